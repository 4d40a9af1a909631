import { type application, type CommandOf, refuse } from '@laurel/contracts';
import { canonicalJson, type Decider } from '@laurel/core';
import { bureauOf, deadlineAfter, deadlineOn } from '@laurel/rules';
import { type Application, type ApplicationEvent, evolveApplication, noApplication } from './application.ts';
import {
  type ApplicationFacts,
  declarationsSigned,
  enoughMembers,
  finallyNominated,
  formIsComplete,
  hasPlan,
  isClear,
  mayBeWritten,
  nominationOf,
} from './application.rules.ts';
import { afterDeadline, deadlineFor, openCampaign } from '../campaign/campaign.rules.ts';
import { actingBranch, registeredBureau } from '../organisation/organisation.rules.ts';

/** What may happen to an application, from the branch's self-nomination or its bureau's list to acceptance, lapse or withdrawal. */

type Asked = CommandOf<typeof application>;
type Ask<Type extends Asked['type']> = Extract<Asked, { type: Type }>;

export const applicationDecider: Decider<Application, Asked, ApplicationEvent, ApplicationFacts> = {
  initial: noApplication,
  evolve: evolveApplication,
  decide(command, state, facts) {
    openCampaign(facts.campaign);
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
        return declareIneligible(command, state, facts);
      case 'WithdrawApplication':
        return withdraw(command.data.reason, 'own', state, facts);
      case 'WithdrawApplicationForBureau':
        return withdraw(command.data.reason, 'bureau', state, facts);
      case 'WithdrawMergedApplication':
        return withdrawMerged(command, state, facts);
      case 'LapseApplication':
        return lapse(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

/** Open to every branch of a body that nominates itself; without quota (PROCESS.md §2). */
function selfNominate({ data, instant }: Ask<'SelfNominate'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  const { bureauId, branchId } = entryOf(facts);
  const branch = actingBranch(facts.tree, branchId, 'id');
  const bureau = registeredBureau(facts.tree, bureauId);
  const { routes } = openCampaign(facts.campaign).rulePack;
  if (!routes.selfNominating.includes(bureau.kind)) throw refuse('not_an_organ');
  mayBeWritten(state, facts, bureauId, instant);
  if (state.selfNominated) return [];
  const names = { branchName: branch.name, unitName: branch.unitName, bureauName: bureau.name };
  return [{ type: 'CandidateSelfNominated', data: { ...entryOf(facts), ...names, ...data } }];
}

function draft({ data, instant }: Ask<'DraftApplication'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  hasRoute(facts);
  mayBeWritten(state, facts, entryOf(facts).bureauId, instant);
  if (state.status === 'draft' && state.drafted === canonicalJson(data.form)) return [];
  return [{ type: 'ApplicationDrafted', data: { ...entryOf(facts), form: data.form } }];
}

/** The secretary signs in person (PROCESS.md §2). A returned form may come back even past the deadline (PROCESS.md 1.10). */
function submit({ data, instant, actor }: Ask<'SubmitApplication'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  if (actor.onBehalfOf !== undefined) throw refuse('delegation_not_allowed');
  const route = hasRoute(facts);
  if (state.status === 'returned') {
    if (instant >= deadlineOn(state.until).instant) throw refuse('return_expired', { until: state.until });
  } else {
    mayBeWritten(state, facts, entryOf(facts).bureauId, instant);
  }
  if (route === 'self' && !state.selfNominated) throw refuse('not_nominated');
  const { rulePack } = openCampaign(facts.campaign);
  formIsComplete(data.form, rulePack);
  declarationsSigned(data.declarations, rulePack);
  hasPlan(facts.participation, rulePack);
  return [{ type: 'ApplicationSubmitted', data: { ...entryOf(facts), ...data, submission: state.submissions + 1 } }];
}

function giveBack({ data, instant }: Ask<'ReturnApplication'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  mustBe('submitted', state);
  if (state.wasReturned) throw refuse('second_return');
  const { rulePack } = openCampaign(facts.campaign);
  const { day: until } = deadlineAfter(rulePack, instant, rulePack.answers.returnWorkingDays);
  return [{ type: 'ApplicationReturned', data: { ...entryOf(facts), ...data, until } }];
}

/** The full check (PROCESS.md 1.9). The event carries what the other services need of the entry, its names frozen at nomination. */
function accept({ instant }: Ask<'AcceptApplication'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  mustBe('submitted', state);
  if (facts.rankingConfirmed) throw refuse('ranking_confirmed');
  const { rulePack } = openCampaign(facts.campaign);
  const nominated = finallyNominated(state, facts);
  const branch = actingBranch(facts.tree, facts.id.unit, 'id');
  isClear(facts.standing, rulePack, instant);
  enoughMembers(branch, rulePack);
  hasPlan(facts.participation, rulePack);
  return [{ type: 'ApplicationAccepted', data: { ...entryOf(facts), ...nominated } }];
}

function declareIneligible({ data }: Ask<'DeclareIneligible'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  mustBe('submitted', state);
  if (data.reason.trim() === '') throw refuse('reason_missing', {}, 'reason');
  return [{ type: 'ApplicationDeclaredIneligible', data: { ...entryOf(facts), ...data } }];
}

/** Any entry that still stands, until the ranking is confirmed. Ranks of the others stay as they are (PROCESS.md 1.5). */
function withdraw(reason: string, cause: 'own' | 'bureau', state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  if (facts.rankingConfirmed) throw refuse('ranking_confirmed');
  if (!stands(state, facts)) throw refuse('wrong_state', { state: state.status });
  return [{ type: 'ApplicationWithdrawn', data: { ...entryOf(facts), reason, cause } }];
}

/** The survivor's entry goes on, the other's is withdrawn (PROCESS.md 1.23). */
function withdrawMerged({ data }: Ask<'WithdrawMergedApplication'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  if (!stands(state, facts)) return [];
  if (facts.rankingConfirmed) throw refuse('ranking_confirmed');
  const reason = `并入 ${data.into} / merged into ${data.into}`;
  return [{ type: 'ApplicationWithdrawn', data: { ...entryOf(facts), reason, cause: 'merged' } }];
}

/** Nothing to do when the application has meanwhile done what was awaited. */
function lapse({ data, instant }: Ask<'LapseApplication'>, state: Application, facts: ApplicationFacts): ApplicationEvent[] {
  const lapsed: ApplicationEvent[] = [{ type: 'ApplicationLapsed', data: { ...entryOf(facts), ...data } }];
  const deadline = deadlineFor(openCampaign(facts.campaign), entryOf(facts).bureauId);
  switch (data.reason) {
    case 'returnExpired':
      if (state.status !== 'returned') return [];
      afterDeadline(deadlineOn(state.until), instant);
      return lapsed;
    case 'notSubmitted':
      if (state.status !== 'draft' && (state.status !== 'none' || !nominationOf(state, facts))) return [];
      afterDeadline(deadline, instant);
      return lapsed;
    case 'notNominated':
      if ((state.status !== 'submitted' && state.status !== 'returned') || nominationOf(state, facts)) return [];
      afterDeadline(deadline, instant);
      return lapsed;
  }
}

/** The route by which the branch may enter. Refuses with `unit_unknown`, `unit_merged`, `route_not_allowed`. */
function hasRoute(facts: ApplicationFacts): 'recommended' | 'self' {
  const { branchId, bureauId } = entryOf(facts);
  actingBranch(facts.tree, branchId, 'id');
  const { kind } = registeredBureau(facts.tree, bureauId);
  const { recommending, selfNominating } = openCampaign(facts.campaign).rulePack.routes;
  if (recommending.includes(kind)) return 'recommended';
  if (!selfNominating.includes(kind)) throw refuse('route_not_allowed');
  return 'self';
}

/** Whether there is an entry to withdraw: nominated, or with a form, and not ended. */
function stands(state: Application, facts: ApplicationFacts): boolean {
  if (state.status === 'none') return nominationOf(state, facts) !== undefined;
  return state.status !== 'ineligible' && state.status !== 'lapsed' && state.status !== 'withdrawn';
}

function mustBe(status: Application['status'], state: Application): void {
  if (state.status !== status) throw refuse('wrong_state', { state: state.status });
}

function entryOf({ id }: ApplicationFacts): { campaignId: string; branchId: string; bureauId: string } {
  return { campaignId: id.campaign, branchId: id.unit, bureauId: bureauOf(id.unit) };
}
