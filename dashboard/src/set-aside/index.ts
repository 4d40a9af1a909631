import { lazy } from 'react';

/** What services could not work off, and how it is taken up again. */
export const setAside = {
  list: lazy(async () => ({ default: (await import('./SetAsideList.tsx')).SetAsideList })),
};
