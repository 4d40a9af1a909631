import { type CommandOf, group } from '@laurel/contracts';
import { alone, differing, type FactReader, type Id, serve } from '@laurel/platform';
import { servedAssessment } from '../assessment/assessment.facts.ts';
import { campaignsView } from '../copies/campaigns.view.ts';
import { unitsView } from '../copies/units.view.ts';
import { candidateGuard, servedStanding } from '../standing/standing.facts.ts';
import { assignmentsView } from './assignments.view.ts';
import { type GroupCandidate, groupDecider, type GroupFacts } from './group.ts';

async function groupFacts(read: FactReader, command: CommandOf<typeof group>, id: Id): Promise<GroupFacts> {
  const facts = {
    id: { campaign: id.campaign!, name: id.name! },
    campaign: await read.row(campaignsView, id.campaign!),
  };
  if (command.type === 'FormGroup')
    return { ...facts, differing: await differing(read, command.data.members, 'assessor', id.campaign!) };
  return 'branchId' in command.data
    ? { ...facts, candidate: await candidateOf(read, id.campaign!, command.data.branchId) }
    : facts;
}

async function candidateOf(read: FactReader, campaignId: string, branchId: string): Promise<GroupCandidate> {
  const candidate = `${campaignId}.${branchId}`;
  const assessment = await read.state(servedAssessment, candidate);
  return {
    tree: await read.tree(),
    unit: await read.row(unitsView, branchId),
    assessment: assessment.status,
    visitedBy: assessment.status === 'open' ? assessment.records.map(({ groupId }) => groupId) : [],
    standing: await read.state(servedStanding, candidate),
    assignment: await read.row(assignmentsView, candidate),
  };
}

/**
 * The group's decider with the facts it needs: the rule pack, the organisation, and the candidate's
 * assessment, standing and assignment.
 */
export const servedGroup = serve(group, groupDecider, groupFacts, ({ data }, id) => {
  return 'branchId' in data ? alone(candidateGuard(id.campaign!, data.branchId)) : alone();
});
