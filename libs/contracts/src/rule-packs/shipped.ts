import type { RulePack } from '../rule-pack.ts';
import type { Words } from '../words/words.ts';
import { publishedCalendars } from './calendars.ts';
import { planPack2023 } from './plan-2023.ts';

/** The rule packs with which a city begins; it edits what is its own before it freezes one. */

export interface ShippedPack {
  readonly id: string;
  readonly words: Words;
  readonly pack: RulePack;
}

/** The plan of 2023 as it was, and with the days of each later year whose calendar is shipped. */
export const shippedPacks: readonly ShippedPack[] = publishedCalendars
  .map(({ year }) => year)
  .toReversed()
  .map((year) => ({
    id: `plan-${year}`,
    words: { zh: `${year} 年活动方案`, en: `The plan for ${year}` },
    pack: year === 2023 ? planPack2023 : planOf(year),
  }));

/** The plan of 2023 in another year. The city's calendar carries the holidays, so the pack needs none. */
function planOf(year: number): RulePack {
  const moved = (day: string) => `${year}${day.slice(4)}`;
  const { phases, applicationDeadline, assessmentFrom, assessmentTo } = planPack2023;
  return {
    ...planPack2023,
    phases: phases.map((phase) => ({ ...phase, from: moved(phase.from), to: moved(phase.to) })),
    applicationDeadline: moved(applicationDeadline),
    assessmentFrom: moved(assessmentFrom),
    assessmentTo: moved(assessmentTo),
    calendar: [],
    certificatePrefix: planPack2023.certificatePrefix.replace('2023', `${year}`),
    plaquePrefix: planPack2023.plaquePrefix.replace('2023', `${year}`),
  };
}
