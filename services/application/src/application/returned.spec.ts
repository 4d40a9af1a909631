import { describe, expect, it } from '@jest/globals';
import { application, type DueRow } from '@laurel/contracts';
import { type Command, inState, type Stamped, type ViewedEvent } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { rowsOf } from '@laurel/platform/testing';
import { dueView } from '../campaign/due.view.ts';
import { campaignId, declarations, form, openCampaign, tree } from '../city.fixture.ts';
import { applicationDecider } from './application.decide.ts';
import type { ApplicationEvent } from './application.ts';
import type { ApplicationFacts } from './application.rules.ts';

/** The time to mend a returned form only becomes longer by a calendar that is arranged anew. */

const entry = { campaignId, branchId: 'b03.017', bureauId: 'b03' };
const named = (holidays: readonly string[], workingDays: readonly string[]) => ({
  ...openCampaign,
  rulePack: {
    ...openCampaign.rulePack,
    calendar: [{ year: 2023, holidays: [...holidays], workingDays: [...workingDays] }],
  },
});
const holidays = ['2023-05-01', '2023-05-02', '2023-05-03'];
const asTold = named(holidays, ['2023-05-06']);
/** 4 and 5 May are off as well, and nobody works on the Saturday. */
const longer = named([...holidays, '2023-05-04', '2023-05-05'], []);
/** 3 May is worked. */
const shorter = named(holidays.slice(0, 2), ['2023-05-06']);
const names = { branchName: '原名', unitName: '原所', bureauName: '东城分局' };
const on = (campaign: typeof asTold) =>
  given(inState(applicationDecider, application.commands), {
    id: { campaign: campaignId, unit: 'b03.017' },
    campaign,
    tree,
    list: {
      status: 'final',
      before: {
        status: 'sealed',
        seals: 1,
        nominations: [{ branchId: 'b03.017', rank: 1, reason: '评议', ...names }],
      },
    },
    participation: { answered: true, planFiled: true, meetingHeld: true },
    standing: { suspended: false, clearedUntil: '2023-05-20' },
    rankingConfirmed: false,
  } as unknown as ApplicationFacts);

type Asked = Parameters<typeof applicationDecider.decide>[0];
const ask = (type: Asked['type'], data: object, instant: string) =>
  command({ type, data }, { instant }) as Asked & Command;
const event = (type: ApplicationEvent['type'], data: object) =>
  ({
    ...stamped({ type, data: { ...entry, ...data } }),
    time: '2023-04-24T01:00:00.000Z',
  }) as Stamped<ApplicationEvent>;
const submitted = event('ApplicationSubmitted', { form, declarations, submission: 1 });
const returned = event('ApplicationReturned', { reason: '补佐证', until: '2023-05-04' });
const extended = event('ApplicationReturnExtended', { until: '2023-05-08' });
const lapse = (instant: string) => ask('LapseApplication', { reason: 'returnExpired' }, instant);
const mend = (instant: string) => ask('SubmitApplication', { form, declarations }, instant);

describe('A form returned on 24 April, to be mended until 4 May', () => {
  it('lapses at the end of that day by the calendar of then', () => {
    on(asTold)(submitted, returned)
      .when(lapse('2023-05-04T16:00:00.000Z'))
      .then({ type: 'ApplicationLapsed', data: { ...entry, reason: 'returnExpired' } });
    on(asTold)(submitted, returned).when(mend('2023-05-04T16:00:00.000Z')).thenRefused('return_expired');
  });
  it('is given longer when the calendar was arranged anew meanwhile, and lapses then', () => {
    on(longer)(submitted, returned)
      .when(lapse('2023-05-04T16:00:00.000Z'))
      .then({ type: 'ApplicationReturnExtended', data: extended.data });
    on(longer)(submitted, returned, extended)
      .when(lapse('2023-05-08T16:00:00.000Z'))
      .then({ type: 'ApplicationLapsed', data: { ...entry, reason: 'returnExpired' } });
    on(longer)(submitted, returned, extended)
      .when(lapse('2023-05-04T16:00:00.000Z'))
      .thenRefused('deadline_running');
  });
  it('may be mended in the longer time, whether or not that was said already', () => {
    const again = { type: 'ApplicationSubmitted' as const, data: { ...submitted.data, submission: 2 } };
    on(longer)(submitted, returned)
      .when(mend('2023-05-08T15:59:59.999Z'))
      .then(again as never);
    on(longer)(submitted, returned, extended)
      .when(mend('2023-05-08T15:59:59.999Z'))
      .then(again as never);
    on(longer)(submitted, returned).when(mend('2023-05-08T16:00:00.000Z')).thenRefused('return_expired');
  });
  it('never loses time by an arrangement', () => {
    on(shorter)(submitted, returned).when(lapse('2023-05-03T16:00:00.000Z')).thenRefused('deadline_running');
    on(shorter)(submitted, returned)
      .when(mend('2023-05-04T15:59:59.999Z'))
      .then({ type: 'ApplicationSubmitted', data: { ...submitted.data, submission: 2 } } as never);
  });
});

describe('The end of the time to mend a form', () => {
  it('is awaited anew when it became longer', () => {
    const rows = (...events: Stamped<ApplicationEvent>[]) =>
      [...rowsOf<DueRow>(dueView, events as unknown as ViewedEvent[]).values()].map(({ at }) => at);
    expect(rows(returned)).toEqual(['2023-05-04T16:00:00.000Z']);
    expect(rows(returned, extended)).toEqual(['2023-05-08T16:00:00.000Z']);
  });
});
