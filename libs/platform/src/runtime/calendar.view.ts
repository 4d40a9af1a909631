import { copy, type Heard, type RulePack } from '@laurel/contracts';
import { type Calendar, withCalendar } from '@laurel/rules';
import type { FactReader } from '../service.ts';

/** The key of the one row. */
export const cityCalendar = 'city';

/**
 * The years that the city has published, so that every service counts working days alike
 * (docs/handbook/process.md#1.21).
 */
export const calendarView = copy<{ readonly years: Calendar }>('calendar', {
  version: 1,
  indexes: [],
  on: {
    CalendarPublished: {
      keys: () => [cityCalendar],
      fold: (row, { data: { year, holidays, workingDays } }: Heard<'CalendarPublished'>) => ({
        years: [
          ...(row?.years ?? []).filter((published) => published.year !== year),
          { year, holidays, workingDays },
        ],
      }),
    },
  },
});

/** The years in the row, which is not there before the first is published. */
export function yearsIn(row: unknown): Calendar {
  return (row as { readonly years: Calendar } | undefined)?.years ?? [];
}

/** The years that the city has published so far. */
export async function publishedYears(read: FactReader): Promise<Calendar> {
  return yearsIn(await read.row(calendarView, cityCalendar));
}

/**
 * Gives a campaign whose rule pack counts working days by the city's published calendar. Every decision that
 * counts working days uses it.
 */
export async function countingByCity<Campaign extends { readonly rulePack: RulePack }>(
  read: FactReader,
  campaign: Campaign | undefined,
): Promise<Campaign | undefined> {
  return campaign && { ...campaign, rulePack: withCalendar(campaign.rulePack, await publishedYears(read)) };
}
