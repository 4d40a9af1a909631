import { lazy } from 'react';

/** Where every entry stands and how its score came about. */
export const ranking = {
  list: lazy(async () => ({ default: (await import('./Ranking.tsx')).Ranking })),
};
