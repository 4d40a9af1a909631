import {
  application,
  attachment,
  calendar,
  campaign,
  organisation,
  participation,
  recommendation,
} from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { servedApplication } from './application/application.facts.ts';
import { servedAttachment } from './attachment/attachment.facts.ts';
import { servedCalendar } from './calendar/calendar.facts.ts';
import { servedCampaign } from './campaign/campaign.facts.ts';
import { servedOrganisation } from './organisation/organisation.facts.ts';
import { servedParticipation } from './participation/participation.facts.ts';
import { servedRecommendation } from './recommendation/recommendation.facts.ts';
import { applicationOperations } from './application.operations.ts';
import { reactions } from './reactions.ts';
import { attachmentsView } from './attachment/attachments.view.ts';
import { calendarsView } from './calendar/calendars.view.ts';
import { campaignsView } from './campaign/campaigns.view.ts';
import { candidatesView } from './application/candidates.view.ts';
import { deadlinesView } from './campaign/deadlines.view.ts';
import { dueView } from './campaign/due.view.ts';
import { publicCampaignsView } from './campaign/public-campaigns.view.ts';
import { organisationView } from './organisation/organisation.view.ts';
import { participationView } from './participation/participation.view.ts';
import { openWorkView } from './copies/open-work.view.ts';
import { progressView } from './copies/campaign-progress.view.ts';
import { registeredPersonsView } from './copies/registered-persons.view.ts';
import { recommendationsView } from './recommendation/recommendations.view.ts';
import { standingsView } from './copies/known-standings.view.ts';
import { namingsBelowView } from './copies/namings-below.view.ts';
import { unitsView } from './organisation/units.view.ts';

/** prepare and apply: campaigns, the organisation tree, lists and forms. */
export const applicationService: ServiceDefinition = {
  name: 'application',
  aggregates: [
    servedCampaign,
    servedCalendar,
    servedOrganisation,
    servedParticipation,
    servedRecommendation,
    servedApplication,
    servedAttachment,
  ],
  views: [
    { view: campaignsView, readModel: campaign.readModels.campaigns },
    { view: calendarsView, readModel: calendar.readModels.calendars },
    { view: organisationView, readModel: organisation.readModels.organisation },
    { view: unitsView, readModel: organisation.readModels.units },
    { view: publicCampaignsView, readModel: campaign.readModels.publicCampaigns },
    { view: deadlinesView, readModel: campaign.readModels.deadlines },
    { view: participationView, readModel: participation.readModels.participation },
    { view: recommendationsView, readModel: recommendation.readModels.recommendations },
    { view: candidatesView, readModel: application.readModels.candidates },
    { view: attachmentsView, readModel: attachment.readModels.attachments },
    { view: standingsView },
    { view: namingsBelowView },
    { view: registeredPersonsView },
    { view: progressView },
    { view: openWorkView },
    { view: dueView },
  ],
  reactions,
  due: dueView,
  operations: applicationOperations,
};
