import { refuse } from '@laurel/contracts';
import type { Decider, Stateful } from '@laurel/core';
import { openCampaign } from '../copies/campaign.rules.ts';
import {
  type Asked,
  evolve,
  initial,
  type Panel,
  type PanelCommand,
  type PanelEvent,
  stageOf,
  stages,
} from './panel.ts';
import {
  assign,
  competes,
  derivable,
  isKnown,
  type PanelFacts,
  tooFewScorers,
  undeclared,
} from './panel.rules.ts';
import { openBallots, setBallotAside } from '../scoring/opening.decide.ts';
import { derivedGround, recuse } from './recusal.rules.ts';
import {
  abandonPresentation,
  closeScoring,
  deferPresentation,
  drawOrder,
  endPresentation,
  reopenScoring,
  sealDrawSecret,
  startPresentation,
  startScoring,
} from '../scoring/scoring.decide.ts';
import { substituteExpert, withdrawRecusal, withShortages } from './substitution.decide.ts';

/**
 * Decides on the panel (docs/handbook/process.md#4-panel). The parts of this aggregate are the stages of
 * scoring.
 */
export const panelDecider: Decider<Panel, PanelCommand, PanelEvent, PanelFacts> & Stateful<Panel> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  partOf: stageOf,
  decide(command, state, facts) {
    openCampaign(facts.campaign);
    switch (command.type) {
      case 'ConvenePanel':
        return convene(command, state, facts);
      case 'DeclareConflict':
        return withShortages(state, declareConflict(command, state, facts), facts);
      case 'WithdrawRecusal':
        return withdrawRecusal(command, state, facts);
      case 'SubstituteExpert':
        return withShortages(state, substituteExpert(command, state, facts), facts);
      case 'CompleteConflictDeclaration':
        return completeDeclaration(command, state, facts);
      case 'DeriveConflicts':
        return withShortages(state, deriveConflicts(command, state, facts), facts);
      case 'FreezePanel':
        return freeze(state, facts);
      case 'DrawPresentationOrder':
        return drawOrder(state, facts);
      case 'SealDrawSecret':
        return sealDrawSecret(command, state, facts);
      case 'StartScoring':
        return startScoring(command, state, facts);
      case 'StartPresentation':
        return startPresentation(command, state, facts);
      case 'EndPresentation':
        return endPresentation(command, state, facts);
      case 'DeferPresentation':
        return deferPresentation(command, state, facts);
      case 'AbandonPresentation':
        return abandonPresentation(command, state, facts);
      case 'CloseScoring':
      case 'CloseScoringWithGaps':
        return closeScoring(command, state, facts);
      case 'ReopenScoring':
        return reopenScoring(command, state, facts);
      case 'OpenBallots':
        return openBallots(state, facts);
      case 'SetBallotAside':
        return setBallotAside(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

/** A panel that is not frozen may be convened anew. Declarations that experts have made meanwhile stay. */
function convene(command: Asked<'ConvenePanel'>, state: Panel, facts: PanelFacts): readonly PanelEvent[] {
  if (state.status !== 'none' && state.status !== 'convened') throw closedTo(state);
  const { documentNumber, experts } = command.data;
  const persons = new Set(experts.map(({ personId }) => personId));
  const accounts = new Set(experts.map(({ accountId }) => accountId));
  if (persons.size < experts.length || accounts.size < experts.length)
    throw refuse('already_exists', {}, 'experts');
  if (facts.differing !== undefined) throw refuse('person_differs', { account: facts.differing }, 'experts');
  const event: PanelEvent = {
    type: 'PanelConvened',
    data: { campaignId: facts.id.campaign, documentNumber, experts },
  };
  return [event, ...derived(evolveUnstamped(state, event), facts)];
}

function declareConflict(
  command: Asked<'DeclareConflict'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const seated = requireSitting(state);
  const seat = { branchId: command.data.branchId, expertId: command.actor.account };
  if (!facts.entries.some(({ branchId }) => branchId === seat.branchId))
    throw refuse('not_found', {}, 'branchId');
  if (isKnown(seated.conflicts, seat, 'declared')) return [];
  const declared: PanelEvent = {
    type: 'ConflictDeclared',
    data: { ...named(facts), ...seat, ground: command.data.ground },
  };
  return [declared, ...recuse(seated, named(facts), [seat], facts.sealed, command.data.ground)];
}

/** A declaration is recorded again only when entries have come in since. */
function completeDeclaration(
  command: Asked<'CompleteConflictDeclaration'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const expertId = command.actor.account;
  const seated = requireSitting(state);
  if (undeclared(seated, facts.entries, [expertId]).length === 0) return [];
  return [{ type: 'ConflictsDeclaredComplete', data: { ...named(facts), expertId } }];
}

/**
 * Records the conflicts named and all that can be derived now. Without a panel, and after the opening, there
 * is nothing to do.
 */
function deriveConflicts(
  command: Asked<'DeriveConflicts'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  if (state.status === 'none' || state.status === 'opened') return [];
  return derived(state, facts, command.data.conflicts);
}

/**
 * Freezing makes sure that no derivable conflict was overlooked. Conflicts by unit are recorded with it. An
 * assessor who is not recused yet stops it, because such an expert may have been told what to score
 * (docs/handbook/process.md#1.17).
 */
function freeze(state: Panel, facts: PanelFacts): readonly PanelEvent[] {
  const seated = requireUnstarted(state);
  const entries = facts.entries.filter(competes);
  if (entries.length === 0) throw refuse('wrong_state', { state: 'noEntries' });
  const silent = undeclared(seated, entries);
  if (silent.length > 0) throw refuse('conflicts_undeclared', { experts: silent.join(', ') });
  const found = newlyDerived(seated, facts);
  const assessor = found.find(({ relation }) => relation === 'assessor');
  if (assessor) throw refuse('assessor_is_expert', { expert: assessor.expertId, branch: assessor.branchId });
  const assignments = assign(seated.experts, [...seated.recusals, ...found], entries);
  const { rulePack } = openCampaign(facts.campaign);
  const short = tooFewScorers(rulePack, assignments);
  if (short !== undefined)
    throw refuse('below_three_possible', { branch: short, minimum: rulePack.scoring.ballotsMinimum });
  return [...derived(seated, facts), { type: 'PanelFrozen', data: { ...named(facts), assignments } }];
}

type Derived = ReturnType<typeof derivable>;

function newlyDerived(
  state: Exclude<Panel, { status: 'none' }>,
  facts: PanelFacts,
  given: Derived = [],
): Derived {
  const all = [...given, ...derivable(state.experts, facts.entries, facts)];
  const fresh = all.filter((found) => !isKnown(state.conflicts, found, found.relation));
  return fresh.filter(
    (found, index) =>
      fresh.findIndex((other) => isKnown([{ ...other, source: other.relation }], found, found.relation)) ===
      index,
  );
}

function derived(state: Panel, facts: PanelFacts, given: Derived = []): PanelEvent[] {
  if (state.status === 'none') return [];
  const found = newlyDerived(state, facts, given);
  const conflicts = found.map((conflict): PanelEvent => ({
    type: 'ConflictDerived',
    data: { ...named(facts), ...conflict },
  }));
  return [...conflicts, ...recuse(state, named(facts), found, facts.sealed, derivedGround)];
}

function evolveUnstamped(state: Panel, event: Extract<PanelEvent, { type: 'PanelConvened' }>): Panel {
  return evolve(state, { ...event, time: '', actor: { account: '', person: '', role: '' } });
}

/**
 * The panel until the opening. Experts declare whether they sit on it or not: only who declared first may be
 * called as a substitute.
 */
function requireSitting(state: Panel): Exclude<Panel, { status: 'none' | 'opened' }> {
  if (state.status === 'none' || state.status === 'opened') throw closedTo(state);
  return state;
}

/** A panel is frozen again only for entries that came in before anything was drawn or scored. */
function requireUnstarted(state: Panel): Exclude<Panel, { status: 'none' | 'opened' }> {
  if (state.status === 'none' || state.status === 'opened') throw closedTo(state);
  if (state.status === 'convened') return state;
  if (state.order || stages.some((stage) => state.stages[stage].status !== 'waiting')) throw closedTo(state);
  return state;
}

function closedTo({ status }: Panel): Error {
  return status === 'opened' ? refuse('ballots_opened') : refuse('wrong_state', { state: status });
}

function named({ id }: PanelFacts): { campaignId: string } {
  return { campaignId: id.campaign };
}
