import { lazy } from 'react';

/** The items that services could not process, and the means to take them up again. */
export const setAside = {
  list: lazy(async () => ({ default: (await import('./SetAsideList.tsx')).SetAsideList })),
};
