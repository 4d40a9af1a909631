import { type application, type CommandOf, refuse, type RulePack } from '@laurel/contracts';
import { canonicalJson, type Decider, type Stateful } from '@laurel/core';
import { type Deadline, deadlineAfter, deadlineOn, lengthened, poolOf } from '@laurel/rules';
import { type Application, type ApplicationEvent, evolve, initial, stateOf } from './application.ts';
import {
  type ApplicationFacts,
  entryOf,
  requireDeclarations,
  requireMembers,
  requireNomination,
  requirePlan,
  requireClear,
  requireWritable,
  nominationOf,
} from './application.rules.ts';
import { completeForm, draftOf, readersOfForm } from './form.rules.ts';
import { requirePassed, deadlineFor, requireOpen } from '../campaign/campaign.rules.ts';
import { branchOf } from '../organisation/organisation.ts';
import {
  requireActingFor,
  requireBureau,
  requireNoneTakenOver,
  requireSecretary,
} from '../organisation/organisation.rules.ts';

/**
 * The decisions on an application, from the branch's self-nomination or its bureau's list to acceptance,
 * lapse or withdrawal.
 */

type Command = CommandOf<typeof application>;
type Asked<Type extends Command['type']> = Extract<Command, { type: Type }>;

export const applicationDecider: Decider<Application, Command, ApplicationEvent, ApplicationFacts> &
  Stateful<Application> = {
  initial,
  evolve,
  stateOf,
  decide(command, state, facts) {
    requireOpen(facts.campaign);
    requireSigner(command, facts);
    switch (command.type) {
      case 'SelfNominate':
        return selfNominate(command, state, facts);
      case 'DraftApplication':
        return draft(command, state, facts);
      case 'SubmitApplication':
        return submit(command, state, facts);
      case 'ReturnApplication':
        return giveBack(command, state, facts);
      case 'AcceptApplication':
        return accept(command, state, facts);
      case 'DeclareIneligible':
        return declareIneligible(command, facts);
      case 'WithdrawApplication':
        return withdraw(command, 'own', state, facts);
      case 'WithdrawApplicationForBureau':
        return withdraw(command, 'bureau', state, facts);
      case 'WithdrawMergedApplication':
        return withdrawMerged(command, state, facts);
      case 'CarryEntryOver':
        return carryOver(command, state, facts);
      case 'LapseApplication':
        return lapse(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

/**
 * Nominates the secretary's own branch. Every branch of a body that does not recommend may do so, without a
 * quota (docs/handbook/process.md#2.1).
 */
function selfNominate(
  { data, instant }: Asked<'SelfNominate'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  const { bureauId } = entryOf(facts);
  const branch = requireActingFor(facts.tree, entryOf(facts));
  requireNoneTakenOver(facts.tree, entryOf(facts));
  const bureau = requireBureau(facts.tree, bureauId);
  const { routes } = requireOpen(facts.campaign).rulePack;
  if (!routes.selfNominating.includes(bureau.kind)) throw refuse('not_an_organ');
  requireWritable(state, facts, bureauId, instant);
  if (state.selfNominated) return [];
  const names = { branchName: branch.name, unitName: branch.unitName, bureauName: bureau.name };
  return [{ type: 'CandidateSelfNominated', data: { ...entryOf(facts), ...names, ...data } }];
}

function draft(
  { data, instant }: Asked<'DraftApplication'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  requireRoute(facts);
  requireWritable(state, facts, entryOf(facts).bureauId, instant);
  const form = draftOf(data.form, requireOpen(facts.campaign).rulePack, facts.files ?? {});
  if (state.status === 'draft' && state.drafted === canonicalJson(form)) return [];
  return [{ type: 'ApplicationDrafted', data: { ...entryOf(facts), form } }];
}

/**
 * Submits the form. The secretary signs in person (docs/handbook/process.md#2.4), and a returned form may
 * come back even past the deadline (docs/handbook/process.md#1.10).
 */
function submit(
  { data, instant }: Asked<'SubmitApplication'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  const route = requireRoute(facts);
  if (state.status === 'returned') {
    const until = mendableUntil(state, requireOpen(facts.campaign).rulePack);
    if (instant >= until.instant) throw refuse('return_expired', { until: until.day });
  } else {
    requireWritable(state, facts, entryOf(facts).bureauId, instant);
  }
  if (route === 'self' && !state.selfNominated) throw refuse('not_nominated');
  const { rulePack } = requireOpen(facts.campaign);
  const form = completeForm(data.form, rulePack, facts.files ?? {});
  requireDeclarations(data.declarations, rulePack);
  requirePlan(facts.participation, rulePack);
  const signed = { declarations: data.declarations, submission: state.submissions + 1 };
  const said = { ...entryOf(facts), form, ...signed, ...readersOfForm(rulePack) };
  return [{ type: 'ApplicationSubmitted', data: said }];
}

function giveBack(
  { data, instant }: Asked<'ReturnApplication'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  if (state.wasReturned) throw refuse('second_return');
  const { rulePack } = requireOpen(facts.campaign);
  const { day: until } = deadlineAfter(rulePack, instant, rulePack.answers.returnWorkingDays);
  return [{ type: 'ApplicationReturned', data: { ...entryOf(facts), ...data, until } }];
}

/**
 * Accepts an application after the full check (docs/handbook/process.md#1.9). The event carries what the
 * other services need of the entry, its names frozen at nomination.
 */
function accept(
  { instant }: Asked<'AcceptApplication'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  if (facts.rankingConfirmed) throw refuse('ranking_confirmed');
  const { rulePack } = requireOpen(facts.campaign);
  const nominated = requireNomination(state, facts);
  const branch = requireActingFor(facts.tree, entryOf(facts));
  requireClear(facts.standing, rulePack, instant);
  requireMembers(branch, rulePack);
  requirePlan(facts.participation, rulePack);
  const { bureauId } = entryOf(facts);
  const { kind: bureauKind } = requireBureau(facts.tree, bureauId);
  const pool = poolOf(rulePack, { route: nominated.route, bureauKind, bureauId });
  if (rulePack.pools && pool === undefined) throw refuse('pool_missing');
  const standsIn = pool === undefined ? {} : { pool };
  return [{ type: 'ApplicationAccepted', data: { ...entryOf(facts), ...nominated, ...standsIn } }];
}

function declareIneligible(
  { data }: Asked<'DeclareIneligible'>,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  if (data.reason.trim() === '') throw refuse('reason_missing', {}, 'reason');
  return [{ type: 'ApplicationDeclaredIneligible', data: { ...entryOf(facts), ...data } }];
}

/**
 * Withdraws an entry that still stands, until the ranking is confirmed. Before the deadline the form goes
 * back to draft; after it, and once the form is accepted, a withdrawal is final. Ranks of the others stay as
 * they are (docs/handbook/process.md#1.5).
 */
function withdraw(
  { data: { reason }, instant }: Asked<'WithdrawApplication' | 'WithdrawApplicationForBureau'>,
  cause: 'own' | 'bureau',
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  if (facts.rankingConfirmed) throw refuse('ranking_confirmed');
  if (!isEntry(state, facts)) throw refuse('wrong_state', { state: state.status });
  const data = { ...entryOf(facts), reason, cause };
  const isFinal =
    state.status === 'accepted' ||
    instant >= deadlineFor(requireOpen(facts.campaign), entryOf(facts).bureauId).instant;
  if (isFinal) return [{ type: 'ApplicationWithdrawn', data }];
  if (state.status === 'none' || state.status === 'draft') throw refuse('nothing_to_withdraw');
  return [{ type: 'ApplicationTakenBack', data }];
}

/** Withdraws the entry of a merged branch; the survivor's entry goes on (docs/handbook/process.md#1.23). */
function withdrawMerged(
  { data }: Asked<'WithdrawMergedApplication'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  if (!isEntry(state, facts)) return [];
  if (facts.rankingConfirmed) throw refuse('ranking_confirmed');
  const reason = `并入 ${data.into} / merged into ${data.into}`;
  return [{ type: 'ApplicationWithdrawn', data: { ...entryOf(facts), reason, cause: 'merged' } }];
}

/** The branch into which the nominated one was merged goes on with the entry, under its own names. */
function carryOver(
  { data: { into } }: Asked<'CarryEntryOver'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  const nominated = nominationOf(state, facts);
  if (!isEntry(state, facts) || !nominated) return [];
  const { name: branchName, unitName } = branchOf(facts.tree, into)!;
  const names = { branchName, unitName, bureauName: nominated.bureauName };
  return [{ type: 'EntryCarriedOver', data: { ...entryOf(facts), ...names, into } }];
}

/** Lets an application lapse; there is nothing to do when it has meanwhile done what was awaited. */
function lapse(
  { data, instant }: Asked<'LapseApplication'>,
  state: Application,
  facts: ApplicationFacts,
): ApplicationEvent[] {
  const lapsed: ApplicationEvent[] = [{ type: 'ApplicationLapsed', data: { ...entryOf(facts), ...data } }];
  const deadline = deadlineFor(requireOpen(facts.campaign), entryOf(facts).bureauId);
  switch (data.reason) {
    case 'returnExpired':
      return state.status === 'returned' ? lapseReturned(state, facts, lapsed, instant) : [];
    case 'notSubmitted':
      if (state.status !== 'draft' && (state.status !== 'none' || !nominationOf(state, facts))) return [];
      requirePassed(deadline, instant);
      return lapsed;
    case 'notNominated':
      if ((state.status !== 'submitted' && state.status !== 'returned') || nominationOf(state, facts))
        return [];
      requirePassed(deadline, instant);
      return lapsed;
  }
}

/**
 * Requires a route by which the branch may enter and returns it. Refuses with `unit_unknown`, `unit_merged`,
 * `entry_carried`, `route_not_allowed`.
 */
function requireRoute(facts: ApplicationFacts): 'recommended' | 'self' {
  requireActingFor(facts.tree, entryOf(facts));
  requireNoneTakenOver(facts.tree, entryOf(facts));
  const { kind } = requireBureau(facts.tree, entryOf(facts).bureauId);
  const { recommending, selfNominating } = requireOpen(facts.campaign).rulePack.routes;
  if (recommending.includes(kind)) return 'recommended';
  if (!selfNominating.includes(kind)) throw refuse('route_not_allowed');
  return 'self';
}

/**
 * Requires that what the secretary's role does is done by the person who is appointed. Refuses with
 * `delegation_not_allowed`, `not_secretary`.
 */
function requireSigner(command: Command, { tree, id: { campaign, unit } }: ApplicationFacts): void {
  if (command.actor.role !== 'branchSecretary') return;
  requireSecretary(requireActingFor(tree, { campaignId: campaign, branchId: unit }), command);
}

/** True when there is an entry to withdraw: nominated, or with a form, and not ended. */
function isEntry(state: Application, facts: ApplicationFacts): boolean {
  if (state.status === 'none') return nominationOf(state, facts) !== undefined;
  return state.status !== 'ineligible' && state.status !== 'lapsed' && state.status !== 'withdrawn';
}

/** At the end of the time to mend a form it lapses, unless the calendar was arranged anew meanwhile. */
function lapseReturned(
  state: Returned,
  facts: ApplicationFacts,
  lapsed: ApplicationEvent[],
  instant: string,
): ApplicationEvent[] {
  const until = mendableUntil(state, requireOpen(facts.campaign).rulePack);
  if (instant >= until.instant || until.day === state.until) {
    requirePassed(until, instant);
    return lapsed;
  }
  requirePassed(deadlineOn(state.until), instant);
  return [{ type: 'ApplicationReturnExtended', data: { ...entryOf(facts), until: until.day } }];
}

type Returned = Extract<Application, { readonly status: 'returned' }>;

/**
 * The time that a branch has to mend its form: as it was told, or longer where the calendar was arranged anew
 * (docs/handbook/process.md#1.21).
 */
function mendableUntil({ until, returnedAt }: Returned, rulePack: RulePack): Deadline {
  return lengthened(rulePack, until, returnedAt, rulePack.answers.returnWorkingDays);
}
