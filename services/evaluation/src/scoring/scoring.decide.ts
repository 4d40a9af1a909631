import { refuse } from '@laurel/contracts';
import type { Said } from '@laurel/core';
import { openCampaign } from '../copies/campaign.rules.ts';
import {
  type Asked,
  type DrawHalf,
  type Frozen,
  type Panel,
  type PanelEvent,
  personsOf,
  type Stage,
  type StageState,
} from '../panel/panel.ts';
import {
  competes,
  missingBallots,
  nextToPresent,
  type PanelEntry,
  type PanelFacts,
  requireFrozen,
  thinEntries,
} from '../panel/panel.rules.ts';

/**
 * The two stages of scoring, from the draw of the presentations to the shut stage. The panel's decider hands
 * these commands on.
 */

/** The order of presentations is drawn once, from the secrets that operator and discipline had sealed. */
export function drawOrder(state: Panel, facts: PanelFacts): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  if (panel.order) throw refuse('wrong_state', { state: 'orderDrawn' });
  const competing = facts.entries.filter(competes);
  const noDeck = competing.filter(({ deckFiled }) => !deckFiled);
  if (noDeck.length > 0) throw refuse('deck_missing', { branch: branches(noDeck) });
  const noLogo = competing.filter(({ logoFiled }) => !logoFiled);
  if (noLogo.length > 0) throw refuse('logo_missing', { branch: branches(noLogo) });
  const presenting = new Set(competing.map(({ branchId }) => branchId));
  const order = facts.drawn.filter((branchId) => presenting.has(branchId));
  const secrets = {
    operator: openedSecret(panel, 'operator', facts),
    discipline: openedSecret(panel, 'discipline', facts),
  };
  return [{ type: 'PresentationOrderDrawn', data: { ...named(facts), order, secrets } }];
}

function openedSecret({ secrets }: Frozen, half: DrawHalf, { provenSecrets }: PanelFacts) {
  const known = secrets[half];
  if (!known) throw refuse('draw_secret_missing', { missing: half });
  if (!known.sealed) throw refuse('key_missing');
  if (!provenSecrets.includes(known.commitment)) throw refuse('commitment_mismatch', { ballot: half });
  return { ...known.sealed, commitment: known.commitment };
}

/**
 * Each half of a draw is sealed before either is opened, by different persons; sealed again, it replaces the
 * earlier one. So nobody can choose the order (docs/handbook/process.md#3.6).
 */
export function sealDrawSecret(
  command: Asked<'SealDrawSecret'>,
  state: Panel,
  facts: PanelFacts,
): readonly (PanelEvent & Said)[] {
  const panel = requireFrozen(state);
  if (panel.order) throw refuse('wrong_state', { state: 'orderDrawn' });
  const half = command.actor.role === 'discipline' ? 'discipline' : 'operator';
  const other = panel.secrets[half === 'operator' ? 'discipline' : 'operator'];
  if (other && personsOf(command.actor).some((person) => other.persons.includes(person)))
    throw refuse('same_person');
  const { salt, commitment } = facts.drawSecret;
  const event: PanelEvent & Said = {
    type: 'DrawSecretSealed',
    data: { ...named(facts), half, commitment },
    sealed: { secret: command.data.secret, salt },
  };
  return [event];
}

export function startScoring(
  command: Asked<'StartScoring'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { stage } = command.data;
  if (stage === 'presentation' && !panel.order) throw refuse('wrong_state', { state: 'orderNotDrawn' });
  const competing = facts.entries.filter(competes);
  const open = competing.filter(({ assessed }) => assessed === 'open');
  if (open.length > 0) throw refuse('assessment_open', { branch: branches(open) });
  const late = competing.find(({ branchId }) => !isAssigned(panel, branchId));
  const { scoring } = openCampaign(facts.campaign).rulePack;
  if (late) throw refuse('below_three_possible', { branch: late.branchId, minimum: scoring.ballotsMinimum });
  return [{ type: 'ScoringStarted', data: { ...named(facts), stage } }];
}

/** Entries present one at a time, by the drawn order. A reopened entry presents whenever it is ready. */
export function startPresentation(
  command: Asked<'StartPresentation'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { branchId } = command.data;
  const stage = requireScoring(panel, 'presentation');
  if (panel.presenting !== undefined) throw refuse('wrong_state', { state: 'presenting' });
  if (!stage.reopened?.includes(branchId)) {
    const next = nextToPresent(panel, facts.entries);
    if (next !== branchId) throw refuse('presentation_order', { next: next ?? '—' }, 'branchId');
  }
  return [{ type: 'PresentationStarted', data: { ...named(facts), branchId } }];
}

