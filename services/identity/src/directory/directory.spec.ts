import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { account, session } from '@laurel/contracts';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { accountsView } from './accounts.view.ts';
import { loginsView } from './logins.view.ts';
import { namesView } from './names.view.ts';
import { peopleView } from './people.view.ts';
import { roleRequestsView } from './role-requests.view.ts';
import { signInsView } from '../session/sign-ins.view.ts';

/** What identity shows, folded from one small story. */

const NOW = '2023-04-10T01:00:00.000Z';
const officer = { role: 'bureauOfficer', unitId: 'b03' };
const who = { accountId: 'wang', name: '王磊', personId: 'P-wang' };
const created = (accountId: string, name: string) => ({
  accountId,
  login: accountId,
  name,
  personId: `P-${accountId}`,
  unitId: 'b03',
  language: 'zh',
});
const lent = {
  accountId: 'wang',
  to: 'zhao',
  ...officer,
  from: NOW,
  until: '2023-04-20T00:00:00.000Z',
  personId: 'P-wang',
  personUnit: 'b03',
};

const revisions = new Map<string, number>();
function said(stream: string, type: string, data: object, account = 'sam'): ViewedEvent {
  const revision = (revisions.get(stream) ?? 0) + 1;
  revisions.set(stream, revision);
  return {
    type,
    data,
    service: 'identity',
    stream,
    revision,
    position: 1,
    time: NOW,
    actor: { account, person: `P-${account}`, role: 'x' },
  } as unknown as ViewedEvent;
}

const story = [
  said('account-wang', 'AccountCreated', created('wang', '王磊')),
  said('account-wang', 'PasswordSet', { accountId: 'wang', oneTime: true }),
  said('account-zhao', 'AccountCreated', created('zhao', '赵敏')),
  said('account-wang', 'RoleRequested', { ...who, ...officer, reason: 'appointed' }),
  said('account-wang', 'RoleGranted', { ...who, personUnit: 'b03', ...officer }, 'sue'),
  said('account-wang', 'DelegationGiven', lent, 'wang'),
  said(
    'account-zhao',
    'RoleGranted',
    { accountId: 'zhao', name: '赵敏', personId: 'P-zhao', role: 'securityAdministrator' },
    'sue',
  ),
  said('session-s1', 'SessionOpened', {
    sessionId: 's1',
    accountId: 'wang',
    expiresAt: '2023-04-10T13:00:00.000Z',
  }),
  said('session-s2', 'SessionRefused', { login: 'zh…', reason: 'unknown' }),
  said('session-s1', 'SessionClosed', { sessionId: 's1', accountId: 'wang' }),
];

function folded<R extends Row>(view: View<R>, events = story): Record<string, R> {
  return Object.fromEntries(rowsOf(view, events));
}

const delegation = {
  ...officer,
  from: 'wang',
  to: 'zhao',
  personId: 'P-wang',
  personUnit: 'b03',
  since: NOW,
  until: lent.until,
};

describe('The accounts', () => {
  it('show what each holds, lent and borrowed', () => {
    const { wang, zhao } = folded(accountsView);
    expect(wang).toEqual({
      ...created('wang', '王磊'),
      status: 'active',
      oneTimePassword: true,
      roles: [officer],
      borrowed: [],
      lent: [delegation],
      createdAt: NOW,
      version: 5,
    });
    expect(zhao).toMatchObject({ borrowed: [delegation], lent: [], version: 2 });
  });
  it('show a disabled account as such', () => {
    const events = [...story, said('account-wang', 'AccountDisabled', { accountId: 'wang', reason: 'left' })];
    expect(folded(accountsView, events)['wang']).toMatchObject({ status: 'disabled', version: 6 });
  });
  it('fit what readers were promised', () => {
    for (const row of Object.values(folded(accountsView))) account.readModels.accounts.row.parse(row);
    for (const row of Object.values(folded(peopleView))) account.readModels.people.row.parse(row);
    for (const row of Object.values(folded(roleRequestsView))) account.readModels.roleRequests.row.parse(row);
    for (const row of Object.values(folded(signInsView))) session.readModels.signIns.row.parse(row);
  });
});

