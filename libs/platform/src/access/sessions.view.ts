import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { AccessRow } from './access.view.ts';

/**
 * One signed-in session; kept when closed, so that a service knows the difference between closed and not
 * heard of.
 */
export type SessionRow = {
  readonly sessionId: string;
  readonly accountId: string;
  readonly expiresAt: string;
  readonly closed: boolean;
  /** The log position at which it was opened. */
  readonly openedPosition: number;
};

export const sessionsView: View<SessionRow> = copy('sessions', {
  version: 1,
  indexes: ['accountId'],
  keys: ({ data }) => [data.sessionId],
  on: {
    SessionOpened: (_row, { data: { sessionId, accountId, expiresAt }, position }) => ({
      ...{ sessionId, accountId, expiresAt },
      closed: false,
      openedPosition: position,
    }),
    SessionClosed: (row) => row && { ...row, closed: true },
  },
});

/**
 * True when a session is still good for its account now: not closed, not expired, the account not disabled,
 * its password not reset since. Pass what the two views hold; a session not heard of yet is no session.
 */
export function isSignedIn(
  session: SessionRow | undefined,
  account: AccessRow | undefined,
  instant: string,
): boolean {
  if (!session || !account) return false;
  if (session.closed || instant >= session.expiresAt) return false;
  return (
    session.accountId === account.accountId &&
    !account.disabled &&
    session.openedPosition > account.resetPosition
  );
}
