import type { RulePack } from '@laurel/contracts';
import type { HeldOrder } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { kept } from '../invariants/checker.ts';

/**
 * The inputs of a ranking, gathered from the record alone: entries, opened ballots, run-offs and draws of one
 * campaign.
 */

export interface KnownEntry {
  readonly branchId: string;
  readonly bureauId: string;
  readonly route: 'recommended' | 'self';
  readonly rank?: number;
  readonly pool?: string;
  withdrawn: boolean;
  disqualified: boolean;
  dynamic?: {
    readonly dynamic: string;
    readonly criteria: readonly { criterionId: string; score: string }[];
    readonly steps: unknown;
  };
}

export interface KnownBallot {
  readonly stage: 'onSite' | 'presentation';
  readonly branchId: string;
  readonly expertId: string;
  readonly scores: readonly { readonly criterionId: string; readonly score: string }[];
}

interface Repeat {
  readonly tied: readonly string[];
  readonly branchIds: readonly string[];
  readonly round: number;
}

export interface KnownContest {
  readonly entries: Map<string, KnownEntry>;
  opening?: { readonly ballots: readonly KnownBallot[] };
  readonly recused: Set<string>;
  readonly setAside: Set<string>;
  readonly runOffs: HeldOrder[];
  readonly draws: HeldOrder[];
  repeats: Repeat[];
}

/** Everything that every campaign's ranking stands on. Keeps the entries and the opened ballots. */
export class RankingInputs {
  readonly #packs = new Map<string, RulePack>();
  readonly #contests = new Map<string, KnownContest>();

  pack(hash: string): RulePack | undefined {
    return this.#packs.get(hash);
  }

  contest(campaignId: string): KnownContest {
    return kept<string, KnownContest>(this.#contests, campaignId, () => ({
      entries: new Map(),
      recused: new Set(),
      setAside: new Set(),
      runOffs: [],
      draws: [],
      repeats: [],
    }));
  }

  learn(event: Pick<Envelope, 'type' | 'data' | 'service'>): void {
    const { type, data } = event;
    if (type === 'CampaignOpened' || type === 'RulePackAmended')
      this.#packs.set(data.rulePackHash, data.rulePack);
    if (event.service === 'evaluation') learnContest(this.contest(data.campaignId), event);
  }

  /** The ballots that count: opened, not set aside, of nobody recused. */
  counted(campaignId: string): KnownBallot[] {
    const { opening, setAside, recused } = this.contest(campaignId);
    return (opening?.ballots ?? []).filter(
      ({ stage, branchId, expertId }) =>
        !setAside.has(`${stage} ${branchId} ${expertId}`) && !recused.has(`${branchId} ${expertId}`),
    );
  }
}

function learnContest(contest: KnownContest, { type, data }: Pick<Envelope, 'type' | 'data'>): void {
  const entry = contest.entries.get(data.branchId);
  switch (type) {
    case 'EntryAdmitted':
      contest.entries.set(data.branchId, admitted(data));
      break;
    case 'DynamicScoreReceived':
      if (entry) delete entry.dynamic;
      if (entry && 'dynamic' in data.result) entry.dynamic = data.result;
      break;
    case 'EntryWithdrawn':
      if (entry) entry.withdrawn = true;
      break;
    case 'EntryDisqualified':
      if (entry) entry.disqualified = true;
      break;
    case 'ExpertRecused':
      contest.recused.add(`${data.branchId} ${data.expertId}`);
      break;
    case 'RecusalWithdrawn':
      contest.recused.delete(`${data.branchId} ${data.expertId}`);
      for (const stage of ['onSite', 'presentation'])
        contest.setAside.delete(`${stage} ${data.branchId} ${data.expertId}`);
      break;
    case 'BallotSetAside':
      contest.setAside.add(`${data.stage} ${data.branchId} ${data.expertId}`);
      break;
    case 'BallotsOpened':
      contest.opening = data;
      break;
    case 'RunOffHeld':
      learnRunOff(contest, data);
      break;
    case 'DrawHeld':
      contest.draws.push({ tied: data.branchIds, order: data.order });
      break;
  }
}

function admitted({ branchId, bureauId, route, rank, pool }: KnownEntry): KnownEntry {
  return {
    branchId,
    bureauId,
    route,
    ...(rank !== undefined && { rank }),
    ...(pool !== undefined && { pool }),
    withdrawn: false,
    disqualified: false,
  };
}

/**
 * Undecided with two in its order means: voted again between these two; what is decided holds for all that
 * were tied at first.
 */
function learnRunOff(
  contest: KnownContest,
  held: { branchIds: string[]; round: number; order: string[]; decided: boolean },
): void {
  if (!held.decided && held.order.length === 2) {
    contest.repeats.push({ tied: held.branchIds, branchIds: held.order, round: held.round + 1 });
    return;
  }
  const repeated = contest.repeats.find(
    ({ round, branchIds }) => round === held.round && isSameGroup(branchIds, held.branchIds),
  );
  contest.repeats = contest.repeats.filter((repeat) => repeat !== repeated);
  contest.runOffs.push({ tied: repeated?.tied ?? held.branchIds, order: held.order });
}

function isSameGroup(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
