import { applicationReadings } from '@laurel/contracts';
import type { ServiceDefinition } from '@laurel/platform';
import { servedCampaign, servedOrganisation } from './application.facts.ts';
import { reactions } from './reactions.ts';
import { campaignsView } from './views/campaigns.ts';
import { organisationView } from './views/organisation.ts';
import { unitsView } from './views/units.ts';

/** prepare and apply: campaigns, the organisation tree, lists and forms. */
export const applicationService: ServiceDefinition = {
  name: 'application',
  aggregates: [servedCampaign, servedOrganisation],
  views: [
    { view: campaignsView, reading: applicationReadings.campaigns },
    { view: organisationView, reading: applicationReadings.organisation },
    { view: unitsView, reading: applicationReadings.units },
  ],
  reactions,
};
