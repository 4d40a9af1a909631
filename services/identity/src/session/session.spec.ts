import { describe, expect, it } from '@jest/globals';
import { session as contract } from '@laurel/contracts';
import { inState, type ViewedEvent } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { stateFaults } from '@laurel/platform/testing';
import { type SessionCommand, sessionDecider, type SessionEvent } from './session.ts';

/** One attempt to sign in has one outcome. */

const session = given(inState(sessionDecider, contract.commands), { sessionId: 's1' });
const data = { accountId: 'wang', expiresAt: '2023-04-10T13:00:00.000Z' };
const open = command({ type: 'OpenSession', data }) as unknown as SessionCommand;
const close = command({ type: 'CloseSession', data: {} }) as unknown as SessionCommand;
const refuseIt = command({
  type: 'RefuseSession',
  data: { login: 'wang', reason: 'password' },
}) as unknown as SessionCommand;

const opened = stamped<SessionEvent>({ type: 'SessionOpened', data: { sessionId: 's1', ...data } });
const closed = stamped<SessionEvent>({ type: 'SessionClosed', data: { sessionId: 's1', accountId: 'wang' } });
const refused = stamped<SessionEvent>({
  type: 'SessionRefused',
  data: { login: 'wang', reason: 'password' },
});

describe('An attempt to sign in', () => {
  it('opens', () =>
    session()
      .when(open)
      .then({ type: 'SessionOpened', data: { sessionId: 's1', ...data } }));
  it('is refused', () =>
    session()
      .when(refuseIt)
      .then({ type: 'SessionRefused', data: { login: 'wang', reason: 'password' } }));
  it('does not open after it was refused', () => session(refused).when(open).thenRefused('wrong_state'));
  it('is not refused after it opened', () => session(opened).when(refuseIt).thenRefused('wrong_state'));
});

describe('A session that is open', () => {
  it('closes', () =>
    session(opened)
      .when(close)
      .then({ type: 'SessionClosed', data: { sessionId: 's1', accountId: 'wang' } }));
  it('closes once', () => session(opened, closed).when(close).thenNothing());
});

describe('A session that never opened', () => {
  it('does not close', () => session().when(close).thenRefused('wrong_state'));
});

describe('The state table', () => {
  it.each([
    ['opened and closed', [opened, closed]],
    ['refused', [refused]],
  ])('says where each event leads an attempt that is %s', (_how, told) => {
    const log = told.map(
      (event) => ({ ...event, service: 'identity', stream: 'session-s1' }) as unknown as ViewedEvent,
    );
    expect(stateFaults(contract, sessionDecider, log)).toEqual([]);
  });
});
