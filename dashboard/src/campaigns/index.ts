import { lazy } from 'react';

/** The campaigns side by side: in a province its cities', in a city its own. */
export const campaigns = {
  list: lazy(async () => ({ default: (await import('./CampaignOverview.tsx')).CampaignOverview })),
};
