import { describe, expect, it } from '@jest/globals';
import { message as contract } from '@laurel/contracts';
import { inState, type ViewedEvent } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { stateFaults } from '@laurel/platform/testing';
import { type MessageCommand, messageDecider } from './message.decide.ts';
import type { MessageEvent } from './message.ts';

/** One message: queued, sent, seen; or failed until it is dead (docs/handbook/process.md#4-message). */

const messageId = 'e1.wang';
const message = given(inState(messageDecider, contract.commands), { messageId, recipient: 'wang' });
const wang = { account: 'wang', person: 'P-wang', role: 'branchSecretary' };
const content = {
  channel: 'inbox' as const,
  template: 'recommended',
  parameters: { unit: '一支部' },
  about: 'applications/r2023.b03.017',
};

const asked = (type: string, data: object = {}, actor = wang) =>
  command({ type, data }, { actor }) as unknown as MessageCommand;
const said = (type: string, data: object = {}) =>
  stamped({ type, data: { messageId, ...data } } as MessageEvent);

const queued = said('MessageQueued', { recipient: 'wang', ...content });
const sent = said('MessageSent');
const seen = said('MessageSeen');
const failed = (attempt: number, dead = false) =>
  said('MessageFailed', { attempt, error: 'no answer', dead });
const dead = [queued, failed(1), failed(2), failed(3), failed(4), failed(5, true)];

describe('A message that is new', () => {
  it('to the inbox has arrived when it is queued', () =>
    message()
      .when(asked('QueueMessage', content))
      .then(
        { type: 'MessageQueued', data: { messageId, recipient: 'wang', ...content } },
        { type: 'MessageSent', data: { messageId } },
      ));
  it('cannot be seen', () => message().when(asked('SeeMessage')).thenRefused('not_found'));
  it('cannot be sent', () => message().when(asked('SendMessage')).thenRefused('wrong_state'));
});

describe('A message that is queued', () => {
  it('is not queued again', () => message(queued).when(asked('QueueMessage', content)).thenNothing());
  it('is sent', () =>
    message(queued).when(asked('SendMessage')).then({ type: 'MessageSent', data: { messageId } }));
  it('fails', () =>
    message(queued)
      .when(asked('FailMessage', { error: 'no answer' }))
      .then({ type: 'MessageFailed', data: { messageId, attempt: 1, error: 'no answer', dead: false } }));
  it('cannot be seen before it is sent', () =>
    message(queued).when(asked('SeeMessage')).thenRefused('wrong_state'));
});

describe('A message that failed', () => {
  it('can still be sent', () =>
    message(queued, failed(1)).when(asked('SendMessage')).then({ type: 'MessageSent', data: { messageId } }));
  it('is dead with the fifth failure', () =>
    message(queued, failed(1), failed(2), failed(3), failed(4))
      .when(asked('FailMessage', { error: 'no answer' }))
      .then({ type: 'MessageFailed', data: { messageId, attempt: 5, error: 'no answer', dead: true } }));
});

describe('A message that is dead', () => {
  it('is not sent', () =>
    message(...dead)
      .when(asked('SendMessage'))
      .thenRefused('wrong_state'));
  it('does not fail again', () =>
    message(...dead)
      .when(asked('FailMessage', { error: 'x' }))
      .thenRefused('wrong_state'));
});

describe('A message that was sent', () => {
  it('is seen by its recipient', () =>
    message(queued, sent).when(asked('SeeMessage')).then({ type: 'MessageSeen', data: { messageId } }));
  it('is seen by nobody else', () =>
    message(queued, sent)
      .when(asked('SeeMessage', {}, { ...wang, account: 'zhao' }))
      .thenRefused('not_recipient'));
  it('is not sent again', () => message(queued, sent).when(asked('SendMessage')).thenNothing());
  it('does not fail any more', () =>
    message(queued, sent)
      .when(asked('FailMessage', { error: 'x' }))
      .thenRefused('wrong_state'));
});

describe('A message that was seen', () => {
  it('is not seen again', () => message(queued, sent, seen).when(asked('SeeMessage')).thenNothing());
});

describe('The state table', () => {
  it.each([
    ['seen', [queued, sent, seen]],
    ['dead', dead],
  ])('says where each event leads a message until it is %s', (_end, told) => {
    const log = told.map(
      (event) =>
        ({ ...event, service: 'notification', stream: `message-${messageId}` }) as unknown as ViewedEvent,
    );
    expect(stateFaults(contract, messageDecider, log)).toEqual([]);
  });
});
