import { type assessment, type CommandOf, refuse, type RulePack } from '@laurel/contracts';
import { type KnownCampaign, requireAssessing } from '../copies/campaign.rules.ts';
import type { KnownUnit } from '../copies/unit.rules.ts';
import type { Assignment } from '../group/assessor.rules.ts';
import type { Standing } from '../standing/standing.ts';
import type { Assessment, OpenAssessment, VisitRecord } from './assessment.ts';

/** The facts of a decision on an assessment, and the rules by which its open work and a record are found. */

export type AssessmentCommand = CommandOf<typeof assessment>;
export type Asked<Type extends AssessmentCommand['type']> = Extract<AssessmentCommand, { type: Type }>;

export interface AssessmentFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: KnownCampaign | undefined;
  readonly unit: KnownUnit | undefined;
  readonly standing: Standing;
  readonly assignment: Assignment | undefined;
}

/** An open assessment with its rule pack and its entry, which every decision on it needs. */
export interface Work {
  readonly open: OpenAssessment;
  readonly rulePack: RulePack;
  readonly entry: { readonly campaignId: string; readonly branchId: string };
}

export function workOn(state: Assessment, facts: AssessmentFacts): Work {
  const rulePack = requireAssessing(facts.campaign);
  if (state.status !== 'open') throw refuse('wrong_state', { state: state.status });
  return { open: state, rulePack, entry: entryOf(facts) };
}

export function recordIn(state: Assessment, recordId: string | undefined): VisitRecord | undefined {
  return state.status === 'open' ? state.records.find((record) => record.recordId === recordId) : undefined;
}

export function requireRecord(open: OpenAssessment, recordId: string): VisitRecord {
  const found = recordIn(open, recordId);
  if (!found) throw refuse('not_found', {}, 'recordId');
  return found;
}

export function requireDisputed(open: OpenAssessment, recordId: string): VisitRecord {
  const found = requireRecord(open, recordId);
  if (found.status !== 'disputed') throw refuse('wrong_state', { state: found.status });
  return found;
}

export function entryOf({ id }: AssessmentFacts): { campaignId: string; branchId: string } {
  return { campaignId: id.campaign, branchId: id.unit };
}
