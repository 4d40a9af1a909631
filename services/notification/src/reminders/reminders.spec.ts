import { describe, expect, it } from '@jest/globals';
import type { DueRow } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { type Calendar, knownCalendar, morningAt, planPack2023 } from '@laurel/rules';
import { remindersView } from './reminders.view.ts';

/** What is reminded of, and on which morning, by the calendar that the city has published by then. */

const NOW = '2023-04-10T01:00:00.000Z';
const branch = { campaignId: 'r2023', branchId: 'b03.017' };
const bureau = { campaignId: 'r2023', bureauId: 'b03' };

function said(type: string, data: object, time = NOW): ViewedEvent {
  const stream = { service: 'notification', stream: 'message-e1.wang', revision: 4, position: 1 };
  return { type, data, time, recordedAt: time, id: `id-${type}`, ...stream } as unknown as ViewedEvent;
}

function folded(...events: ViewedEvent[]): Record<string, DueRow> {
  return Object.fromEntries(rowsOf(remindersView, events));
}

/** The mornings that come, in the rows' order, of reminders of the kind. */
function mornings(
  rows: Record<string, DueRow>,
  published: Calendar = [],
  kind: string = Object.keys(rows)[0]!.split('.')[0]!,
): string[] {
  return Object.entries(rows).flatMap(([key, { morning }]) =>
    key.startsWith(`${kind}.`) ? ((morning && morningAt(knownCalendar(published), morning)) ?? []) : [],
  );
}

const opening = (deadline: string, time: string) =>
  said(
    'CampaignOpened',
    { campaignId: 'r2023', rulePack: { ...planPack2023, applicationDeadline: deadline } },
    time,
  );

