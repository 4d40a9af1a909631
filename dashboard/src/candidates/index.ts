import { lazy } from 'react';

/** The candidates of the campaign, and the file of each. */
export const candidates = {
  list: lazy(async () => ({ default: (await import('./CandidateList.tsx')).CandidateList })),
  show: lazy(async () => ({ default: (await import('./CandidateFile.tsx')).CandidateFile })),
};
