import { type CommandOf, type message, refuse } from '@laurel/contracts';
import type { Decider } from '@laurel/core';
import { evolve, initial, type Message, type MessageEvent } from './message.ts';

export type MessageCommand = CommandOf<typeof message>;
type Asked<Type extends MessageCommand['type']> = Extract<MessageCommand, { type: Type }>;

export interface MessageFacts {
  readonly messageId: string;
  readonly recipient: string;
}

const triesMost = 5;
/** Channels that are ourselves: what is queued has arrived. */
const immediate: readonly string[] = ['inbox'];

/** Delivery of one message; only its recipient says that it was seen. */
export const messageDecider: Decider<Message, MessageCommand, MessageEvent, MessageFacts> = {
  initial,
  evolve,
  decide(command, state, facts) {
    switch (command.type) {
      case 'QueueMessage':
        return queue(command, state, facts);
      case 'SendMessage':
        return send(state);
      case 'FailMessage':
        return fail(command, state);
      case 'SeeMessage':
        return see(command, state);
      default:
        return command satisfies never;
    }
  },
};

function queue({ data }: Asked<'QueueMessage'>, state: Message, { messageId, recipient }: MessageFacts): readonly MessageEvent[] {
  if (state.status !== 'none') return [];
  const queued: MessageEvent = { type: 'MessageQueued', data: { messageId, recipient, ...data } };
  return immediate.includes(data.channel) ? [queued, { type: 'MessageSent', data: { messageId } }] : [queued];
}

function send(state: Message): readonly MessageEvent[] {
  if (state.status === 'sent' || state.status === 'seen') return [];
  return [{ type: 'MessageSent', data: { messageId: undelivered(state).messageId } }];
}

function fail({ data }: Asked<'FailMessage'>, state: Message): readonly MessageEvent[] {
  const { messageId, attempts } = undelivered(state);
  const attempt = attempts + 1;
  return [{ type: 'MessageFailed', data: { messageId, attempt, error: data.error, dead: attempt >= triesMost } }];
}

function see({ actor }: Asked<'SeeMessage'>, state: Message): readonly MessageEvent[] {
  if (state.status === 'none') throw refuse('not_found', {}, 'id');
  if (actor.account !== state.recipient) throw refuse('not_recipient');
  if (state.status === 'seen') return [];
  if (state.status !== 'sent') throw refuse('wrong_state', { state: state.status });
  return [{ type: 'MessageSeen', data: { messageId: state.messageId } }];
}

function undelivered(state: Message): Exclude<Message, { status: 'none' }> {
  if (state.status === 'queued' || state.status === 'failed') return state;
  throw refuse('wrong_state', { state: state.status });
}
