import type { Envelope } from '../history/envelope.ts';
import { members } from './panel.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { isRecused } from './seats.ts';

/** The rules of ties that the ranking leaves open: the secret vote, and the draw. */

interface Tie {
  readonly branchIds: readonly string[];
  readonly tieBreak?: string;
}

/** The ties that the newest ranking leaves open. */
const openTies = (event: Envelope, past: Past): readonly Tie[] =>
  past.last(event, ['RankingComputed'], `ranking-${event.data.campaignId}`)?.data.open ?? [];

const within = (some: readonly string[], all: readonly string[]) => some.every((id) => all.includes(id));

/** A run-off that was undecided between two is held between these once more. */
export const mayVote = rule(
  'mayVote',
  '3.6',
  '没有待决的并列，或专家无权投票、重复投票',
  'there is no such tie, or the expert may not vote on it, or voted before',
  (event, past) => {
    const { branchIds, expertId, round } = event.data;
    const tie = openTies(event, past).find((open) => within(branchIds, open.branchIds));
    const earlier = past
      .before(event, 'RunOffVoteSealed', event.stream)
      .some(
        ({ data }) => data.expertId === expertId && data.round === round && within(branchIds, data.branchIds),
      );
    return (
      tie?.tieBreak === 'runOff' &&
      !earlier &&
      entitledTo(tie, event, past).includes(expertId) &&
      round === roundOf(event, past)
    );
  },
);

/** A substitute for certain entries votes on no others. */
const entitledTo = (tie: Tie | undefined, event: Envelope, past: Past): string[] =>
  members(event, past)
    .filter(({ accountId, only }) =>
      tie?.branchIds.every(
        (branchId) =>
          (only?.includes(branchId) ?? true) && !isRecused(event, past, { branchId, expertId: accountId }),
      ),
    )
    .map(({ accountId }) => accountId);

const roundOf = (event: Envelope, past: Past): number =>
  past
    .before(event, 'RunOffHeld', event.stream)
    .some(({ data }) => !data.decided && within(event.data.branchIds, data.branchIds))
    ? 2
    : 1;

export const enoughVotes = rule(
  'enoughVotes',
  '3.6',
  '票数不足、有权投票者的票未计，或轮次、次序不对',
  'too few votes were counted, other votes than those entitled cast, or of another round or order',
  (event, past) => {
    const { branchIds, round, commitments } = event.data;
    const tie = openTies(event, past).find((open) => within(branchIds, open.branchIds));
    const entitled = entitledTo(tie, event, past);
    const votes = past
      .before(event, 'RunOffVoteSealed', event.stream)
      .filter(({ data }) => data.branchIds.join() === branchIds.join() && data.round === round)
      .filter(({ data }) => entitled.includes(data.expertId))
      .map(({ data }) => data.commitment as string);
    const minimum = past.pack(event)?.scoring.ballotsMinimum ?? 0;
    return (
      tie !== undefined &&
      commitments.length >= Math.min(minimum, entitled.length) &&
      commitments.every((commitment: string) => votes.includes(commitment)) &&
      commitments.join() === [...new Set<string>(commitments)].sort().join() &&
      round === roundOf(event, past)
    );
  },
);

export const witnessed = rule(
  'witnessed',
  '3.6',
  '没有应抽签的并列，或见证人不足、就是抽签人',
  'no tie was to be drawn, or it was not witnessed by two others',
  (event, past) => {
    const { branchIds, witnesses } = event.data;
    const holders = [event.actor, event.proposer].flatMap((holder) =>
      holder ? [holder.account, holder.person] : [],
    );
    return (
      openTies(event, past).some(
        (open) => open.tieBreak === 'draw' && open.branchIds.toSorted().join() === branchIds.join(),
      ) &&
      new Set(witnesses).size >= 2 &&
      !witnesses.some((witness: string) => holders.includes(witness))
    );
  },
);
