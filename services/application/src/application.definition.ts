import { applicationReadings } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import {
  servedApplication,
  servedAttachment,
  servedCampaign,
  servedOrganisation,
  servedParticipation,
  servedRecommendation,
} from './application.facts.ts';
import { applicationOperations } from './application.operations.ts';
import { reactions } from './reactions.ts';
import { attachmentsView } from './views/attachments.ts';
import { campaignsView } from './views/campaigns.ts';
import { candidatesView } from './views/candidates.ts';
import { deadlinesView } from './views/deadlines.ts';
import { dueView } from './views/due.ts';
import { organisationView } from './views/organisation.ts';
import { participationView } from './views/participation.ts';
import { progressView } from './views/progress.ts';
import { recommendationsView } from './views/recommendations.ts';
import { standingsView } from './views/standings.ts';
import { unitsView } from './views/units.ts';

/** prepare and apply: campaigns, the organisation tree, lists and forms. */
export const applicationService: ServiceDefinition = {
  name: 'application',
  aggregates: [servedCampaign, servedOrganisation, servedParticipation, servedRecommendation, servedApplication, servedAttachment],
  views: [
    { view: campaignsView, reading: applicationReadings.campaigns },
    { view: organisationView, reading: applicationReadings.organisation },
    { view: unitsView, reading: applicationReadings.units },
    { view: deadlinesView, reading: applicationReadings.deadlines },
    { view: participationView, reading: applicationReadings.participation },
    { view: recommendationsView, reading: applicationReadings.recommendations },
    { view: candidatesView, reading: applicationReadings.candidates },
    { view: attachmentsView, reading: applicationReadings.attachments },
    { view: standingsView },
    { view: progressView },
    { view: dueView },
  ],
  reactions,
  due: dueView,
  operations: applicationOperations,
};
