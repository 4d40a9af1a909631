import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { isSame, rule } from '../law/rule.ts';
import { formEnds, forms, nominatedIn, runningAt, standsIn, steps } from './changes.ts';
import { branch, isActing } from './city.ts';

/** The rules of mergers, and of the entries with which another branch goes on (docs/decisions/0035). */

export const intoAnother = rule(
  'intoAnother',
  '1.23',
  '并入自身、未登记或已合并的支部',
  'it was merged into itself, or into a branch that does not act',
  (event, past) => event.data.into !== event.data.branchId && isActing(event, past, event.data.into),
);

/** The campaigns that run at an event in which a branch stands as an entry, nominated or not. */
function enteredIn(event: Envelope, past: Past, branchId: string): string[] {
  return runningAt(event, past).filter((campaignId) => {
    const key = `${campaignId}.${branchId}`;
    const last = past.last(event, [...forms, 'ApplicationAccepted', ...formEnds], key)?.type;
    const listed = past.last(event, steps, key)?.type ?? 'RecommendationRecalled';
    return last === undefined ? listed !== 'RecommendationRecalled' : !formEnds.includes(last);
  });
}

/** A merged branch ends or is carried over wherever it stands. */
export const mergedWhereItStands = rule(
  'mergedWhereItStands',
  '1.23',
  '所列活动不是被并支部参评的全部活动，或承接与否不符',
  'it does not tell every campaign in which the merged branch stands, or where the other one goes on with it',
  (event, past) => {
    const { branchId, into, campaignIds, carriedIn } = event.data;
    const entered = enteredIn(event, past, branchId);
    // In records of before, each entry ended with its branch.
    if (carriedIn === undefined) return campaignIds.join() === entered.join();
    const others = standsIn(event, past, into);
    const carried = nominatedIn(event, past, branchId).filter((id) => !others.includes(id));
    return (
      carriedIn.join() === carried.join() &&
      campaignIds.join() === entered.filter((id) => !carried.includes(id)).join()
    );
  },
);

/** An entry goes on with one other branch and no further, before its ranking is confirmed. */
export const mergedInTime = rule(
  'mergedInTime',
  '1.23',
  '合并时该支部已承接其他申报、排名已确认，或参评凭本支部的下级命名',
  'the branch went on with another entry, its ranking was confirmed, or it stood by its own naming below',
  (event, past) => {
    const { branchId, carriedIn = [] } = event.data;
    const running = runningAt(event, past);
    const isBound = past
      .before(event, 'BranchMerged', `below ${branchId}`)
      .some(({ data }) => data.carriedIn?.some((id: string) => running.includes(id)));
    const isRanked = carriedIn.some((id: string) =>
      past.before(event, 'RankingConfirmed', id).some(({ time }) => time < event.time),
    );
    const isFromBelow = carriedIn.some((id: string) => past.pack(event, id)?.entriesFrom !== undefined);
    return !isBound && !isRanked && !isFromBelow;
  },
);

export const carriedAsMerged = rule(
  'carriedAsMerged',
  '1.23',
  '承接的申报、支部或名称与合并时不符',
  'entry, branch or names are not those of the merger',
  (event, past) => {
    const { campaignId, branchId, into } = event.data;
    const merger = past.byId(event.causationId ?? '');
    const { name, unitName } = branch(event, past, into) ?? {};
    const nominated = past.last(event, ['CandidateRecommended', 'CandidateSelfNominated'], entryOf(event));
    const names = { branchName: name, unitName, bureauName: nominated?.data.bureauName };
    return (
      merger?.type === 'BranchMerged' &&
      merger.data.branchId === branchId &&
      merger.data.into === into &&
      merger.data.carriedIn?.includes(campaignId) &&
      isSame(names, event.data, ['branchName', 'unitName', 'bureauName'])
    );
  },
);
