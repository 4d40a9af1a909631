import { calendar, type RulePack } from '@laurel/contracts';
import { publishedCalendars, type PublishedYear } from '@laurel/rules';
import type { Deployment } from '../story/deployment.ts';
import { at, later } from '../story/year.ts';
import { type Act, both, type KnownOf, refused, type Scene } from './act.ts';

/**
 * The calendar of the deployment: the year that begins is published before the campaign opens, the next one
 * in its autumn, when the State Council has arranged it.
 */
export function publishing(deployment: Deployment): Scene<KnownOf>[] {
  const { calendar: years, year: ours } = deployment;
  const { opening } = ours;
  const first = Number(opening.slice(0, 4));
  return published(years).map((year) => ({
    zh: `公布 ${year.year} 年节假日安排`,
    en: `The calendar of ${year.year} is published`,
    at: at(year.year <= first ? opening : later(opening, `${year.year - 1}-11-10`), '09:30'),
    waves: () => [publication(deployment, year)],
  }));
}

/** The pack as it is drafted: the story counts by a calendar that the city publishes beside it. */
export function withoutCalendar(pack: RulePack): RulePack {
  return { ...pack, calendar: [] };
}

function published(years: RulePack['calendar']): PublishedYear[] {
  return years.map((year) => ({
    ...year,
    source:
      publishedCalendars.find((shipped) => shipped.year === year.year)?.source ??
      `演练假定〔${year.year}〕1号`,
  }));
}

/** A table that lacks the festivals is refused, so that nothing is counted too short. */
function publication({ stewards }: Deployment, { holidays, ...year }: PublishedYear): Act[] {
  const publish = (days: readonly string[]) =>
    both(stewards, calendar, 'city', 'PublishCalendar', { ...year, holidays: [...days] });
  return [refused('calendar_invalid', publish(holidays.slice(0, 1))[0]), ...publish(holidays)];
}
