import type { CommandOf, LaurelEvent, session } from '@laurel/contracts';
import { refuse } from '@laurel/contracts';
import type { Decider, Stamped } from '@laurel/core';

/** One attempt to sign in: refused, or opened and later closed. Whether it may open is proved before, in `sign-in.ts`: a password never is a command. */

export type SessionEvent = Extract<LaurelEvent, { type: 'SessionOpened' | 'SessionClosed' | 'SessionRefused' }>;
export type SessionCommand = CommandOf<typeof session>;

export type Session =
  { readonly status: 'none' | 'refused' | 'closed' } | { readonly status: 'open'; readonly sessionId: string; readonly accountId: string };

export const sessionDecider: Decider<Session, SessionCommand, SessionEvent, { readonly sessionId: string }> = {
  initial: { status: 'none' },
  evolve,
  decide(command, state, { sessionId }) {
    if (command.type === 'CloseSession') return close(state);
    if (state.status !== 'none') throw refuse('wrong_state', { state: state.status });
    const { type, data } = command;
    return type === 'OpenSession' ? [{ type: 'SessionOpened', data: { sessionId, ...data } }] : [{ type: 'SessionRefused', data }];
  },
};

function close(state: Session): readonly SessionEvent[] {
  switch (state.status) {
    case 'open':
      return [{ type: 'SessionClosed', data: { sessionId: state.sessionId, accountId: state.accountId } }];
    case 'closed':
      return [];
    default:
      throw refuse('wrong_state', { state: state.status });
  }
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