export function endPresentation(
  command: Asked<'EndPresentation'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { branchId } = command.data;
  if (panel.presenting !== branchId)
    throw refuse('wrong_state', { state: panel.presenting ?? 'nobodyPresents' });
  return [{ type: 'PresentationEnded', data: { ...named(facts), branchId } }];
}

/** A team that is late presents after all others; two persons say so (docs/handbook/process.md#1.17). */
export function deferPresentation(
  command: Asked<'DeferPresentation'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { branchId, reason } = command.data;
  const { order, presented, presenting } = panel;
  if (!order) throw refuse('wrong_state', { state: 'orderNotDrawn' });
  if (presenting === branchId) throw refuse('wrong_state', { state: 'presenting' });
  if (!order.includes(branchId) || presented.includes(branchId)) throw refuse('not_found', {}, 'branchId');
  if (order.at(-1) === branchId) throw refuse('nothing_changed');
  const last = [...order.filter((other) => other !== branchId), branchId];
  return [{ type: 'PresentationDeferred', data: { ...named(facts), branchId, order: last, reason } }];
}

/** Started without presenting is not presented (docs/handbook/process.md#1.17). */
export function abandonPresentation(
  command: Asked<'AbandonPresentation'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { branchId, reason } = command.data;
  if (panel.presenting !== branchId)
    throw refuse('wrong_state', { state: panel.presenting ?? 'nobodyPresents' });
  return [{ type: 'PresentationAbandoned', data: { ...named(facts), branchId, reason } }];
}

/**
 * Closing a stage lists every commitment, and exactly these ballots will be opened. So a ballot sealed while
 * the stage is being closed is either on the list or without effect. Closing with gaps needs two persons
 * (docs/handbook/process.md#1.16).
 */
export function closeScoring(
  command: Asked<'CloseScoring'> | Asked<'CloseScoringWithGaps'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { stage } = command.data;
  if (stage === 'presentation' && panel.presenting !== undefined)
    throw refuse('wrong_state', { state: 'presenting' });
  const gaps = missingBallots(panel, stage, facts.entries, facts.sealed);
  if (command.type === 'CloseScoring') {
    if (gaps.length > 0) throw refuse('ballots_missing', { missing: shown(gaps) });
    const thin = thinEntries(panel, stage, facts.entries, openCampaign(facts.campaign).rulePack);
    if (thin.length > 0) throw refuse('ballots_missing', { missing: thin.join(', ') });
  }
  const commitments = facts.sealed
    .filter((ballot) => ballot.stage === stage)
    .map(({ branchId, expertId, commitment }) => ({ branchId, expertId, commitment }));
  const reason = command.type === 'CloseScoringWithGaps' ? { reason: command.data.reason } : {};
  return [{ type: 'ScoringClosed', data: { ...named(facts), stage, commitments, gaps, ...reason } }];
}

export function reopenScoring(
  command: Asked<'ReopenScoring'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { stage, reason } = command.data;
  const branchIds = [...new Set(command.data.branchIds)].sort();
  const scored = facts.entries
    .filter((entry) => competes(entry) && isAssigned(panel, entry.branchId))
    .map(({ branchId }) => branchId);
  if (branchIds.some((branchId) => !scored.includes(branchId))) throw refuse('not_found', {}, 'branchIds');
  return [{ type: 'ScoringReopened', data: { ...named(facts), stage, branchIds, reason } }];
}

function requireScoring(panel: Frozen, stage: Stage): Extract<StageState, { status: 'scoring' }> {
  const state = panel.stages[stage];
  if (state.status !== 'scoring') throw refuse('wrong_state', { state: state.status });
  return state;
}

function isAssigned({ seats }: Frozen, branchId: string): boolean {
  return seats.onSite.some((assignment) => assignment.branchId === branchId);
}

function branches(entries: readonly PanelEntry[]): string {
  return entries.map(({ branchId }) => branchId).join(', ');
}

/**
 * The first missing ballots, as text. Names of experts who have not sealed are no secret
 * (docs/handbook/process.md#1.3).
 */
function shown(gaps: readonly { branchId: string; expertId: string }[]): string {
  const first = gaps.slice(0, 10).map(({ branchId, expertId }) => `${branchId} ${expertId}`);
  return gaps.length > first.length ? `${first.join(', ')} … (${gaps.length})` : first.join(', ');
}

function named({ id }: PanelFacts): { campaignId: string } {
  return { campaignId: id.campaign };
}
