import { describe, expect, it } from '@jest/globals';
import type { ViewedEvent } from '@laurel/core';
import { rowsOf } from '../testing/index.ts';
import { type AccessRow, accessView, holding } from './access.view.ts';
import { isSignedIn, type SessionRow, sessionsView } from './sessions.view.ts';

/** The accounts and their roles, as every service keeps them. */

const wang = {
  accountId: 'wang',
  login: 'wang.lei',
  name: '王磊',
  personId: 'P-wang',
  unitId: 'b03',
  language: 'zh',
};
const zhao = { accountId: 'zhao', login: 'zhao', name: '赵敏', personId: 'P-zhao', language: 'en' };
const officer = { role: 'bureauOfficer', unitId: 'b03' };
const delegation = {
  accountId: 'wang',
  to: 'zhao',
  ...officer,
  from: '2023-04-01T00:00:00.000Z',
  until: '2023-04-20T00:00:00.000Z',
  personId: 'P-wang',
  personUnit: 'b03',
};

function said(...events: readonly [type: string, data: object][]): ViewedEvent[] {
  return events.map(
    ([type, data], index) => ({ type, data, position: index + 1, revision: index + 1 }) as ViewedEvent,
  );
}

const story = said(
  ['AccountCreated', wang],
  ['PasswordSet', { accountId: 'wang', oneTime: true }],
  ['AccountCreated', zhao],
  ['PasswordSet', { accountId: 'wang', oneTime: false }],
  ['RoleGranted', { accountId: 'wang', name: '王磊', personId: 'P-wang', ...officer }],
  ['RoleGranted', { accountId: 'wang', name: '王磊', personId: 'P-wang', role: 'operator' }],
  ['DelegationGiven', delegation],
);

describe('The row of an account', () => {
  it('says whose it is, what it holds and what it must do first', () => {
    expect(rowsOf<AccessRow>(accessView, story).get('wang')).toEqual({
      ...wang,
      disabled: false,
      mustChangePassword: false,
      resetPosition: 2,
      hasChosen: true,
      grants: [officer, { role: 'operator' }],
      delegations: [],
      holds: ['bureauOfficer', holding('bureauOfficer', 'b03'), 'operator'],
    });
  });
  it('holds what others lent until it ends', () => {
    const { accountId: from, to, personId, personUnit, from: since, until } = delegation;
    expect(rowsOf<AccessRow>(accessView, story).get('zhao')).toMatchObject({
      mustChangePassword: true,
      delegations: [{ ...officer, from, to, personId, personUnit, since, until }],
    });
    const ended = [...story, ...said(['DelegationEnded', { accountId: 'wang', to: 'zhao', ...officer }])];
    expect(rowsOf<AccessRow>(accessView, ended).get('zhao')).toMatchObject({ delegations: [] });
  });
  it('loses a role that is revoked, and keeps the others', () => {
    const revoked = [...story, ...said(['RoleRevoked', { accountId: 'wang', ...officer, reason: 'moved' }])];
    expect(rowsOf<AccessRow>(accessView, revoked).get('wang')).toMatchObject({
      grants: [{ role: 'operator' }],
      holds: ['operator'],
    });
  });
  it('knows a new code from the first one: only a password that its holder chose is reset', () => {
    const code = (time: string) => ({
      ...said(['PasswordSet', { accountId: 'zhao', oneTime: true }])[0]!,
      time,
    });
    const chosen = said(['PasswordSet', { accountId: 'zhao', oneTime: false }]);
    const [first, again] = ['2023-03-01T00:00:00.000Z', '2023-03-02T00:00:00.000Z'].map(code);
    const row = (...events: ViewedEvent[]) =>
      rowsOf<AccessRow>(accessView, [...story, ...events]).get('zhao');
    expect(row(first!, again!)).not.toHaveProperty('resetAt');
    expect(row(first!, ...chosen, again!)).toMatchObject({ resetAt: again!.time });
  });
  it('is the same when folded again from nothing', () => {
    expect(rowsOf(accessView, story)).toEqual(rowsOf(accessView, story));
  });
});

describe('A session', () => {
  const opened = said([
    'SessionOpened',
    { sessionId: 's1', accountId: 'wang', expiresAt: '2023-04-10T13:00:00.000Z' },
  ]).map((event) => ({
    ...event,
    position: 9,
  }));
  const session = rowsOf<SessionRow>(sessionsView, opened).get('s1');
  const account = rowsOf<AccessRow>(accessView, story).get('wang')!;
  const noon = '2023-04-10T12:00:00.000Z';

  it('is good until it expires', () => {
    expect(isSignedIn(session, account, noon)).toBe(true);
    expect(isSignedIn(session, account, '2023-04-10T13:00:00.000Z')).toBe(false);
  });
  it('is over when it is closed', () => {
    const closed = rowsOf<SessionRow>(sessionsView, [
      ...opened,
      ...said(['SessionClosed', { sessionId: 's1', accountId: 'wang' }]),
    ]);
    expect(isSignedIn(closed.get('s1'), account, noon)).toBe(false);
  });
  it('is over when the account is disabled', () =>
    expect(isSignedIn(session, { ...account, disabled: true }, noon)).toBe(false));
  it('is over when the password was reset after it opened', () =>
    expect(isSignedIn(session, { ...account, resetPosition: 10 }, noon)).toBe(false));
  it('is none before it is heard of', () => expect(isSignedIn(undefined, account, noon)).toBe(false));
  it('is not another account’s', () =>
    expect(isSignedIn(session, { ...account, accountId: 'zhao' }, noon)).toBe(false));
});
