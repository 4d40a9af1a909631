export * from './calendar.ts';
export * from './dynamic-score.ts';
export * from './fraction.ts';
export * from './score.ts';
export * from './stage-score.ts';
export * from './units.ts';
