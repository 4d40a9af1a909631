import { identityReadings, type RowOf } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';

/** Who signed in, and who was not let in? */
export type SignInRow = RowOf<typeof identityReadings.signIns>;

export const signInsView: View<SignInRow> = {
  name: 'sign-ins',
  version: 1,
  hears: ['SessionOpened', 'SessionClosed', 'SessionRefused'],
  indexes: identityReadings.signIns.indexes,
  keys: (event) => [sessionIdOf(event)],
  fold(row, event) {
    const { type, data, time } = event;
    const sessionId = sessionIdOf(event);
    if (type === 'SessionRefused') return { sessionId, status: 'refused', login: data.login, reason: data.reason, at: time };
    if (type === 'SessionOpened') return { sessionId, status: 'open', accountId: data.accountId, at: time, expiresAt: data.expiresAt };
    return row && { ...row, status: 'closed', closedAt: time };
  },
};

function sessionIdOf(event: ViewedEvent): string {
  return event.stream.slice('session-'.length);
}
