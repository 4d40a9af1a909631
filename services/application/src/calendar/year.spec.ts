// A campaign of 2026: its plan is frozen in March, when nobody knows the next year's holidays, and ends in
// it.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceUnderTest } from '@laurel/platform/testing';
import { publishedCalendars, shippedYear } from '@laurel/rules';
import { applicationService } from '../application.definition.ts';
import { campaignsView } from '../campaign/campaigns.view.ts';
import { campaignId, city, committee, discipline, operator, pack } from '../city.fixture.ts';
import { calendarsView } from './calendars.view.ts';

const in2026 = (day: string) => `2026${day.slice(4)}`;
const pack2026 = {
  ...pack,
  applicationDeadline: in2026(pack.applicationDeadline),
  assessmentFrom: in2026(pack.assessmentFrom),
  assessmentTo: in2026(pack.assessmentTo),
  phases: pack.phases.map((phase) => ({ ...phase, from: in2026(phase.from), to: in2026(phase.to) })),
  calendar: [],
};
/** As the State Council might arrange it. */
const year2027 = {
  year: 2027,
  holidays: [
    ...['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10'],
    ...['2027-02-11', '2027-04-05', '2027-05-01', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02'],
    ...['2027-10-03', '2027-10-04', '2027-10-05'],
  ],
  workingDays: ['2027-02-20'],
  source: '国办发明电〔2026〕9号',
};
const march = '2026-03-01T01:00:00.000Z';
const november = '2026-11-05T02:00:00.000Z';
let service: ServiceUnderTest;
const missing = async () => (await service.row(calendarsView, 'city'))?.missing;
const publish = async (instant: string, data: typeof year2027) => {
  await service.askBoth([operator, discipline], instant, 'calendar', 'city', 'PublishCalendar', data);
};
const extendBy = async (until: string) => {
  await service.askBoth([operator, discipline], service.now, 'campaign', campaignId, 'ExtendDeadline', {
    bureauId: 'b03',
    until,
    reason: '系统故障',
  });
};

beforeAll(async () => {
  service = await ServiceUnderTest.open(applicationService, { instant: march });
  await service.ask(operator, march, 'organisation', 'city', 'ImportOrganisation', city);
  await service.ask(operator, march, 'campaign', campaignId, 'DraftCampaign', { rulePack: pack2026 });
  const { rulePackHash } = (await service.row(campaignsView, campaignId))!;
  await service.askBoth([operator, committee[0]], march, 'campaign', campaignId, 'FreezeRulePack', {
    rulePackHash,
  });
  await service.ask(operator, march, 'campaign', campaignId, 'OpenCampaign', {});
});

describe('A campaign that is frozen in March, before the next year is arranged', () => {
  it('opens, and its city sees which years are still to be published', async () => {
    expect(await missing()).toEqual([
      { year: 2026, campaignIds: [campaignId] },
      { year: 2027, campaignIds: [campaignId] },
    ]);
  });
  it('counts no day of a year that is not published, and says which one is missing', async () => {
    await expect(extendBy('2026-05-06')).rejects.toMatchObject({
      reason: 'calendar_missing',
      parameters: { year: 2026 },
    });
  });
  it('counts by the city’s calendar once operator and discipline have published it', async () => {
    const { holidays, workingDays, source } = publishedCalendars.find(({ year }) => year === 2026)!;
    await publish('2026-03-02T02:00:00.000Z', {
      year: 2026,
      holidays: [...holidays],
      workingDays: [...workingDays],
      source,
    });
    expect(await missing()).toEqual([{ year: 2027, campaignIds: [campaignId] }]);
    // 6 to 8 May, the Saturday made up for, 11 May: five working days after 30 April.
    await expect(extendBy('2026-05-12')).rejects.toMatchObject({ reason: 'extension_too_late' });
    await extendBy('2026-05-11');
  });
  it('lets the next year be published in November, and asks for nothing more', async () => {
    await publish(november, year2027);
    expect(await missing()).toEqual([]);
    const { years } = (await service.row(calendarsView, 'city'))!;
    expect(years.map(({ year, source, publishedBy }) => [year, source, publishedBy])).toEqual([
      [2026, '国办发明电〔2025〕7号', [operator.account, discipline.account]],
      [2027, '国办发明电〔2026〕9号', [operator.account, discipline.account]],
    ]);
  });
  it('lets nobody arrange the next year in a pack', async () => {
    const { source: _source, ...own } = { ...year2027, holidays: year2027.holidays.slice(0, 15) };
    const rulePack = { ...pack2026, calendar: [shippedYear(2026), own] };
    await expect(
      service.askBoth([operator, committee[0]], november, 'campaign', campaignId, 'AmendRulePack', {
        rulePack,
        reason: '补充日历',
      }),
    ).rejects.toMatchObject({ reason: 'lint_failed' });
  });
});
