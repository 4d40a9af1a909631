import { canonicalJson, plusHours } from '@laurel/core';
import { conflicts } from '@laurel/rules';
import { partsOf } from '../history/concerning.ts';
import type { Envelope } from '../history/envelope.ts';
import { concerned, keepingAway } from '../invariants/two-persons.ts';
import { bureauOfEntry } from '../law-of-applying/city.ts';
import { reachedByCampaign } from '../law-of-applying/hosts.ts';
import { credentialSettled } from '../law-of-access/access.ts';
import { attached } from './attached.ts';
import type { Past } from './past.ts';
import { accountsOf, unitsOf } from '../law-of-access/persons.ts';
import { saidAsProposed } from './proposals.ts';
import { holdsRole, lendable } from './roles.ts';
import { rule } from './rule.ts';

/** The rules that every event keeps, whatever it says. */

/** Of whoever signs in, the first role stands for all: it is not in question yet. */
const isActor = ({ actor, stream }: Envelope): boolean =>
  actor.role !== 'system' && !stream.startsWith('session-');

/** The field that says the name in the id of each aggregate that has one. */
const named = [
  ['announcement', 'announcementId'],
  ['attachment', 'attachmentId'],
  ['group', 'groupId'],
  ['notice', 'noticeId'],
  ['session', 'sessionId'],
] as const;
/** As far as the clocks of two servers may differ. */
const clocksApartHours = 1 / 60;

