import { describe, expect, it } from '@jest/globals';
import { message } from '@laurel/contracts';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { planPack2023 } from '@laurel/rules';
import { deadLettersView } from './dead-letters.view.ts';
import { formsView } from '../copies/forms.view.ts';
import { inboxView } from './inbox.view.ts';
import { listsView } from '../copies/lists.view.ts';
import { remindersView } from '../reminders/reminders.view.ts';

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

describe('The reminders', () => {
  const opened = said(
    'CampaignOpened',
    { campaignId: 'r2023', rulePack: planPack2023 },
    '2023-03-01T00:00:00.000Z',
  );
  const atOf = (rows: Record<string, { at: string }>) => Object.values(rows).map(({ at }) => at);

  it('of a deadline come 7, 3 and 1 working days before, at nine in the morning, never on a day off', () => {
    expect(planPack2023.applicationDeadline).toBe('2023-04-30');
    expect(atOf(folded(remindersView, opened))).toEqual([
      '2023-04-21T01:00:00.000Z',
      '2023-04-26T01:00:00.000Z',
      '2023-04-28T01:00:00.000Z',
    ]);
  });
  it('of a morning that is gone do not come', () => {
    expect(atOf(folded(remindersView, { ...opened, time: '2023-04-27T01:00:00.000Z' }))).toEqual([
      '2023-04-28T01:00:00.000Z',
    ]);
  });
  it('go when they were said', () => {
    const announced = said('Announced', { reminder: 'deadline.r2023.2023-04-30.7' });
    expect(atOf(folded(remindersView, opened, announced))).toHaveLength(2);
  });
  it('of an extension are for that bureau', () => {
    const rows = folded(
      remindersView,
      said('DeadlineExtended', { ...bureau, until: '2023-05-08' }, '2023-04-30T01:00:00.000Z'),
    );
    expect(Object.keys(rows)).toEqual([3, 1].map((days) => `deadline.r2023.b03.2023-05-08.${days}`));
    expect(rows['deadline.r2023.b03.2023-05-08.3']).toMatchObject({
      at: '2023-05-04T01:00:00.000Z',
      data: {
        notices: [
          { audience: [{ unsealed: { campaignId: 'r2023', deadline: '2023-05-08', bureauId: 'b03' } }] },
          {},
        ],
      },
    });
  });
  it('of a deduction go when it is answered', () => {
    const recorded = said('AssessmentRecorded', {
      ...branch,
      recordId: 'v1',
      adjustments: [{ kind: 'deduction' }],
      answerUntil: '2023-04-17',
    });
    expect(atOf(folded(remindersView, recorded))).toEqual([
      '2023-04-12T01:00:00.000Z',
      '2023-04-14T01:00:00.000Z',
    ]);
    expect(
      folded(remindersView, recorded, said('AssessmentAnswered', { ...branch, recordId: 'v2' })),
    ).not.toEqual({});
    expect(
      folded(remindersView, recorded, said('AssessmentAnswered', { ...branch, recordId: 'v1' })),
    ).toEqual({});
  });
  it('of a bonus there are none', () => {
    const recorded = said('AssessmentRecorded', {
      ...branch,
      recordId: 'v1',
      adjustments: [{ kind: 'bonus' }],
      answerUntil: '2023-04-17',
    });
    expect(folded(remindersView, recorded)).toEqual({});
  });
  it('of a returned form go when it is submitted again', () => {
    const returned = said('ApplicationReturned', { ...branch, until: '2023-04-17' });
    expect(Object.keys(folded(remindersView, returned))).toEqual([
      'return.r2023.b03.017.3',
      'return.r2023.b03.017.1',
    ]);
    expect(folded(remindersView, returned, said('ApplicationSubmitted', branch))).toEqual({});
  });
});
