import type { EventOf, message } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * One message to one account, by one channel (docs/handbook/process.md#4-message: queued, sent, seen; failed
 * five times is dead).
 */

export type MessageEvent = EventOf<typeof message>;

export interface Message {
  readonly status: 'none' | 'queued' | 'failed' | 'dead' | 'sent' | 'seen';
  readonly attempts: number;
}

export const initial: Message = { status: 'none', attempts: 0 };

/** The state in the contract's table. */
export function stateOf({ status }: Message): string {
  return status;
}

export function evolve(state: Message, event: Stamped<MessageEvent>): Message {
  switch (event.type) {
    case 'MessageQueued':
      return { status: 'queued', attempts: 0 };
    case 'MessageSent':
      return { ...state, status: 'sent' };
    case 'MessageFailed':
      return { status: event.data.dead ? 'dead' : 'failed', attempts: event.data.attempt };
    case 'MessageSeen':
      return { ...state, status: 'seen' };
    default:
      return event satisfies never;
  }
}
