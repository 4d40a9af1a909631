import { lintCalendar } from '@laurel/rules';
import { canonicalJson, plusHours, shanghaiDay } from '@laurel/core';
import { values } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import { isBefore, type Past } from '../law/past.ts';
import { isSame, rule } from '../law/rule.ts';

/** The rules of the organisation, the calendar, and of what every unit sends in. */

type Names = Readonly<Record<string, string | undefined>>;

export const bureau = (event: Envelope, past: Past, bureauId: string) =>
  past.last(event, ['BureauRegistered'], bureauId)?.data;

/** A branch as it is called at an event; undefined when it is not registered. */
function branch(event: Envelope, past: Past, branchId: string) {
  const registered = past.last(event, ['BranchRegistered'], branchId)?.data;
  const renamed = past.last(event, ['BranchRenamed'], branchId)?.data;
  return registered && { ...registered, ...renamed };
}

export const isActing = (event: Envelope, past: Past, branchId: string): boolean =>
  branch(event, past, branchId) !== undefined && past.before(event, 'BranchMerged', branchId).length === 0;

/** The bureau to which an entry belongs at an event: that which nominated it before the branch moved. */
export function bureauOfEntry(event: Envelope, past: Past, branchId: string): string | undefined {
  const { campaignId } = event.data;
  const moves = past.before(event, 'BranchMoved', branchId).filter(({ data }) => data.branchId === branchId);
  const went = moves.findLastIndex(({ data }) => data.goesIn.includes(campaignId));
  const stayed = moves.slice(went + 1).find(({ data }) => data.staysIn.includes(campaignId));
  return stayed?.data.formerBureauId ?? past.tree(event).parentOf(branchId);
}

/** The names of an entry as the organisation has them at an event. */
export function namesOf(event: Envelope, past: Past, branchId: string): Names {
  const { name, unitName } = branch(event, past, branchId) ?? {};
  const bureauId = bureauOfEntry(event, past, branchId);
  return { branchName: name, unitName, bureauName: bureauId && bureau(event, past, bureauId)?.name };
}

export const newUnit = rule(
  'newUnit',
  '1.23',
  '重复登记，或所属单位未登记',
  'the unit was registered before, or its bureau was not',
  (event, past) => {
    const { bureauId, branchId } = event.data;
    const { parentId } = event.data;
    if (branchId === undefined) {
      const hasParent = parentId === undefined || bureau(event, past, parentId) !== undefined;
      return hasParent && bureau(event, past, bureauId) === undefined;
    }
    return branch(event, past, branchId) === undefined && bureau(event, past, bureauId) !== undefined;
  },
);

export const unitActs = rule(
  'unitActs',
  '1.23',
  '单位未登记或已合并',
  'the unit is not registered, or is merged into another',
  (event, past) => {
    const { branchId, bureauId, unitId } = event.data;
    const unit: string = branchId ?? unitId ?? bureauId;
    return unit.includes('.') ? isActing(event, past, unit) : bureau(event, past, unit) !== undefined;
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
      bureau(event, past, bureauId) !== undefined
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
    const stays = running.filter((campaignId) => {
      const key = `${campaignId}.${event.data.branchId}`;
      const listed = past.last(event, steps, key)?.type ?? 'RecommendationRecalled';
      const last = past.last(event, [...steps, ...forms, 'ApplicationAccepted', ...formEnds], key)?.type;
      return listed !== 'RecommendationRecalled' && !formEnds.includes(last!);
    });
    const goes = running.filter((campaignId) => !stays.includes(campaignId));
    return stays.join() === event.data.staysIn.join() && goes.join() === event.data.goesIn.join();
  },
);

/** The campaigns that run at an event, by id. */
function runningAt(event: Envelope, past: Past): string[] {
  const isOver = (campaignId: string) =>
    ['CampaignClosed', 'CampaignCancelled'].some((type) => past.before(event, type, campaignId).length > 0);
  const opened = past.before(event, 'CampaignOpened').map(({ data }) => data.campaignId as string);
  return opened.filter((campaignId) => !isOver(campaignId)).sort();
}

