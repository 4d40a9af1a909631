import { assessment, type CommandOf } from '@laurel/contracts';
import { alone, countingByCity, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { unitsView } from '../copies/units.view.ts';
import { assignmentsView } from '../group/assignments.view.ts';
import { candidateGuard, servedStanding } from '../standing/standing.facts.ts';
import { assessmentDecider } from './assessment.decide.ts';
import type { AssessmentFacts } from './work.rules.ts';

async function assessmentFacts(
  read: FactReader,
  _command: CommandOf<typeof assessment>,
  id: Id,
): Promise<AssessmentFacts> {
  const entry = { campaign: id.campaign!, unit: id.unit! };
  return {
    id: entry,
    campaign: await countingByCity(read, await read.row(campaignsView, entry.campaign)),
    unit: await actingUnit(read, entry.campaign, entry.unit),
    standing: await read.state(servedStanding, id.whole),
    assignment: await read.row(assignmentsView, id.whole),
  };
}

/** The branch that acts for an entry: its own, or the one that goes on with it. */
async function actingUnit(
  read: FactReader,
  campaignId: string,
  unitId: string,
): Promise<AssessmentFacts['unit']> {
  const unit = await read.row(unitsView, unitId);
  const carriedBy = unit?.carriedBy?.[campaignId];
  return carriedBy === undefined ? unit : await read.row(unitsView, carriedBy);
}

/**
 * The assessment's decider with the facts it needs: the rule pack, the candidate's standing, and who is
 * assigned to it.
 */
export const servedAssessment = serve(assessment, assessmentDecider, assessmentFacts, (_command, id) =>
  alone(candidateGuard(id.campaign!, id.unit!)),
);
