import { describe, expect, it } from '@jest/globals';
import { message } from '@laurel/contracts';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { deadLettersView } from './dead-letters.view.ts';
import { formsView } from '../copies/forms.view.ts';
import { inboxView } from './inbox.view.ts';
import { listsView } from '../copies/lists.view.ts';

/** What notification knows, folded from small stories. */

const NOW = '2023-04-10T01:00:00.000Z';
const branch = { campaignId: 'r2023', branchId: 'b03.017' };
const bureau = { campaignId: 'r2023', bureauId: 'b03' };

function said(type: string, data: object, time = NOW): ViewedEvent {
  const stream = { service: 'notification', stream: 'message-e1.wang', revision: 4, position: 1 };
  return { type, data, time, id: `id-${type}`, ...stream } as unknown as ViewedEvent;
}

function folded<R extends Row>(view: View<R>, ...events: ViewedEvent[]): Record<string, R> {
  return Object.fromEntries(rowsOf(view, events));
}

describe('The inbox', () => {
  const queued = said('MessageQueued', {
    messageId: 'e1.wang',
    recipient: 'wang',
    channel: 'inbox',
    template: 'recommended',
    parameters: { unit: '一支部' },
    about: 'applications/r2023.b03.017',
    campaignId: 'r2023',
  });
  const sent = said('MessageSent', { messageId: 'e1.wang' });
  const seen = said('MessageSeen', { messageId: 'e1.wang' }, '2023-04-11T01:00:00.000Z');
  const died = said('MessageFailed', { messageId: 'e1.wang', attempt: 5, error: 'no answer', dead: true });

  it('says it in both languages, and when it was seen', () => {
    const rows = folded(inboxView, queued, sent, seen);
    expect(rows['e1.wang']).toEqual({
      messageId: 'e1.wang',
      accountId: 'wang',
      template: 'recommended',
      text: {
        zh: '一支部已被推荐，请在截止前提交申报表。',
        en: '一支部 was recommended. Submit the application form before the deadline.',
      },
      about: 'applications/r2023.b03.017',
      campaignId: 'r2023',
      status: 'seen',
      queuedAt: NOW,
      seenAt: '2023-04-11T01:00:00.000Z',
      version: 4,
    });
    message.readModels.inbox.row.parse(rows['e1.wang']);
  });
  it.each([...Object.keys(message.events), 'ActProposed'])(
    'has the version of the message after %s',
    (type) => {
      const data = {
        MessageQueued: queued.data,
        MessageFailed: { messageId: 'e1.wang', attempt: 5, error: 'x', dead: true },
      }[type];
      const event = { ...said(type, data ?? { messageId: 'e1.wang', expiresAt: NOW }), revision: 5 };
      expect(folded(inboxView, queued, event)['e1.wang']).toMatchObject({ version: 5 });
      expect(folded(deadLettersView, died, event)['e1.wang']).toMatchObject({ version: 5 });
    },
  );
  it('is the same when folded again from nothing', () =>
    expect(folded(inboxView, queued, sent, seen)).toEqual(folded(inboxView, queued, sent, seen)));
});

describe('The dead letters', () => {
  const failed = (attempt: number, dead: boolean) =>
    said('MessageFailed', { messageId: 'e1.wang', attempt, error: 'no answer', dead });

  it('list what failed for the last time, and nothing before', () => {
    expect(folded(deadLettersView, failed(4, false))).toEqual({});
    const rows = folded(deadLettersView, failed(4, false), failed(5, true));
    expect(rows).toEqual({
      'e1.wang': {
        messageId: 'e1.wang',
        recipient: 'wang',
        attempts: 5,
        error: 'no answer',
        at: NOW,
        version: 4,
      },
    });
    message.readModels.deadLetters.row.parse(rows['e1.wang']);
  });
});

describe('The lists that came in', () => {
  it('are those sealed or declared empty and not recalled', () => {
    const sealed = said('RecommendationSealed', bureau);
    const recalled = said('RecommendationRecalled', { ...bureau, branchIds: ['b03.017'] });
    const extended = said('DeadlineExtended', { ...bureau, until: '2023-05-08' });
    expect(folded(listsView, sealed)).toEqual({ 'r2023.b03': { campaignId: 'r2023', done: true } });
    expect(folded(listsView, sealed, extended, recalled)).toEqual({
      'r2023.b03': { campaignId: 'r2023', done: false, until: '2023-05-08' },
    });
  });
});

describe('The forms that are awaited', () => {
  const recommended = said('CandidateRecommended', { ...branch, bureauId: 'b03' });

  it('are those of nominated branches', () =>
    expect(folded(formsView, recommended)).toEqual({ 'r2023.b03.017': { ...branch, bureauId: 'b03' } }));
  it.each([
    ['ApplicationSubmitted', branch],
    ['ApplicationWithdrawn', branch],
    ['RecommendationRecalled', { ...bureau, branchIds: ['b03.017'] }],
  ])('are no longer awaited after %s', (type, data) =>
    expect(folded(formsView, recommended, said(type, data))).toEqual({}),
  );
});
