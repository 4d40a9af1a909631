import { assessmentReadings } from '@laurel/contracts';
import type { ServiceDefinition } from '@laurel/platform';
import { servedStanding } from './assessment.facts.ts';
import { reactions } from './reactions.ts';
import { campaignsView } from './views/campaigns.ts';
import { standingsView } from './views/standings.ts';
import { unitsView } from './views/units.ts';

/** assess: groups and dated visits, the dynamic score, and each branch's standing. */
export const assessmentService: ServiceDefinition = {
  name: 'assessment',
  aggregates: [servedStanding],
  views: [{ view: campaignsView }, { view: unitsView }, { view: standingsView, reading: assessmentReadings.standings }],
  reactions,
};
