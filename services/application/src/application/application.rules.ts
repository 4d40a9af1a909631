import { refuse, type RulePack } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import type { Application, Names } from './application.ts';
import type { Attachment } from '../attachment/attachment.ts';
import { type Campaign, hostIn } from '../campaign/campaign.ts';
import { requireBefore, deadlineFor, requireOpen } from '../campaign/campaign.rules.ts';
import { bureauOfEntry } from '../organisation/handing-in.rules.ts';
import type { Branch, Organisation } from '../organisation/organisation.ts';
import type { Participation } from '../participation/participation.ts';
import { nominationsOf, type Recommendation } from '../recommendation/recommendation.ts';

/** The rules of eligibility (docs/handbook/process.md#1.8, #1.9), and the route by which a branch stands. */

/** The standing of a branch as far as it is known here; the cases themselves are assessment's. */
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
  /** The files that the form names, by hash. */
  readonly files?: Readonly<Record<string, Attachment>>;
}

export type Nominated = Names &
  ({ readonly route: 'self' } | { readonly route: 'recommended'; readonly rank: number });

/**
 * The branch's nomination: by itself, or by its bureau's list as last sealed; under the names of the branch
 * that goes on with it, if its own was merged.
 */
export function nominationOf(state: Application, { list, id }: ApplicationFacts): Nominated | undefined {
  if (state.selfNominated) return { route: 'self', ...state.selfNominated, ...state.carriedOver };
  const place = nominationsOf(list).find(({ branchId }) => branchId === id.unit);
  if (!place) return undefined;
  const { rank, branchName, unitName, bureauName } = place;
  return { route: 'recommended', rank, branchName, unitName, bureauName, ...state.carriedOver };
}

/**
 * Requires that the form may still be written, before the deadline that holds. An application that lapsed by
 * the deadline may be taken up again when the deadline was extended (docs/handbook/process.md#1.6). Refuses
 * with `wrong_state`, `deadline_passed`.
 */
export function requireWritable(
  state: Application,
  facts: ApplicationFacts,
  bureauId: string,
  now: string,
): void {
  if (state.status === 'lapsed' && state.reason === 'returnExpired')
    throw refuse('wrong_state', { state: state.status });
  requireBefore(deadlineFor(requireOpen(facts.campaign), bureauId), now);
}

/**
 * Requires that every declaration is signed, item by item. Refuses with `declaration_missing`,
 * `value_invalid`.
 */
export function requireDeclarations(signed: readonly string[], { declarations }: RulePack): void {
  const asked = declarations.map(({ id }) => id);
  const unknown = signed.find((id) => !asked.includes(id));
  if (unknown !== undefined)
    throw refuse('value_invalid', { field: 'declarations', value: unknown }, 'declarations');
  const missing = asked.filter((id) => !signed.includes(id));
  if (missing.length > 0)
    throw refuse('declaration_missing', { missing: missing.join(', ') }, 'declarations');
}

/**
 * Requires that the plan is filed and the members' meeting held (docs/handbook/process.md#1.8). Refuses with
 * `plan_missing`.
 */
export function requirePlan({ planFiled, meetingHeld }: Participation, { eligibility }: RulePack): void {
  if (eligibility.planRequired && !(planFiled && meetingHeld)) throw refuse('plan_missing');
}

/**
 * Requires a nomination that stands: nobody is accepted before the bureau's list is final
 * (docs/handbook/process.md#1.10). Refuses with `list_not_final`, `not_nominated`.
 */
export function requireNomination(state: Application, facts: ApplicationFacts): Nominated {
  const listStands = facts.list.status === 'final' || facts.list.status === 'lapsed';
  const recommends = requireOpen(facts.campaign).rulePack.routes.recommending.includes(bureauKind(facts));
  if (!state.selfNominated && recommends && !listStands) throw refuse('list_not_final');
  const nominated = nominationOf(state, facts);
  if (!nominated) throw refuse('not_nominated');
  return nominated;
}

/**
 * Requires a clearance that is valid and no case: nothing known is not clearance
 * (docs/handbook/process.md#1.9). Refuses with `veto_fact`, `under_investigation`, `clearance_missing`.
 */
export function requireClear(
  { disqualified, suspended, clearedUntil }: KnownStanding,
  { eligibility }: RulePack,
  now: string,
): void {
  if (disqualified !== undefined) throw refuse('veto_fact', { fact: disqualified });
  if (suspended) throw refuse('under_investigation');
  if (clearedUntil === undefined || clearedUntil < shanghaiDay(now)) {
    throw refuse('clearance_missing', { days: eligibility.clearanceValidDays });
  }
}

/** Requires as many full members as the rule pack asks for. Refuses with `members_too_few`. */
export function requireMembers({ fullMembers }: Branch, { eligibility }: RulePack): void {
  const minimum = eligibility.fullMembersMinimum;
  if (fullMembers < minimum) throw refuse('members_too_few', { minimum });
}

function bureauKind(facts: ApplicationFacts) {
  return facts.tree.bureaus[entryOf(facts).bureauId]!.kind;
}

/** The entry of an application. Refuses with `out_of_scope` where the campaign does not reach it. */
export function entryOf({ id, tree, campaign }: Pick<ApplicationFacts, 'id' | 'tree' | 'campaign'>) {
  const hosted = { campaignId: id.campaign, hostId: hostIn(campaign) };
  return {
    campaignId: id.campaign,
    branchId: id.unit,
    bureauId: bureauOfEntry(tree, hosted, id.unit),
  };
}
