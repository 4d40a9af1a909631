import { lazy } from 'react';

/** The branches named, with the numbers of the certificates and plaques they received. */
export const named = {
  list: lazy(async () => ({ default: (await import('./NamedList.tsx')).NamedList })),
};
