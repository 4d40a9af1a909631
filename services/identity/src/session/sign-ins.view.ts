import { idIn, session, view } from '@laurel/contracts';

/** Every attempt to sign in and what came of it. */
export const signInsView = view('sign-ins', session.readModels.signIns, {
  version: 2,
  keys: (event) => [idIn(session, event)!],
  on: {
    SessionRefused: (_row, { data, time }, sessionId) => ({
      sessionId,
      status: 'refused',
      ...data,
      at: time,
    }),
    SessionOpened: (_row, { data: { accountId, expiresAt }, time }, sessionId) => ({
      sessionId,
      status: 'open',
      accountId,
      at: time,
      expiresAt,
    }),
    SessionClosed: (row, { time }) => row && { ...row, status: 'closed', closedAt: time },
  },
});