describe('The reminders', () => {
  const opened = opening('2023-04-30', '2023-03-01T00:00:00.000Z');

  it('of a deadline come 7, 3 and 1 working days before, at nine in the morning, never on a day off', () =>
    expect(mornings(folded(opened))).toEqual([
      '2023-04-21T01:00:00.000Z',
      '2023-04-26T01:00:00.000Z',
      '2023-04-28T01:00:00.000Z',
    ]));
  it('are counted by the calendar that the city has published, also of a year that is not shipped', () => {
    const rows = folded(opening('2031-05-06', '2031-03-01T00:00:00.000Z'));
    const holidays = ['2031-05-01', '2031-05-02', '2031-05-05'];
    expect(mornings(rows)).toEqual(
      ['2031-04-25', '2031-05-01', '2031-05-05'].map((day) => `${day}T01:00:00.000Z`),
    );
    expect(mornings(rows, [{ year: 2031, holidays, workingDays: ['2031-05-04'] }])).toEqual(
      ['2031-04-23', '2031-04-29', '2031-05-04'].map((day) => `${day}T01:00:00.000Z`),
    );
  });
  it('wait in no row that is later than the morning, whatever is published meanwhile', () => {
    const years = [2023, 2024, 2025, 2026].flatMap((year) =>
      Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-10`),
    );
    for (const day of years)
      for (const { at, morning } of Object.values(
        folded(opening(day, `${day.slice(0, 4)}-01-01T00:00:00.000Z`)),
      ))
        expect(((morning && morningAt(knownCalendar([]), morning)) ?? '9999') >= at).toBe(true);
  });
  it('of a morning that is gone do not come', () =>
    expect(mornings(folded({ ...opened, time: '2023-04-27T01:00:00.000Z' }))).toEqual([
      '2023-04-28T01:00:00.000Z',
    ]));
  it('go when they were said', () => {
    const announced = said('Announced', { reminder: 'deadline.r2023.2023-04-30.7' });
    expect(Object.keys(folded(opened, announced)).filter((key) => key.startsWith('deadline'))).toHaveLength(
      2,
    );
  });
  it('of an extension are for that bureau', () => {
    const rows = folded(
      said('DeadlineExtended', { ...bureau, until: '2023-05-08' }, '2023-04-30T01:00:00.000Z'),
    );
    expect(mornings(rows)).toEqual(['2023-05-04T01:00:00.000Z', '2023-05-06T01:00:00.000Z']);
    expect(rows['deadline.r2023.b03.2023-05-08.3']).toMatchObject({
      data: {
        notices: [
          { audience: [{ unsealed: { campaignId: 'r2023', deadline: '2023-05-08', bureauId: 'b03' } }] },
          {},
        ],
      },
    });
  });
  it('of plans and meetings come before the first phase ends, unless the campaign asks for none', () => {
    const last = planPack2023.phases.find(({ id }) => id === 'mobilisation')!.to;
    expect(last).toBe('2023-03-31');
    expect(mornings(folded(opened), [], 'plan')).toEqual([
      '2023-03-22T01:00:00.000Z',
      '2023-03-28T01:00:00.000Z',
      '2023-03-30T01:00:00.000Z',
    ]);
    const eligibility = { ...planPack2023.eligibility, planRequired: false };
    const data = { campaignId: 'r2023', rulePack: { ...planPack2023, eligibility } };
    expect(mornings(folded({ ...opened, data }), [], 'plan')).toEqual([]);
  });
  it('of ballots come while a stage is scored', () => {
    const scoring = { campaignId: 'r2023', stage: 'onSite' };
    const started = said('ScoringStarted', scoring, '2023-09-28T02:00:00.000Z');
    expect(mornings(folded(started))).toEqual(['2023-10-09T01:00:00.000Z', '2023-10-12T01:00:00.000Z']);
    expect(folded(started, said('ScoringClosed', scoring))).toEqual({});
  });
  it('of the request for naming go when the committee has decided', () => {
    const requested = said('NamingRequested', { campaignId: 'r2023', documentNumber: '澜公请1号' }, NOW);
    expect(mornings(folded(requested))).toEqual(['2023-04-13T01:00:00.000Z']);
    expect(folded(requested, said('WinnersReturned', { campaignId: 'r2023' }))).toEqual({});
  });
  it('of a title with a term come 20 and 5 working days before its end, unless it is gone', () => {
    const title = { ...branch, titleId: 't1', until: '2023-06-30' };
    expect(mornings(folded(said('TitleConferred', title)), [], 'term')).toEqual([
      '2023-06-01T01:00:00.000Z',
      '2023-06-25T01:00:00.000Z',
    ]);
    const gone = folded(said('TitleConferred', title), said('TitleRevoked', { ...branch, titleId: 't1' }));
    expect(gone).toEqual({});
    expect(folded(said('TitleConferred', { ...branch, titleId: 't1' }))).toEqual({});
  });
  it('of a re-check come 5 and 15 working days after it fell due, until it is done or the title is gone', () => {
    const title = { ...branch, titleId: 't1' };
    const due = said('TitleRecheckDue', title);
    expect(mornings(folded(due), [], 'recheck')).toEqual([
      '2023-04-17T01:00:00.000Z',
      '2023-04-28T01:00:00.000Z',
    ]);
    expect(folded(due, said('TitleRechecked', { ...title, outcome: 'kept' }))).toEqual({});
    expect(folded(due, said('TitleRevoked', title))).toEqual({});
  });
  it('of a title that was found wanting come 10 and 3 working days before it must be mended', () => {
    const title = { ...branch, titleId: 't1' };
    const wanting = said('TitleRechecked', { ...title, outcome: 'wanting', until: '2023-06-30' });
    expect(mornings(folded(said('TitleRecheckDue', title), wanting), [], 'mending')).toEqual([
      '2023-06-15T01:00:00.000Z',
      '2023-06-27T01:00:00.000Z',
    ]);
    const keptAfter = said('TitleRechecked', { ...title, outcome: 'kept' });
    expect(folded(wanting, keptAfter)).toEqual({});
    expect(folded(wanting, said('TitleLapsed', title))).toEqual({});
  });
  it('of a title go when the committee has decided', () => {
    const title = { ...branch, titleId: 't1' };
    const scored = folded(said('TitleScored', title));
    expect(mornings(scored, [], 'title')).toEqual(['2023-04-13T01:00:00.000Z']);
    expect(JSON.stringify(scored)).toContain('"about":"titles/r2023.t1.b03.017"');
    expect(Object.keys(folded(said('TitleScored', title), said('TitleNotConferred', title)))).toEqual([
      'daily.2023-04-11',
    ]);
  });
  it('of a returned form are counted anew when its time became longer', () => {
    const returned = said('ApplicationReturned', { ...branch, until: '2023-04-17' });
    const longer = said('ApplicationReturnExtended', { ...branch, until: '2023-04-20' });
    expect(mornings(folded(returned, longer))).toEqual([
      '2023-04-17T01:00:00.000Z',
      '2023-04-19T01:00:00.000Z',
    ]);
  });
  it('of a deduction go when it is answered', () => {
    const recorded = said('AssessmentRecorded', {
      ...branch,
      recordId: 'v1',
      adjustments: [{ kind: 'deduction' }],
      answerUntil: '2023-04-17',
    });
    expect(mornings(folded(recorded))).toEqual(['2023-04-12T01:00:00.000Z', '2023-04-14T01:00:00.000Z']);
    expect(folded(recorded, said('AssessmentAnswered', { ...branch, recordId: 'v2' }))).not.toEqual({});
    expect(folded(recorded, said('AssessmentAnswered', { ...branch, recordId: 'v1' }))).toEqual({});
  });
  it('of a bonus there are none', () => {
    const recorded = said('AssessmentRecorded', {
      ...branch,
      recordId: 'v1',
      adjustments: [{ kind: 'bonus' }],
      answerUntil: '2023-04-17',
    });
    expect(folded(recorded)).toEqual({});
  });
  it('of a returned form go when it is submitted again', () => {
    const returned = said('ApplicationReturned', { ...branch, until: '2023-04-17' });
    expect(Object.keys(folded(returned))).toEqual(['return.r2023.b03.017.3', 'return.r2023.b03.017.1']);
    expect(Object.keys(folded(returned, said('ApplicationSubmitted', branch)))).toEqual(['daily.2023-04-11']);
  });
});
