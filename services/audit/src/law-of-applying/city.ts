import { handingIn, hostOf, lintCalendar } from '@laurel/rules';
import { canonicalJson, plusHours, shanghaiDay } from '@laurel/core';
import { values } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import { asOrdered, isBefore, type Past } from '../law/past.ts';
import { isSame, rule } from '../law/rule.ts';

/** The rules of the organisation, the calendar, and of what every unit sends in. */

type Names = Readonly<Record<string, string | undefined>>;

export function bureau(event: Envelope, past: Past, bureauId: string) {
  const registered = past.last(event, ['BureauRegistered'], bureauId)?.data;
  const renamed = past.last(event, ['BureauRenamed'], bureauId)?.data;
  const reclassified = past.last(event, ['BureauReclassified'], bureauId)?.data;
  return (
    registered && {
      ...registered,
      ...(renamed && { name: renamed.name }),
      ...(reclassified && { kind: reclassified.kind }),
    }
  );
}

/** A bureau that was not abolished. */
export const isStanding = (event: Envelope, past: Past, bureauId: string): boolean =>
  bureau(event, past, bureauId) !== undefined && past.before(event, 'BureauAbolished', bureauId).length === 0;

/** A branch as it is called at an event; undefined when it is not registered. */
export function branch(event: Envelope, past: Past, branchId: string) {
  const registered = past.last(event, ['BranchRegistered'], branchId)?.data;
  const changes = ['BranchRenamed', 'BranchCorrected']
    .flatMap((type) => past.before(event, type, branchId))
    .sort((one, other) => one.sequence - other.sequence);
  return registered && Object.assign({}, registered, ...changes.map(({ data }) => data));
}

export const isActing = (event: Envelope, past: Past, branchId: string): boolean =>
  branch(event, past, branchId) !== undefined &&
  ['BranchMerged', 'BranchDissolved'].every((type) => past.before(event, type, branchId).length === 0);

/**
 * The branch that acts for an entry at an event: the one that was nominated, or the one that goes on with its
 * entry. What is no campaign's concerns a branch as long as any of its entries goes on.
 */
export function actingFor(event: Envelope, past: Past, branchId: string): string {
  const [merged] = past.before(event, 'BranchMerged', branchId);
  const carriedIn: string[] = merged?.data.carriedIn ?? [];
  const { campaignId } = event.data;
  const isCarried =
    campaignId === undefined
      ? event.service === 'assessment' && carriedIn.length > 0
      : carriedIn.includes(campaignId);
  return isCarried ? merged!.data.into : branchId;
}

/** True if a branch went on with the entry of another one in the campaign of an event. */
export const tookOver = (event: Envelope, past: Past, branchId: string): boolean =>
  past
    .before(event, 'BranchMerged', `below ${branchId}`)
    .some(({ data }) => data.carriedIn?.includes(event.data.campaignId));

/**
 * The bureau to which an entry belongs at an event: that which hands in for the one that nominated it before
 * the branch moved, else for the branch's own. Undefined where the campaign does not reach it. What an
 * abolished bureau nominated stays its own.
 */
export function bureauOfEntry(event: Envelope, past: Past, branchId: string): string | undefined {
  const { campaignId } = event.data;
  const moves = past.before(event, 'BranchMoved', branchId).filter(({ data }) => data.branchId === branchId);
  const went = moves.findLastIndex(({ data }) => data.goesIn.includes(campaignId));
  const stayed = moves.slice(went + 1).find(({ data }) => data.staysIn.includes(campaignId));
  const tree = past.tree(event, asOrdered);
  const own: string | undefined = stayed?.data.formerBureauId ?? tree.parentOf(branchId);
  return own === undefined ? undefined : handingIn(tree, hostOf(tree, campaignId), own);
}

/** The names of an entry as the organisation has them at an event. */
export function namesOf(event: Envelope, past: Past, branchId: string): Names {
  const { name, unitName } = branch(event, past, actingFor(event, past, branchId)) ?? {};
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
      const hasParent = parentId === undefined || isStanding(event, past, parentId);
      return hasParent && bureau(event, past, bureauId) === undefined;
    }
    return branch(event, past, branchId) === undefined && isStanding(event, past, bureauId);
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
    return unit.includes('.')
      ? isActing(event, past, actingFor(event, past, unit))
      : bureau(event, past, unit) !== undefined;
  },
);

/** The branches for which an event's bureau hands in: its own and those of bureaus below it. */
function handedInBy(event: Envelope, past: Past): string[] {
  const tree = past.tree(event);
  const { campaignId, bureauId } = event.data;
  const host = hostOf(tree, campaignId);
  // What stands directly below the host the host hands in for; a bureau there for everything below itself.
  const below = bureauId === host ? [bureauId] : bureausBelow(event, past, tree, bureauId);
  return (tree.parentOf(bureauId) === host || bureauId === host ? below : []).flatMap((each) =>
    ['BranchRegistered', 'BranchMoved']
      .flatMap((type) => past.before(event, type, each))
      .map(({ data }) => data.branchId as string)
      .filter((branchId, index, all) => all.indexOf(branchId) === index)
      .filter((branchId) => tree.parentOf(branchId) === each),
  );
}

/** A bureau and all that stand below it. */
function bureausBelow(
  event: Envelope,
  past: Past,
  tree: ReturnType<Past['tree']>,
  bureauId: string,
): string[] {
  const placed = ['BureauRegistered', 'BureauMoved', 'BureauAbolished'].flatMap((type) =>
    past.before(event, type, `below ${bureauId}`).map(({ data }) => data.bureauId as string),
  );
  const children = [...new Set(placed)].filter((each) => tree.parentOf(each) === bureauId);
  return [bureauId, ...children.flatMap((each) => bureausBelow(event, past, tree, each))];
}

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
    const all = handedInBy(event, past).filter((branchId) => isActing(event, past, branchId));
    const isWhole = event.causationId === undefined || listed.length === all.length;
    return (
      isStanding(event, past, bureauId) &&
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
      entitled <= (branch(event, past, actingFor(event, past, branchId))?.fullMembers ?? 0) &&
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
