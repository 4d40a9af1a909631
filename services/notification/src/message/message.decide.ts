import { type CommandOf, type message, refuse } from '@laurel/contracts';
import type { Decider, Stateful } from '@laurel/core';
import { evolve, initial, type Message, type MessageEvent, stateOf } from './message.ts';

export type MessageCommand = CommandOf<typeof message>;
type Asked<Type extends MessageCommand['type']> = Extract<MessageCommand, { type: Type }>;

export interface MessageFacts {
  readonly messageId: string;
  readonly recipient: string;
}

const triesMost = 5;
/** Channels within Laurel: what is queued has arrived. */
const immediate: readonly string[] = ['inbox'];

/** Delivery of one message; only its recipient says that it was seen. */
export const messageDecider: Decider<Message, MessageCommand, MessageEvent, MessageFacts> &
  Stateful<Message> = {
  initial,
  stateOf,
  evolve,
  decide(command, state, facts) {
    switch (command.type) {
      case 'QueueMessage':
        return queue(command, state, facts);
      case 'SendMessage':
        return send(state, facts);
      case 'FailMessage':
        return fail(command, state, facts);
      case 'SeeMessage':
        return see(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

function queue(
  { data }: Asked<'QueueMessage'>,
  state: Message,
  { messageId, recipient }: MessageFacts,
): readonly MessageEvent[] {
  if (state.status !== 'none') return [];
  const queued: MessageEvent = { type: 'MessageQueued', data: { messageId, recipient, ...data } };
  return immediate.includes(data.channel) ? [queued, { type: 'MessageSent', data: { messageId } }] : [queued];
}

function send({ status }: Message, { messageId }: MessageFacts): readonly MessageEvent[] {
  return status === 'sent' || status === 'seen' ? [] : [{ type: 'MessageSent', data: { messageId } }];
}

function fail(
  { data }: Asked<'FailMessage'>,
  { attempts }: Message,
  { messageId }: MessageFacts,
): readonly MessageEvent[] {
  const attempt = attempts + 1;
  return [
    { type: 'MessageFailed', data: { messageId, attempt, error: data.error, dead: attempt >= triesMost } },
  ];
}

function see(
  { actor }: Asked<'SeeMessage'>,
  { status }: Message,
  { messageId, recipient }: MessageFacts,
): readonly MessageEvent[] {
  if (status === 'none') throw refuse('not_found', {}, 'id');
  if (actor.account !== recipient) throw refuse('not_recipient');
  return status === 'seen' ? [] : [{ type: 'MessageSeen', data: { messageId } }];
}
