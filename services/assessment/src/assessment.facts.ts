import { assessment, type CommandOf, group, standing } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { assessmentDecider, type AssessmentFacts } from './domain/assessment.decide.ts';
import { type GroupCandidate, groupDecider, type GroupFacts } from './domain/group.decide.ts';
import { standingDecider, type StandingFacts } from './domain/standing.decide.ts';
import { assignmentsView } from './views/assignments.ts';
import { campaignsView } from './views/campaigns.ts';
import { unitsView } from './views/units.ts';

/** The deciders with the facts they need: the rule pack, the organisation, and each other's states. */

async function standingFacts(read: FactReader, _command: CommandOf<typeof standing>, id: Id): Promise<StandingFacts> {
  const entry = entryOf(id);
  return { id: entry, campaign: await read.row(campaignsView, entry.campaign), unit: await read.row(unitsView, entry.unit) };
}

export const servedStanding = serve(standing, standingDecider, standingFacts);

async function assessmentFacts(read: FactReader, _command: CommandOf<typeof assessment>, id: Id): Promise<AssessmentFacts> {
  const entry = entryOf(id);
  return {
    id: entry,
    campaign: await read.row(campaignsView, entry.campaign),
    standing: await read.state(servedStanding, id.whole),
    assignment: await read.row(assignmentsView, id.whole),
  };
}

export const servedAssessment = serve(assessment, assessmentDecider, assessmentFacts);

async function groupFacts(read: FactReader, command: CommandOf<typeof group>, id: Id): Promise<GroupFacts> {
  const facts = { id: { campaign: id.campaign!, name: id.name! }, campaign: await read.row(campaignsView, id.campaign!) };
  return 'branchId' in command.data ? { ...facts, candidate: await candidateOf(read, id.campaign!, command.data.branchId) } : facts;
}

export const servedGroup = serve(group, groupDecider, groupFacts);

async function candidateOf(read: FactReader, campaignId: string, branchId: string): Promise<GroupCandidate> {
  const candidate = `${campaignId}.${branchId}`;
  return {
    unit: await read.row(unitsView, branchId),
    assessment: (await read.state(servedAssessment, candidate)).status,
    standing: await read.state(servedStanding, candidate),
    assignment: await read.row(assignmentsView, candidate),
  };
}

function entryOf(id: Id): { campaign: string; unit: string } {
  return { campaign: id.campaign!, unit: id.unit! };
}
