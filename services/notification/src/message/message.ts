import type { EventOf, message } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/** One message to one account, by one channel (PROCESS.md §4: queued, sent, seen; failed five times is dead). */

export type MessageEvent = EventOf<typeof message>;

export type Message =
  | { readonly status: 'none' }
  | {
      readonly status: 'queued' | 'failed' | 'dead' | 'sent' | 'seen';
      readonly messageId: string;
      readonly recipient: string;
      readonly attempts: number;
    };

export const initial: Message = { status: 'none' };

export function evolve(state: Message, event: Stamped<MessageEvent>): Message {
  if (event.type === 'MessageQueued') {
    return { status: 'queued', messageId: event.data.messageId, recipient: event.data.recipient, attempts: 0 };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'MessageSent':
      return { ...state, status: 'sent' };
    case 'MessageFailed':
      return { ...state, status: event.data.dead ? 'dead' : 'failed', attempts: event.data.attempt };
    case 'MessageSeen':
      return { ...state, status: 'seen' };
    default:
      return event satisfies never;
  }
}
