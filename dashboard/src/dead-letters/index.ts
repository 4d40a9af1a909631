import { lazy } from 'react';

/** The dead letters of the services, which may be retried here. */
export const deadLetters = {
  list: lazy(async () => ({ default: (await import('./DeadLetterList.tsx')).DeadLetterList })),
};
