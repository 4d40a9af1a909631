import { refuse, type RulePack } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { bureauOf, inPackOrder, scoreValue } from '@laurel/rules';
import type { Application, Names } from './application.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { beforeDeadline, deadlineFor, openCampaign } from '../campaign/campaign.rules.ts';
import type { Saying } from '../copies/events.ts';
import type { Branch, Organisation } from '../organisation/organisation.ts';
import type { Participation } from '../participation/participation.ts';
import { nominationsOf, type Recommendation } from '../recommendation/recommendation.ts';

/** Eligibility (PROCESS.md 1.8, 1.9), and by which route a branch stands. */

/** What is known here of a branch's standing; the cases themselves are assessment's. */
export interface KnownStanding {
  readonly suspended: boolean;
  /** The ground of a disqualification. */
  readonly disqualified?: string;
  /** The last day of the clearance given last. */
  readonly clearedUntil?: string;
}

export interface ApplicationFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: Campaign;
  readonly tree: Organisation;
  /** The list of the branch's bureau. */
  readonly list: Recommendation;
  readonly participation: Participation;
  readonly standing: KnownStanding;
  readonly rankingConfirmed: boolean;
}

export type Nominated = Names & ({ readonly route: 'self' } | { readonly route: 'recommended'; readonly rank: number });
type Form = Saying<'ApplicationSubmitted'>['data']['form'];

/** How the branch is nominated: by itself, or by its bureau's list as last sealed. */
export function nominationOf(state: Application, { list, id }: ApplicationFacts): Nominated | undefined {
  if (state.selfNominated) return { route: 'self', ...state.selfNominated };
  const place = nominationsOf(list).find(({ branchId }) => branchId === id.unit);
  if (!place) return undefined;
  const { rank, branchName, unitName, bureauName } = place;
  return { route: 'recommended', rank, branchName, unitName, bureauName };
}

/**
 * Whether the form may still be written: not yet submitted, before the deadline that holds. What lapsed by the deadline may be taken up
 * again when the deadline was extended (PROCESS.md 1.6). Refuses with `wrong_state`, `deadline_passed`.
 */
export function mayBeWritten(state: Application, facts: ApplicationFacts, bureauId: string, now: string): void {
  const lapsedByDeadline = state.status === 'lapsed' && state.reason !== 'returnExpired';
  if (state.status !== 'none' && state.status !== 'draft' && !lapsedByDeadline) throw refuse('wrong_state', { state: state.status });
  beforeDeadline(deadlineFor(openCampaign(facts.campaign), bureauId), now);
}

/** The form speaks to every criterion, on the scale. Refuses with `form_incomplete`, `criterion_unknown`, `criterion_repeated`, `score_range`, `score_step`. */
export function formIsComplete(form: Form, rulePack: RulePack): void {
  const texts = ['theme', 'method', 'deeds', 'summary', 'contact', 'telephone'] as const;
  const blank = texts.filter((field) => form[field].trim() === '');
  const scores = inPackOrder(rulePack, form.selfAssessment);
  const unjudged = rulePack.criteria.filter((_, index) => scores[index] === null).map(({ id }) => `selfAssessment.${id}`);
  const missing = [...blank, ...unjudged];
  if (missing.length > 0) throw refuse('form_incomplete', { missing: missing.join(', ') }, 'form');
  for (const { score } of form.selfAssessment) scoreValue(rulePack, score);
}

/** Every declaration is signed, item by item. Refuses with `declaration_missing`, `value_invalid`. */
export function declarationsSigned(signed: readonly string[], { declarations }: RulePack): void {
  const asked = declarations.map(({ id }) => id);
  const unknown = signed.find((id) => !asked.includes(id));
  if (unknown !== undefined) throw refuse('value_invalid', { field: 'declarations', value: unknown }, 'declarations');
  const missing = asked.filter((id) => !signed.includes(id));
  if (missing.length > 0) throw refuse('declaration_missing', { missing: missing.join(', ') }, 'declarations');
}

/** The plan is filed and the members' meeting held (PROCESS.md 1.8). Refuses with `plan_missing`. */
export function hasPlan({ planFiled, meetingHeld }: Participation, { eligibility }: RulePack): void {
  if (eligibility.planRequired && !(planFiled && meetingHeld)) throw refuse('plan_missing');
}

/** Nobody is accepted before the bureau's list is final (PROCESS.md 1.10). Refuses with `list_not_final`, `not_nominated`. */
export function finallyNominated(state: Application, facts: ApplicationFacts): Nominated {
  const listStands = facts.list.status === 'final' || facts.list.status === 'lapsed';
  const recommends = openCampaign(facts.campaign).rulePack.routes.recommending.includes(bureauKind(facts));
  if (!state.selfNominated && recommends && !listStands) throw refuse('list_not_final');
  const nominated = nominationOf(state, facts);
  if (!nominated) throw refuse('not_nominated');
  return nominated;
}

/** Nothing known is not clearance (PROCESS.md 1.9). Refuses with `veto_fact`, `under_investigation`, `clearance_missing`. */
export function isClear({ disqualified, suspended, clearedUntil }: KnownStanding, { eligibility }: RulePack, now: string): void {
  if (disqualified !== undefined) throw refuse('veto_fact', { fact: disqualified });
  if (suspended) throw refuse('under_investigation');
  if (clearedUntil === undefined || clearedUntil < shanghaiDay(now)) {
    throw refuse('clearance_missing', { days: eligibility.clearanceValidDays });
  }
}

/** Refuses with `members_too_few`. */
export function enoughMembers({ fullMembers }: Branch, { eligibility }: RulePack): void {
  const minimum = eligibility.fullMembersMinimum;
  if (fullMembers < minimum) throw refuse('members_too_few', { minimum });
}

function bureauKind({ tree, id }: ApplicationFacts) {
  return tree.bureaus[bureauOf(id.unit)]!.kind;
}