export const intoAnother = rule(
  'intoAnother',
  '1.23',
  '并入自身、未登记或已合并的支部',
  'it was merged into itself, or into a branch that does not act',
  (event, past) => event.data.into !== event.data.branchId && isActing(event, past, event.data.into),
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

export const invitedAsRegistered = rule(
  'invitedAsRegistered',
  '2.1',
  '邀请的单位、名称或途径与登记不符',
  'units, names or route are not those on record',
  (event, past) => {
    const { bureauId, bureauName, kind, route, branches } = event.data;
    const routes = past.pack(event)?.routes;
    const own = bureau(event, past, bureauId);
    const wanted = routes?.recommending.includes(kind)
      ? 'recommended'
      : routes?.selfNominating.includes(kind)
        ? 'self'
        : undefined;
    const listed: Names[] = branches;
    const tree = past.tree(event);
    const all = ['BranchRegistered', 'BranchMoved']
      .flatMap((type) => past.before(event, type, bureauId))
      .map(({ data }) => data.branchId as string)
      .filter((branchId, index, each) => each.indexOf(branchId) === index)
      .filter((branchId) => tree.parentOf(branchId) === bureauId && isActing(event, past, branchId));
    const isWhole = event.causationId === undefined || listed.length === all.length;
    return (
      own?.name === bureauName &&
      own?.kind === kind &&
      route === wanted &&
      isWhole &&
      listed.every(
        (told) =>
          all.includes(told['branchId']!) &&
          isSame(namesOf(event, past, told['branchId']!), told, ['branchName', 'unitName']),
      )
    );
  },
);

export const wholeYear = rule(
  'wholeYear',
  '1.21',
  '该年安排不完整，或与此前相同',
  'the year is not whole, or is arranged as before',
  (event, past) => {
    const { data } = event;
    const before = past.before(event, 'CalendarPublished').findLast((year) => year.data.year === data.year);
    return lintCalendar(data).length === 0 && canonicalJson(before?.data ?? null) !== canonicalJson(data);
  },
);

export const attended = rule(
  'attended',
  '1.8',
  '应到、实到人数或日期不对',
  'more are entitled than there are members, too few were present, or the day lies ahead',
  (event, past) => {
    const { entitled, present, heldOn, branchId } = event.data;
    return (
      present <= entitled &&
      2 * present > entitled &&
      entitled <= (branch(event, past, branchId)?.fullMembers ?? 0) &&
      heldOn <= shanghaiDay(event.time)
    );
  },
);

export const targetsOfPack = rule(
  'targetsOfPack',
  '2.2',
  '计划所列标准不在规则包中',
  'the plan names a criterion that the rule pack has not',
  (event, past) => {
    const criteria = past.pack(event)?.criteria.map(({ id }) => id) ?? [];
    return event.data.targets.every(({ criterionId }: Names) => criteria.includes(criterionId!));
  },
);

/** Documents, sheets, slides, pictures; written down a second time. */
const taken = new Set([
  ...['pdf', 'ofd', 'vnd.ofd', 'msword', 'vnd.ms-excel', 'vnd.ms-powerpoint', 'vnd.ms-works'],
  ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map(
    (kind) => `vnd.openxmlformats-officedocument.${kind}`,
  ),
  ...['wps-office.wps', 'wps-office.et', 'wps-office.dps'],
  ...['jpeg', 'png', 'heic', 'heif', 'plain', 'mp4'],
]);

export const fileKept = rule(
  'fileKept',
  '2.3',
  '附件编号不是其内容的哈希、过大或类型不符，或活动、单位不存在',
  'the file is not named by its hash, too large, of another type, or of no campaign or unit',
  (event, past) => {
    const { attachmentId, size, mediaType, campaignId, unitId } = event.data;
    const isUnit = (branch(event, past, unitId) ?? bureau(event, past, unitId)) !== undefined;
    return (
      /^[0-9a-f]{64}$/.test(attachmentId) &&
      size <= values.attachmentBytesMax &&
      taken.has(mediaType.split('/')[1]) &&
      past.before(event, 'CampaignDrafted', campaignId).length > 0 &&
      isUnit
    );
  },
);

const steps = ['CandidateRecommended', 'CandidateSelfNominated', 'RecommendationRecalled'];
const forms = ['ApplicationDrafted', 'ApplicationSubmitted', 'ApplicationTakenBack', 'ApplicationReturned'];
const formEnds = ['ApplicationDeclaredIneligible', 'ApplicationLapsed', 'ApplicationWithdrawn'];

/** A merged branch withdraws wherever it stands. */
export const mergedWhereItStands = rule(
  'mergedWhereItStands',
  '1.23',
  '所列活动不是被并支部参评的全部活动',
  'it does not tell every campaign in which the merged branch stands',
  (event, past) => {
    const { branchId, campaignIds } = event.data;
    const stands = (campaignId: string) => {
      const key = `${campaignId}.${branchId}`;
      const last = past.last(event, [...forms, 'ApplicationAccepted', ...formEnds], key)?.type;
      const listed = past.last(event, steps, key)?.type ?? 'RecommendationRecalled';
      return last === undefined ? listed !== 'RecommendationRecalled' : !formEnds.includes(last);
    };
    return runningAt(event, past).filter(stands).join() === campaignIds.join();
  },
);

const open = ['CampaignOpened', 'CampaignClosed', 'CampaignCancelled'];
const minute = 1 / 60;

/** A service may not have heard yet that the campaign has just ended. */
export const whileOpen = rule(
  'whileOpen',
  '4-campaign',
  '活动未启动或已结束',
  'the campaign was not open, or had ended',
  (event, past) => {
    const said = open.flatMap((type) => past.before(event, type, event.data.campaignId));
    const latest = said
      .filter((each) => each.service === event.service || plusHours(each.time, minute) < event.time)
      .reduce<Envelope | undefined>((last, each) => (last && isBefore(each, last) ? last : each), undefined);
    return (latest ?? said[0])?.type === 'CampaignOpened';
  },
);

export const importedOnce = rule(
  'importedOnce',
  '1.20',
  '同一结果重复导入',
  'one branch stands twice in an import, or its result was known as it is',
  (event, past) => {
    const ofRound = past
      .all('EarlierResultImported', event.data.branchId)
      .filter(({ data, sequence }) => data.round === event.data.round && sequence < event.sequence);
    const last = ofRound.at(-1);
    return (
      ofRound.every(({ commandId }) => commandId !== event.commandId) &&
      canonicalJson(last?.data ?? null) !== canonicalJson(event.data)
    );
  },
);
