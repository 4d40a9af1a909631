import { lazy } from 'react';

/** Who was named, and the numbers of what they received. */
export const named = {
  list: lazy(async () => ({ default: (await import('./NamedList.tsx')).NamedList })),
};
