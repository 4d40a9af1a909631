export {
  calendar2023,
  calendar2024,
  planPack2023,
  publishedCalendars,
  type PublishedYear,
  shippedYear,
} from '@laurel/contracts';
export * from './calendar.ts';
export * from './dynamic-score.ts';
export * from './fraction.ts';
export * from './hosts.ts';
export * from './kinds.ts';
export { type BannedFigure, bannedFigure } from './lint/banned-figures.ts';
export type { Finding } from './lint/finding.ts';
export { lintCalendar } from './lint/calendar-rules.ts';
export { lint, warnTooFewEntries } from './lint/lint.ts';
export { fiftyNinePack2023 } from './packs/fifty-nine-2023.ts';
export { fiveCriteriaPack2024 } from './packs/five-criteria-2024.ts';
export { ownFormPack2024 } from './packs/own-form-2024.ts';
export { provincePack2024 } from './packs/province-2024.ts';
export { threeStationsPack2024 } from './packs/three-stations-2024.ts';
export { twoPoolsPack2024 } from './packs/two-pools-2024.ts';
export * from './morning.ts';
export * from './pack-changes.ts';
export * from './phases.ts';
export * from './pools.ts';
export * from './ranking.ts';
export * from './score.ts';
export * from './secretary.ts';
export * from './stage-score.ts';
export type { HeldOrder, TieBreak } from './ties.ts';
export * from './title-score.ts';
export * from './title-term.ts';
export * from './units.ts';
