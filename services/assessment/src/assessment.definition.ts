import { assessmentReadings } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { servedAssessment, servedGroup, servedStanding } from './assessment.facts.ts';
import { reactions } from './reactions.ts';
import { answersView } from './views/answers.ts';
import { assessmentsView } from './views/assessments.ts';
import { assignmentsView } from './views/assignments.ts';
import { campaignsView } from './views/campaigns.ts';
import { groupsView } from './views/groups.ts';
import { standingsView } from './views/standings.ts';
import { unitsView } from './views/units.ts';
import { visitsView } from './views/visits.ts';

/** assess: groups and dated visits, the dynamic score, and each branch's standing. Nothing here waits for a date: silence needs no event. */
export const assessmentService: ServiceDefinition = {
  name: 'assessment',
  aggregates: [servedGroup, servedAssessment, servedStanding],
  views: [
    { view: campaignsView },
    { view: unitsView },
    { view: assignmentsView },
    { view: groupsView, reading: assessmentReadings.groups },
    { view: visitsView, reading: assessmentReadings.visits },
    { view: assessmentsView, reading: assessmentReadings.assessments },
    { view: answersView, reading: assessmentReadings.answers },
    { view: standingsView, reading: assessmentReadings.standings },
  ],
  reactions,
};