describe('The people', () => {
  it('are those who take part, without administrators', () => {
    expect(folded(peopleView)).toEqual({
      wang: { ...who, unitId: 'b03', roles: [officer], roleNames: ['bureauOfficer'] },
    });
  });
  it('lose whoever has no role left', () => {
    const events = [
      ...story,
      said('account-wang', 'RoleRevoked', { accountId: 'wang', ...officer, reason: 'moved' }),
    ];
    expect(folded(peopleView, events)).toEqual({});
  });
});

describe('The names', () => {
  const granted = (role: string) =>
    said('account-qian', 'RoleGranted', { accountId: 'qian', name: '钱进', personId: 'P-qian', role });

  it('are those of everybody who acts in an office, and nothing else of them', () => {
    expect(folded(namesView)).toEqual({
      wang: { accountId: 'wang', name: '王磊' },
      zhao: { accountId: 'zhao', name: '赵敏' },
    });
  });
  it('have nobody who is an expert only', () => {
    expect(folded(namesView, [granted('expert')])).toEqual({});
    expect(folded(namesView, [granted('expert'), granted('assessor')])['qian']).toBeDefined();
  });
  it('keep whoever has left, because the record names the account', () => {
    const left = [
      said('account-wang', 'RoleRevoked', { accountId: 'wang', ...officer, reason: 'moved' }),
      said('account-wang', 'AccountDisabled', { accountId: 'wang', reason: 'left' }),
    ];
    expect(folded(namesView, [...story, ...left])['wang']).toBeDefined();
  });
});

describe('The requests for roles', () => {
  it('show who asked and who decided', () => {
    expect(folded(roleRequestsView)).toEqual({
      'wang.bureauOfficer.b03': {
        ...who,
        ...officer,
        reason: 'appointed',
        status: 'granted',
        requestedBy: 'sam',
        requestedAt: NOW,
        decidedBy: 'sue',
        decidedAt: NOW,
      },
    });
  });
});

describe('A loan among the requests', () => {
  const { personUnit: _unit, ...loan } = lent;
  const asked = said('account-loan', 'DelegationRequested', { ...lent, name: '王磊' }, 'wang');
  const row = (...events: ViewedEvent[]) =>
    folded(roleRequestsView, [asked, ...events])['wang.bureauOfficer.b03.zhao'];

  it('waits for discipline', () =>
    expect(row()).toEqual({
      ...loan,
      name: '王磊',
      status: 'requested',
      requestedBy: 'wang',
      requestedAt: NOW,
    }));
  it('shows who confirmed it, and that it ended', () => {
    const given = said('account-loan', 'DelegationGiven', lent, 'di');
    expect(row(given)).toMatchObject({ status: 'granted', decidedBy: 'di' });
    expect(row(given, said('account-loan', 'DelegationEnded', lent, 'wang'))).toMatchObject({
      status: 'revoked',
      decidedBy: 'wang',
    });
  });
});

describe('The sign-ins', () => {
  it('show what came of each attempt', () => {
    expect(folded(signInsView)).toEqual({
      s1: {
        sessionId: 's1',
        status: 'closed',
        accountId: 'wang',
        at: NOW,
        expiresAt: '2023-04-10T13:00:00.000Z',
        closedAt: NOW,
      },
      s2: { sessionId: 's2', status: 'refused', login: 'zh…', reason: 'unknown', at: NOW },
    });
  });
});

describe('A login', () => {
  it('stays with whoever had it first', () => {
    const twice = [
      ...story,
      said('account-fake', 'AccountCreated', { ...created('fake', '假'), login: 'ＷＡＮＧ' }),
    ];
    expect(folded(loginsView, twice)['wang']).toEqual({ accountId: 'wang' });
  });
});

describe('Every view', () => {
  it('is the same when folded again from nothing', () => {
    for (const view of [accountsView, loginsView, peopleView, roleRequestsView, signInsView]) {
      expect(folded(view as View)).toEqual(folded(view as View));
    }
  });
});

describe('The row of an account', () => {
  const golden = (type: string) => {
    const file = new URL(`../../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
    return (JSON.parse(readFileSync(file, 'utf8')) as { data: object }).data;
  };
  it.each([...Object.keys(account.events), 'ActProposed'])(
    'has the version of its stream after %s',
    (type) => {
      const event = said('account-wang', type, { ...golden(type), accountId: 'wang' });
      expect(folded(accountsView, [...story, event])['wang']).toMatchObject({ version: event.revision });
    },
  );
});
