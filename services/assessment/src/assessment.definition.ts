import { assessment, group, integrity, standing } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { answersView } from './dispute/answers.view.ts';
import { servedAssessment } from './assessment/assessment.facts.ts';
import { assessmentsView } from './assessment/assessments.view.ts';
import { visitsView } from './visit/visits.view.ts';
import { campaignsView } from './copies/campaigns.view.ts';
import { candidaciesView } from './copies/candidacies.view.ts';
import { unitsView } from './copies/units.view.ts';
import { assignmentsView } from './group/assignments.view.ts';
import { servedGroup } from './group/group.facts.ts';
import { groupsView } from './group/groups.view.ts';
import { earlierIntegrityView } from './integrity/earlier-integrity.view.ts';
import { servedIntegrity } from './integrity/integrity.facts.ts';
import { integrityRecordsView } from './integrity/integrity-records.view.ts';
import { servedStanding } from './standing/standing.facts.ts';
import { standingsView } from './standing/standings.view.ts';
import { reactions } from './reactions.ts';

/**
 * assess: groups and dated visits, the dynamic score, and each branch's standing. Nothing in it waits for a
 * date: silence needs no event.
 */
export const assessmentService: ServiceDefinition = {
  name: 'assessment',
  aggregates: [servedGroup, servedAssessment, servedIntegrity, servedStanding],
  views: [
    { view: campaignsView },
    { view: unitsView },
    { view: candidaciesView },
    { view: earlierIntegrityView },
    { view: assignmentsView },
    { view: groupsView, readModel: group.readModels.groups },
    { view: visitsView, readModel: assessment.readModels.visits },
    { view: assessmentsView, readModel: assessment.readModels.assessments },
    { view: answersView, readModel: assessment.readModels.answers },
    { view: integrityRecordsView, readModel: integrity.readModels.integrityRecords },
    { view: standingsView, readModel: standing.readModels.standings },
  ],
  reactions,
};
