import type { RulePack } from '@laurel/contracts';
import { provincePack2024 } from '@laurel/rules';
import { countingByShippedYears } from '../rule-pack.ts';
import { Region } from '../city/region.ts';
import { yearOf } from './year.ts';

/** Of three cities whom a list may have, the province names two; no more than its own pack has places. */
const placesForEachCity = 8;

/**
 * The rule pack of the province over so many cities of one pack: it takes those whom they name, and begins in
 * the year after theirs.
 */
export function provincePackOver(city: RulePack, cities: number): RulePack {
  const { opening, end } = yearOf(city);
  const later = Number(end.slice(0, 4)) + 1 - Number(provincePack2024.phases[0]!.from.slice(0, 4));
  const moved = (day: string) => `${Number(day.slice(0, 4)) + later}${day.slice(4)}`;
  const { phases, applicationDeadline, assessmentFrom, assessmentTo, routes } = provincePack2024;
  return countingByShippedYears({
    ...provincePack2024,
    phases: phases.map((phase) => ({ ...phase, from: moved(phase.from), to: moved(phase.to) })),
    applicationDeadline: moved(applicationDeadline),
    assessmentFrom: moved(assessmentFrom),
    assessmentTo: moved(assessmentTo),
    entriesFrom: { namedFrom: opening, honourNames: [city.honourName] },
    places: Math.min(provincePack2024.places, placesForEachCity * cities),
    reserves: Math.min(provincePack2024.reserves, cities),
    routes: { ...routes, listMaximums: [{ bureauIds: [new Region(1).unitId!], maximum: 15 }] },
    // The titles are the cities’, and nobody takes one twice.
    titles: [],
  });
}
