import { lazy } from 'react';

/** Every event of every service, and the slider that takes the dashboard to any of them. */
export const history = {
  list: lazy(async () => ({ default: (await import('./HistoryList.tsx')).HistoryList })),
  show: lazy(async () => ({ default: (await import('./EventPage.tsx')).EventPage })),
};
