import { shanghaiDay } from '@laurel/core';
import { above, hostOf, isReached } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { branch, bureau, isActing, isStanding } from './city.ts';

/** The rules of the organisation's changes: what moves, ends, and is named or corrected otherwise. */

export const steps = ['CandidateRecommended', 'CandidateSelfNominated', 'RecommendationRecalled'];
export const forms = [
  'ApplicationDrafted',
  'ApplicationSubmitted',
  'ApplicationTakenBack',
  'ApplicationReturned',
];
export const formEnds = ['ApplicationDeclaredIneligible', 'ApplicationLapsed', 'ApplicationWithdrawn'];

/** The campaigns that run at an event, by id. */
export function runningAt(event: Envelope, past: Past): string[] {
  const isOver = (campaignId: string) =>
    ['CampaignClosed', 'CampaignCancelled'].some((type) => past.before(event, type, campaignId).length > 0);
  const opened = past.before(event, 'CampaignOpened').map(({ data }) => data.campaignId as string);
  return opened.filter((campaignId) => !isOver(campaignId)).sort();
}

/** The campaigns that run at an event in which a branch is nominated, by id. */
export function nominatedIn(event: Envelope, past: Past, branchId: string): string[] {
  return runningAt(event, past).filter((campaignId) => {
    const key = `${campaignId}.${branchId}`;
    const listed = past.last(event, steps, key)?.type ?? 'RecommendationRecalled';
    const last = past.last(event, [...steps, ...forms, 'ApplicationAccepted', ...formEnds], key)?.type;
    return listed !== 'RecommendationRecalled' && !formEnds.includes(last!);
  });
}

/** The same, with the campaigns in which it goes on with the entry of another branch. */
export function standsIn(event: Envelope, past: Past, branchId: string): string[] {
  const taken = past
    .before(event, 'BranchMerged', `below ${branchId}`)
    .flatMap(({ data }) =>
      nominatedIn(event, past, data.branchId).filter((id) => data.carriedIn?.includes(id)),
    );
  return [...new Set([...nominatedIn(event, past, branchId), ...taken])].sort();
}

/** The units directly below a bureau that still exist, at an event. */
function standingBelow(event: Envelope, past: Past, bureauId: string): string[] {
  const tree = past.tree(event);
  const [bureaus, branches] = ['BureauRegistered', 'BranchRegistered'].map((type) =>
    past.before(event, type).map(({ data }): string => data.branchId ?? data.bureauId),
  );
  return [
    ...bureaus!.filter((unit) => isStanding(event, past, unit)),
    ...branches!.filter((unit) => isActing(event, past, unit)),
  ].filter((unit) => tree.parentOf(unit) === bureauId);
}

export const placedBelowAnother = rule(
  'placedBelowAnother',
  '1.23',
  '原上级单位不符，新的上级单位已撤销、未登记、与原上级相同或在该单位之下',
  'the unit above before is another, or the new one is the same, is not there, or stands below it',
  (event, past) => {
    const { bureauId, formerParentId, parentId } = event.data;
    const tree = past.tree(event);
    return (
      isStanding(event, past, bureauId) &&
      tree.parentOf(bureauId) === formerParentId &&
      parentId !== formerParentId &&
      (parentId === undefined ||
        (isStanding(event, past, parentId) && !above(tree, parentId).includes(bureauId)))
    );
  },
);

export const nobodyNominated = rule(
  'nobodyNominated',
  '1.23',
  '该单位或其下有支部在进行中的活动里被提名',
  'it, or a branch below it, is nominated in a campaign that runs',
  (event, past) => {
    const tree = past.tree(event);
    const unit: string = event.data.branchId ?? event.data.bureauId;
    return past
      .before(event, 'BranchRegistered')
      .map(({ data }) => data.branchId as string)
      .filter((branchId) => above(tree, branchId).includes(unit))
      .every((branchId) => nominatedIn(event, past, branchId).length === 0);
  },
);

export const leftEmpty = rule(
  'leftEmpty',
  '1.23',
  '撤销时其下仍有单位或其主办的活动仍在进行，或并入的单位已撤销、未登记或在其之下',
  'units still stood below it, its campaign ran, or it went into a bureau that is not there or is below it',
  (event, past) => {
    const { bureauId, into } = event.data;
    return (
      isStanding(event, past, bureauId) &&
      standingBelow(event, past, bureauId).length === 0 &&
      !runningAt(event, past).some((campaign) => hostOf(past.tree(event), campaign) === bureauId) &&
      (into === undefined ||
        (isStanding(event, past, into) && !above(past.tree(event), into).includes(bureauId)))
    );
  },
);

export const tellsCampaigns = rule(
  'tellsCampaigns',
  '1.23',
  '所列活动不是进行中的全部活动',
  'it does not tell every campaign that runs',
  (event, past) => runningAt(event, past).join() === event.data.campaignIds.join(),
);

export const correctedOtherwise = rule(
  'correctedOtherwise',
  '1.23',
  '更正前后相同，或日期未到',
  'what it corrects was so before, or its day lies ahead',
  (event, past) => {
    const { branchId, bureauId, on, reason: _reason, ...fields } = event.data;
    const registered = branchId ? branch(event, past, branchId) : bureau(event, past, bureauId);
    return (
      on <= shanghaiDay(event.time) &&
      Object.entries(fields).some(([field, value]) => registered?.[field] !== value)
    );
  },
);

export const stillStanding = rule(
  'stillStanding',
  '1.23',
  '单位未登记或已撤销',
  'the bureau is not registered, or was abolished',
  (event, past) => isStanding(event, past, event.data.bureauId),
);

export const renamedOtherwise = rule(
  'renamedOtherwise',
  '1.23',
  '更名前后相同',
  'it was given the name it has',
  (event, past) => {
    const { name, unitName } = branch(event, past, event.data.branchId) ?? {};
    return name !== event.data.name || unitName !== event.data.unitName;
  },
);

export const movedElsewhere = rule(
  'movedElsewhere',
  '1.23',
  '原隶属单位不符，或调整后的单位未登记或与原单位相同',
  'the bureau before is not the branch’s, or the new one is the same or not registered',
  (event, past) => {
    const { branchId, formerBureauId, bureauId } = event.data;
    return (
      past.tree(event).parentOf(branchId) === formerBureauId &&
      bureauId !== formerBureauId &&
      isStanding(event, past, bureauId)
    );
  },
);

export const movedWhereItStands = rule(
  'movedWhereItStands',
  '1.23',
  '所列活动与支部被提名的活动不符',
  'it does not tell in which campaigns the branch stays with its nomination and in which it goes along',
  (event, past) => {
    const running = runningAt(event, past);
    const stays = standsIn(event, past, event.data.branchId);
    const tree = past.tree(event);
    const goes = running.filter(
      (campaignId) =>
        !stays.includes(campaignId) && isReached(tree, hostOf(tree, campaignId), event.data.bureauId),
    );
    return stays.join() === event.data.staysIn.join() && goes.join() === event.data.goesIn.join();
  },
);
