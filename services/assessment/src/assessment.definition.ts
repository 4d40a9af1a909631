import { assessmentReadings } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { servedAssessment } from './assessment/assessment.facts.ts';
import { servedGroup } from './group/group.facts.ts';
import { servedStanding } from './standing/standing.facts.ts';
import { reactions } from './reactions.ts';
import { answersView } from './assessment/answers.view.ts';
import { assessmentsView } from './assessment/assessments.view.ts';
import { assignmentsView } from './group/assignments.view.ts';
import { campaignsView } from './copies/campaigns.view.ts';
import { groupsView } from './group/groups.view.ts';
import { standingsView } from './standing/standings.view.ts';
import { unitsView } from './copies/units.view.ts';
import { visitsView } from './assessment/visits.view.ts';

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
