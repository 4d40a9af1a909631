import { unitRoles } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import { isBefore, type Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';

/** The rules of who somebody is: the register, a person's accounts, and roles that exclude each other. */

/** True once anybody is registered: records of before the register keep the rules of their time. */
export const registerBegun = (event: Envelope, past: Past): boolean =>
  past.all('PersonRegistered').some((registered) => isBefore(registered, event));

export const personOf = (event: Envelope, past: Past, accountId: string): string | undefined =>
  past.before(event, 'AccountCreated', accountId)[0]?.data.personId;

export const isDisabled = (event: Envelope, past: Past, accountId: string): boolean =>
  past.before(event, 'AccountDisabled', accountId).length > 0;

/** Every account of a person, the disabled ones, too. */
export const accountsOf = (event: Envelope, past: Past, personId: string): string[] =>
  past.before(event, 'AccountCreated', `person ${personId}`).map(({ data }) => data.accountId as string);

/** True if an account of the same person is among them. */
export function hasAccountIn(
  event: Envelope,
  past: Past,
  accountId: string,
  among: readonly string[],
): boolean {
  const person = personOf(event, past, accountId);
  return among.some((other) => other === accountId || (person && personOf(event, past, other) === person));
}

/** The unit in which an account's holder works at an event, by the register, else as the account began. */
export function unitNow(event: Envelope, past: Past, accountId: string): string | undefined {
  const [created] = past.before(event, 'AccountCreated', accountId);
  const types = ['PersonRegistered', 'PersonMoved'];
  const said = past.last(event, types, `person ${created?.data.personId}`) ?? created;
  return said?.data.unitId;
}

/** The grants of roles that were not ended before an event, of one account or of all. */
export function grants(event: Envelope, past: Past, account?: string): Envelope[] {
  return past
    .before(event, 'RoleGranted', account)
    .filter(
      (grant) =>
        !past
          .before(event, 'RoleRevoked', grant.data.accountId)
          .some(
            (end) =>
              end.sequence > grant.sequence &&
              end.data.role === grant.data.role &&
              end.data.unitId === grant.data.unitId,
          ),
    );
}

/** True while nobody ended a loan, whether its days have come or not. */
export const isLentStill = (given: Envelope, event: Envelope, past: Past): boolean =>
  !past
    .before(event, 'DelegationEnded', given.data.accountId)
    .some(
      (end) =>
        end.sequence > given.sequence &&
        end.data.to === given.data.to &&
        end.data.role === given.data.role &&
        end.data.unitId === given.data.unitId,
    );

/** The roles that a person could use through any account, lent ones included. */
function rolesOf(event: Envelope, past: Past, personId: string): string[] {
  const accounts = accountsOf(event, past, personId).filter((id) => !isDisabled(event, past, id));
  return accounts.flatMap((account) => [
    ...grants(event, past, account).map(({ data }) => data.role as string),
    ...past
      .before(event, 'DelegationGiven', account)
      .filter((given) => given.data.to === account && isLentStill(given, event, past))
      .map(({ data }) => data.role as string),
  ]);
}

const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

/** Written down a second time, not taken from the deciders' table. */
function exclude(one: string, other: string): boolean {
  if (one === other) return false;
  const pair = [one, other];
  const has = (...roles: string[]) => pair.some((role) => roles.includes(role));
  return (
    has(...administrators, 'auditor') ||
    (has('expert') && has('committee', 'operator', 'bureauOfficer', 'branchSecretary')) ||
    (has('committee') && has('operator', 'branchSecretary'))
  );
}

export const rolesApart = rule(
  'rolesApart',
  '1.25',
  '同一人（含其各账号及受托）兼任互不相容的角色',
  'one person, through all accounts and loans, holds two roles that exclude each other',
  (event, past) => {
    const { role, to, accountId } = event.data;
    const personId = personOf(event, past, to ?? accountId);
    // Where there is no such account, another rule tells.
    return personId === undefined || rolesOf(event, past, personId).every((held) => !exclude(held, role));
  },
);

export const registeredOnce = rule(
  'registeredOnce',
  '1.25',
  '同一人员登记了两次',
  'a person was registered twice',
  (event, past) => {
    const { personId, policeNumber } = event.data;
    const known = [`registered ${personId.toLowerCase()}`, `number ${policeNumber}`];
    return known.every((name) => past.before(event, 'PersonRegistered', name).length === 0);
  },
);

export const ofRegistered = rule(
  'ofRegistered',
  '1.25',
  '账号不属于在册人员，或姓名、单位不符',
  'the account belongs to nobody who is registered, or bears another name or unit',
  (event, past) => {
    // Records of before have no register.
    const { personId, name, unitId } = event.data;
    const own = past.last(event, ['PersonRegistered', 'PersonMoved'], `person ${personId}`);
    const [registered] = past.before(event, 'PersonRegistered', `person ${personId}`);
    return !registerBegun(event, past) || (registered?.data.name === name && own?.data.unitId === unitId);
  },
);

export const secretaryRegistered = rule(
  'secretaryRegistered',
  '1.25',
  '任命的支部书记不在册，或姓名不符',
  'the secretary who was appointed is not registered, or bears another name',
  (event, past) => {
    const { personId, name } = event.data;
    const [registered] = past.before(event, 'PersonRegistered', `person ${personId}`);
    return !registerBegun(event, past) || registered?.data.name === name;
  },
);

export const movedTruly = rule(
  'movedTruly',
  '1.25',
  '调动的人员不在册、单位未变，或所列账号不全',
  'who moved is not registered, works there already, or has other accounts than it lists',
  (event, past) => {
    const { personId, unitId, accountIds } = event.data;
    const key = `person ${personId}`;
    return (
      past.before(event, 'PersonRegistered', key).length > 0 &&
      past.last(event, ['PersonRegistered', 'PersonMoved'], key)?.data.unitId !== unitId &&
      accountIds.toSorted().join() === accountsOf(event, past, personId).sort().join()
    );
  },
);

interface Named {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly unitId?: string;
}

/** Experts, substitutes and assessors are chosen: recusal follows from person and unit. */
export const chosenFromRegister = rule(
  'chosenFromRegister',
  '1.17',
  '所列人员与名册或角色不符',
  'somebody named is not as the register says, or does not hold the role',
  (event, past) => {
    const { members, experts, substitute } = event.data;
    const role = members === undefined ? 'expert' : 'assessor';
    const named: readonly Named[] = members ?? experts ?? [substitute];
    return named.every(({ accountId, personId, name, unitId }) => {
      const [account] = past.before(event, 'AccountCreated', accountId);
      return (
        account?.data.personId === personId &&
        account.data.name === name &&
        // Of somebody registered after the account began, the account keeps its unit until the person moves.
        [unitNow(event, past, accountId), account.data.unitId].includes(unitId) &&
        !isDisabled(event, past, accountId) &&
        grants(event, past, accountId).some((grant) => grant.data.role === role)
      );
    });
  },
);

/** The units for which an account holds or has borrowed a role at an event, and where it works. */
export function unitsOf(event: Envelope, past: Past, accountId: string): string[] {
  const held = grants(event, past, accountId).map(({ data }) => data);
  const lent = past
    .before(event, 'DelegationGiven', accountId)
    .filter(
      (given) =>
        given.data.to === accountId &&
        given.data.from <= event.time &&
        event.time < given.data.until &&
        isLentStill(given, event, past),
    )
    .map(({ data }) => data);
  const isOfUnit = (role: string) => unitRoles.some((each) => each === role);
  return [
    unitNow(event, past, accountId),
    ...[...held, ...lent].map(({ role, unitId }) => (isOfUnit(role) ? unitId : undefined)),
    ...lent.map(({ personUnit }) => personUnit),
  ].filter((unit) => unit !== undefined);
}
