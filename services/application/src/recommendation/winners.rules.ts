import { type EventOf, type recommendation, refuse, type RulePack } from '@laurel/contracts';
import { isReached } from '@laurel/rules';
import { upwards } from '../organisation/handing-in.rules.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Candidate } from './recommendation.ts';

/** The rules of lists whose candidates were named below (docs/handbook/process.md#1.15). */

type Below = Extract<EventOf<typeof recommendation>, { type: 'WinnerHandedUp' }>['data']['below'];

/** A naming of a branch that stands, in a campaign of a bureau. */
export interface Winner extends Below {
  readonly branchId: string;
  readonly hostId: string;
  readonly honourName: string;
}

/** The list, and the namings of the branches that stand on it. */
interface OfList {
  readonly tree: Organisation;
  readonly bureauId: string;
  readonly winners: readonly Winner[];
}

/**
 * The naming on which each candidate rests, by branch: the newest that counts by the rule pack, in a campaign
 * of the bureau that hands in or of one below it. Nothing where the pack lets every branch enter. Refuses
 * with `not_named_below`.
 */
export function requireNamedBelow(
  candidates: readonly Candidate[],
  { entriesFrom }: Pick<RulePack, 'entriesFrom'>,
  { tree, bureauId, winners }: OfList,
): ReadonlyMap<string, Below> {
  if (entriesFrom === undefined) return new Map();
  const { namedFrom, honourNames } = entriesFrom;
  const counting = winners
    .filter(({ namedOn }) => namedOn >= namedFrom)
    .filter(({ honourName }) => honourNames?.some(({ zh }) => zh === honourName) ?? true)
    .filter(({ hostId }) => isReached(upwards(tree), bureauId, hostId))
    .sort((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1));
  return new Map(
    candidates.map(({ branchId }) => {
      const winner = counting.find((each) => each.branchId === branchId);
      if (!winner) throw refuse('not_named_below', { branch: branchId }, 'candidates');
      const { campaignId, rank, finalScore, namedOn, certificateNumber } = winner;
      return [branchId, { campaignId, rank, finalScore, namedOn, certificateNumber }];
    }),
  );
}

/** Its place among the namings of a branch: the newest last. */
const orderOf = ({ namedOn, campaignId }: Winner) => `${namedOn} ${campaignId}`;