export const everywhere = [
  rule(
    'derivedId',
    '1.22',
    '事件编号不是由流、命令和序位得出的',
    'its id does not follow from stream, command and place',
    (event, past) =>
      event.type === 'RecordRead' ||
      event.id === past.tools.derivedId(`${event.stream}/${event.commandId}/${past.placeOf(event)}`),
  ),
  rule(
    'ofItsStream',
    '4',
    '内容与所在的流不符',
    'what it says does not belong to its stream',
    (event, past) => {
      const { type, stream, data } = event;
      const parts = partsOf(stream);
      const same = (part: string | undefined, ...said: unknown[]) =>
        part === undefined || said.every((value) => value === undefined || part === value);
      const isBranch = parts.unit?.includes('.');
      return (
        same(parts.campaign, data.campaignId) &&
        same(parts.unit, ...(isBranch ? [data.branchId, data.unitId] : [data.bureauId, data.unitId])) &&
        // Where a branch stands from then on these two say themselves.
        (data.branchId === undefined ||
          ['BranchRegistered', 'BranchMoved'].includes(type) ||
          same(bureauOfEntry(event, past, data.branchId), data.bureauId)) &&
        (stream.startsWith('account-') || stream.startsWith('ballot-')
          ? same(parts.account, data.expertId ?? data.accountId)
          : true) &&
        same(parts.stage, data.stage) &&
        same(parts.title, data.titleId) &&
        same(
          parts.name,
          ...named.flatMap(([aggregate, field]) => (stream.startsWith(`${aggregate}-`) ? [data[field]] : [])),
        ) &&
        (!stream.startsWith('message-') || same(stream.slice('message-'.length), data.messageId)) &&
        (!stream.startsWith('reads-') || same(stream.slice('reads-'.length), data.accountId)) &&
        (type !== 'SessionRefused' || data.accountId === undefined)
      );
    },
  ),
  rule(
    'ofTheSystem',
    '1.24',
    '系统办理的标识不符',
    'what the system did is not marked so, or what a person did is',
    ({ actor, stream, commandId }) => {
      const isSystem = actor.role === 'system';
      const own = /^(system|first-start)-/.test(commandId);
      return (
        (actor.account === 'system') === isSystem &&
        (actor.person === 'system') === isSystem &&
        (!isSystem || (actor.unit === undefined && actor.onBehalfOf === undefined)) &&
        // A sign-in that was refused has nobody who did it.
        (stream.startsWith('session-') || own === isSystem)
      );
    },
  ),
  rule(
    'asCaused',
    '1.24',
    '与起因的时间、请求或命令编号不符',
    'its instant, request or command does not follow from what caused it',
    (event, past) => {
      const { causationId, correlationId, commandId, actor, time } = event;
      if (causationId === undefined) return correlationId === commandId;
      const cause = past.byId(causationId);
      return (
        cause?.time === time &&
        cause.correlationId === correlationId &&
        actor.role === 'system' &&
        past.isReaction(event)
      );
    },
  ),
  rule(
    'proposerAsProposed',
    '1.22',
    '所载提议人与提议时不同',
    'the proposer is not the one who proposed',
    ({ proposer, confirms }, past) =>
      confirms === undefined || canonicalJson(proposer) === canonicalJson(past.proposal(confirms)?.actor),
  ),
  saidAsProposed,
  rule(
    'recordedThen',
    '1.7',
    '记录时间与办理时间不符',
    'it was recorded before it was done, or long after',
    ({ time, recordedAt, actor, stream, causationId }) =>
      // A reaction bears the instant of its cause, by the clock of another server.
      (causationId !== undefined || time <= plusHours(recordedAt, clocksApartHours)) &&
      // What the system does may have waited for a start.
      (actor.role === 'system' || stream.startsWith('session-') || recordedAt <= plusHours(time, 1)),
  ),
  rule(
    'packOnRecord',
    '3',
    '所依据的规则包不在记录中',
    'the rule pack that it names is not on the record',
    ({ rulePackHash }, past) => rulePackHash === undefined || past.hasPack(rulePackHash),
  ),
  rule(
    'ownWorkplace',
    '1.17',
    '办理人的单位与账号不符',
    'the unit is not one in which whoever acted works or holds a role',
    ({ actor }, past) => {
      if (actor.unit === undefined) return true;
      const about = ['AccountCreated', 'RoleGranted', 'DelegationGiven'];
      const known = about.flatMap((type) => past.all(type, actor.account));
      const moved = past.all('PersonMoved').filter(({ data }) => data.accountIds.includes(actor.account));
      return [...known, ...moved].some(
        ({ data }) => data.unitId === actor.unit || data.personUnit === actor.unit,
      );
    },
  ),
  rule(
    'knownCause',
    '1.24',
    '所答复的事件不在记录中',
    'the event that caused it is not on the record',
    ({ causationId }, past) => causationId === undefined || past.byId(causationId) !== undefined,
  ),
  rule(
    'knownAccount',
    '1.25',
    '办理人的账号与人员不符',
    'the account does not belong to the person',
    (event, past) => {
      if (event.actor.role === 'system') return true;
      const [account] = past.before(event, 'AccountCreated', event.actor.account);
      return account?.data.personId === event.actor.person;
    },
  ),
  rule(
    'roleHeld',
    '1.25',
    '办理人当时不具有该角色',
    'whoever acted did not hold the role then',
    (event, past) => !isActor(event) || holdsRole(event, past),
  ),
  rule(
    'proposerStillMay',
    '1.22',
    '提议人在确认时已停用或不再具有该角色',
    'the proposer was disabled or held the role no longer when it was confirmed',
    (event, past) => {
      const { proposer: actor } = event;
      if (actor === undefined) return true;
      return (
        !past.before(event, 'AccountDisabled', actor.account).some(({ time }) => time < event.time) &&
        holdsRole({ ...event, actor }, past)
      );
    },
  ),
  rule(
    'accountEnabled',
    '1.25',
    '办理人的账号当时已停用',
    'the account was disabled then',
    (event, past) =>
      event.actor.role === 'system' ||
      !past.before(event, 'AccountDisabled', event.actor.account).some(({ time }) => time < event.time),
  ),
  rule(
    'awayFromUnits',
    '1.17',
    '办理人（含其各账号及受托）须回避该单位',
    'whoever acted must keep away from the unit, by another account or a loan',
    (event, past) =>
      keepingAway(
        event,
        (event.data.proposalId ? event : past.proposal(event.confirms ?? ''))?.data.act,
      ).every((actor) => {
        const units = unitsOfPerson(event, past, actor);
        return !concerned(event).some((unit) => units.some((own) => conflicts(past.tree(event), own, unit)));
      }),
  ),
  credentialSettled,
  attached,
  reachedByCampaign,
  rule(
    'inPerson',
    '2.4',
    '应由本人办理的由受托人办理',
    'a delegate did what is done in person',
    ({ actor }) => actor.onBehalfOf === undefined || lendable.includes(actor.role),
  ),
];

/** The units of every account of a person, and of the person for whom a delegate acts. */
function unitsOfPerson(event: Envelope, past: Past, actor: Envelope['actor']): string[] {
  return [actor.person, actor.onBehalfOf].flatMap((person) =>
    person === undefined
      ? []
      : accountsOf(event, past, person).flatMap((account) => unitsOf(event, past, account)),
  );
}

/** The rule pack's hash is that of its bytes, wherever a pack is said. */
export const packOfHash = rule(
  'packOfHash',
  '3',
  '规则包与其哈希不符',
  'the rule pack is not what its hash says',
  ({ data }, { tools }) => tools.sha256(canonicalJson(data.rulePack)) === data.rulePackHash,
);
