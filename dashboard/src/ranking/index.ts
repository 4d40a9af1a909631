import { lazy } from 'react';

/** The ranking: the place of every entry, and how its score was computed. */
export const ranking = {
  list: lazy(async () => ({ default: (await import('./Ranking.tsx')).Ranking })),
};
