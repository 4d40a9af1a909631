// Who somebody is, which roles one person may hold, what is lent and who gets a new code: lawful but for one
// thing, each history is named by its rule and by no other.
import { describe, expect, it } from '@jest/globals';
import { plusHours } from '@laurel/core';
import { campaignRecord } from '../campaign.fixture.ts';
import { people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted } from '../law/unlawful.fixture.ts';

const record = campaignRecord();
const { systemAdministrator, securityAdministrator, discipline, otherDiscipline, operator } = people;
const opening = isOf('CampaignOpened');
const openedAt = record.find(opening)!.time;

type Said = Partial<Envelope>;

const identity = (
  accountId: string,
  actor: Envelope['actor'],
  type: string,
  data: object,
  more: Said = {},
): Said => ({
  ...{ service: 'identity', stream: `account-${accountId}`, actor, type },
  ...{ data: { accountId, ...data } as never, commandId: `${type}-${accountId}` },
  ...{ correlationId: `${type}-${accountId}`, ...more },
});

const person = (accountId: string) => record.find(isOf('AccountCreated', { accountId }))!.data;

/** A second account of somebody, in the same unit. */
const created = (accountId: string, of: string): Said =>
  identity(accountId, systemAdministrator, 'AccountCreated', {
    ...{ login: accountId, name: person(of).name, personId: person(of).personId },
    ...{ unitId: person(of).unitId, language: 'zh' },
  });

const granted = (accountId: string, of: string, role: string, unitId?: string): Said[] => {
  const { name, personId, unitId: personUnit } = person(of);
  const grant = { name, personId, role, ...(unitId !== undefined && { unitId }) };
  return [
    identity(accountId, systemAdministrator, 'RoleRequested', { ...grant, reason: '任命' }),
    identity(accountId, securityAdministrator, 'RoleGranted', { ...grant, personUnit }),
  ];
};

const secondRole = (of: string, role: string, unitId?: string): Said[] => [
  created(`${of}-2`, of),
  ...granted(`${of}-2`, of, role, unitId),
];

const registered = (...accounts: string[]): Said[] =>
  accounts.map((accountId, at) => {
    const { personId, name, unitId } = person(accountId);
    const command = { commandId: `register-${at}`, correlationId: `register-${at}` };
    return {
      ...{ service: 'identity', stream: 'persons-city', actor: systemAdministrator, ...command },
      ...{ type: 'PersonRegistered', data: { personId, name, unitId } as never },
    };
  });

interface Loan {
  readonly days?: number;
  readonly to?: string;
  readonly by?: Envelope['actor'];
  readonly asked?: boolean;
}

/** The operator's role lent to discipline's Dora, confirmed by Dan. */
function lent({ days = 30, to = 'dora', by = discipline, asked = true }: Loan): Said[] {
  const { personId, name, unitId } = person('olga');
  const period = { from: openedAt, until: plusHours(openedAt, 24 * days) };
  const loan = { to, role: 'operator', ...period, personId, personUnit: unitId };
  return [
    ...registered('olga', 'dora', 'dan', 'carl'),
    ...(asked ? [identity('olga', operator, 'DelegationRequested', { ...loan, name })] : []),
    identity('olga', by, 'DelegationGiven', loan),
  ];
}

/** A new code for an account, `hours` before the campaign opens; its holder had `chosen` one or not. */
function reset(accountId: string, hours: number, more: Said, chosen = true): (history: History) => History {
  const time = plusHours(openedAt, -hours);
  const choice = identity(accountId, operator, 'PasswordSet', { oneTime: false });
  const code = identity(accountId, securityAdministrator, 'PasswordSet', { oneTime: true }, more);
  const said = [...registered('olga'), ...(chosen ? [choice] : []), code];
  return (history) =>
    inserted(history, opening, ...said.map((each) => ({ ...each, time, recordedAt: time })));
}

const add =
  (...said: Said[]) =>
  (history: History) =>
    inserted(history, opening, ...said);

const unlawful: readonly [what: string, rule: string, make: (history: History) => History][] = [
  ['an auditor assesses by a second account', 'rolesApart', add(...secondRole('eve', 'assessor'))],
  ['an administrator is operator, too', 'rolesApart', add(...secondRole('sid', 'operator'))],
  ['an expert sits on the committee', 'rolesApart', add(...secondRole('e1', 'committee'))],
  ['an expert is operator, too', 'rolesApart', add(...secondRole('e1', 'operator'))],
  ['a judge contests', 'rolesApart', add(...secondRole('carl', 'branchSecretary', 'o22.001'))],
  ['an operator’s role is lent to the committee', 'rolesApart', add(...lent({ to: 'carl' }))],
  ['a role is lent for a day too many', 'lentForAWhile', add(...lent({ days: 31 }))],
  ['a role is lent that nobody asked to lend', 'loanConfirmed', add(...lent({ asked: false }))],
  ['the delegate confirms the loan', 'loanConfirmed', add(...lent({ by: otherDiscipline }))],
  ['a role is lent to nobody', 'lentToAnother', add(...lent({ to: 'nobody' }))],
  ['one administrator alone gave a new code', 'resetByTwo', reset('olga', 200, {})],
];

const laws = async (history: History) => [
  ...new Set((await brokenIn(history)).flatMap(({ law }) => law ?? [])),
];

describe('A history of persons that is lawful but for one thing', () => {
  it.each(unlawful)('is named when %s: %s', async (_what, rule, make) => {
    expect(await laws(make(record))).toEqual([rule]);
  });

  it('is not named when a role is lent as it may be', async () => {
    expect(await laws(add(...lent({}))(record))).toEqual([]);
  });

  it('is named when somebody decides within 72 hours of a new code, and not after', async () => {
    const given = { confirms: 'none', proposer: systemAdministrator };
    expect(await laws(reset('olga', 71, given)(record))).toContain('credentialSettled');
    expect(await laws(reset('olga', 73, given)(record))).not.toContain('credentialSettled');
    expect(await laws(reset('olga', 71, given, false)(record))).not.toContain('credentialSettled');
  });

  it('is named when an expert is not whom the register names', async () => {
    const typed = changed(record, isOf('PanelConvened'), ({ data }) => ({
      data: {
        ...data,
        experts: data.experts.map((expert: object, at: number) =>
          at === 0 ? { ...expert, unitId: 'o22' } : expert,
        ),
      },
    }));
    expect(await laws(typed)).toContain('chosenFromRegister');
  });

  it('is named when somebody acts on the unit of another account of theirs', async () => {
    const elsewhere = { ...created('olga-2', 'olga') };
    const account = { ...elsewhere, data: { ...elsewhere.data, unitId: 'b01' } };
    expect(await laws(add(account as Said)(record))).toContain('awayFromUnits');
  });

  it('is named when accounts of who moves are left out', async () => {
    const moved = {
      ...registered('olga')[0]!,
      ...{ type: 'PersonMoved', commandId: 'move', correlationId: 'move' },
      data: { personId: person('olga').personId, unitId: 'o11', since: '2023-03-01', accountIds: [] },
    };
    const last = (history: History) =>
      inserted(history, isOf('RecordRead'), ...registered('olga'), moved as Said);
    expect(await laws(last(record))).toEqual(['movedTruly']);
  });
});
