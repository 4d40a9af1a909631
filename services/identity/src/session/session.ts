import type { CommandOf, EventOf, session } from '@laurel/contracts';
import type { Decider, Stamped, Stateful } from '@laurel/core';

/**
 * One attempt to sign in: refused, or opened and later closed. `sign-in.ts` proves before whether it may
 * open: a password never is a command.
 */

export type SessionEvent = EventOf<typeof session>;
export type SessionCommand = CommandOf<typeof session>;

export type Session =
  | { readonly status: 'none' | 'refused' | 'closed' }
  | { readonly status: 'open'; readonly sessionId: string; readonly accountId: string };

export interface SessionFacts {
  readonly sessionId: string;
}

export const sessionDecider: Decider<Session, SessionCommand, SessionEvent, SessionFacts> &
  Stateful<Session> = {
  initial: { status: 'none' },
  stateOf: ({ status }) => status,
  evolve,
  decide(command, state, { sessionId }) {
    switch (command.type) {
      case 'OpenSession':
        return [{ type: 'SessionOpened', data: { sessionId, ...command.data } }];
      case 'CloseSession':
        return close(state);
      case 'RefuseSession':
        return [{ type: 'SessionRefused', data: command.data }];
      default:
        return command satisfies never;
    }
  },
};

function close(state: Session): readonly SessionEvent[] {
  if (state.status !== 'open') return [];
  return [{ type: 'SessionClosed', data: { sessionId: state.sessionId, accountId: state.accountId } }];
}

function evolve(state: Session, event: Stamped<SessionEvent>): Session {
  switch (event.type) {
    case 'SessionOpened':
      return { status: 'open', sessionId: event.data.sessionId, accountId: event.data.accountId };
    case 'SessionClosed':
      return { status: 'closed' };
    case 'SessionRefused':
      return { status: 'refused' };
    default:
      return (event satisfies never) ?? state;
  }
}
