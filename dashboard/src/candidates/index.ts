import { lazy } from 'react';

/** Who takes part, and each one's file. */
export const candidates = {
  list: lazy(async () => ({ default: (await import('./CandidateList.tsx')).CandidateList })),
  show: lazy(async () => ({ default: (await import('./CandidateFile.tsx')).CandidateFile })),
};
