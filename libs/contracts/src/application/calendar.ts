import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { everybody } from '../read-scope.ts';
import { officials, pair } from '../permission.ts';
import { accountId, campaignId, day, instant, kinds, text } from '../values.ts';
import { roleNames } from '../roles.ts';
import { waiting } from '../waiting.ts';
import { publishedCalendars } from '../rule-packs/calendars.ts';

const year = z.int().min(2000).max(2100);
const days = z.array(day).max(100);
kinds.add(year, { id: 'CalendarYear' }).add(days, { id: 'Days' });

/**
 * A year as the State Council arranged it: days off, make-up days worked for them, and the document that says
 * so.
 */
const arrangement = { year, holidays: days, workingDays: days, source: text(100) };

/**
 * The city's calendar of working days, by year: one stream, whose id is always `city`. A year may be
 * published at any time and arranged anew; what runs can only become longer by it
 * (docs/handbook/process.md#1.21).
 */
export const calendar = aggregate({
  name: 'calendar',
  service: 'application',
  path: 'calendars',
  id: ['name'],
  words: { zh: '工作日历', en: 'calendar' },
  states: {
    none: { zh: '未公布', en: 'not published', awaits: ['PublishCalendar'] },
    published: { zh: '已公布', en: 'published', ends: true },
  },
  commands: {
    PublishCalendar: command({
      may: pair('any', 'operator', 'discipline'),
      body: arrangement,
      in: ['none', 'published'],
      says: ['CalendarPublished'],
      words: { zh: '公布节假日安排', en: 'publish the calendar of a year' },
      sample: publishedCalendars[0]!,
    }),
  },
  events: {
    CalendarPublished: event({
      version: 1,
      body: arrangement,
      readBy: officials,
      to: 'published',
      words: { zh: '已公布节假日安排', en: 'the calendar of a year was published' },
      sample: publishedCalendars[0]!,
    }),
  },
  readModels: {
    /**
     * The calendar as a whole: one row, `city`, with every year published, and the years in which a campaign
     * runs that are not. The public reads what was published, to count the days of a notice, and not by
     * which accounts.
     */
    calendars: readModel({
      path: 'calendars',
      of: 'calendar',
      row: {
        years: z.array(
          z.strictObject({ ...arrangement, publishedAt: instant, publishedBy: z.array(accountId) }),
        ),
        missing: z.array(z.strictObject({ year, campaignIds: z.array(campaignId) })),
        waiting,
      },
      scopes: { ...everybody, public: 'all' },
      only: { waiting: ['operator', 'discipline', 'auditor'], missing: roleNames },
      shown: (row, reader) =>
        reader === 'public'
          ? { ...row, years: row.years.map(({ publishedBy: _by, ...arranged }) => arranged) }
          : row,
      indexes: [],
      words: { zh: '工作日历', en: 'calendar' },
    }),
  },
});
