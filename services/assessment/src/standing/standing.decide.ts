import { type CommandOf, refuse, type standing } from '@laurel/contracts';
import { type Decider, plusDays, shanghaiDay, type Stateful } from '@laurel/core';
import { type KnownCampaign, requireOpenCampaign } from '../copies/campaign.rules.ts';
import { requireEvidence } from './evidence.rules.ts';
import { evolve, initial, type Standing, type StandingEvent } from './standing.ts';
import { type KnownUnit, requireBranch, requireRegistered } from '../copies/unit.rules.ts';

export type StandingCommand = CommandOf<typeof standing>;
type Asked<Type extends StandingCommand['type']> = Extract<StandingCommand, { type: Type }>;

export interface StandingFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: KnownCampaign | undefined;
  readonly unit: KnownUnit | undefined;
}

/**
 * The ground that everybody may know of a confirmed violation; the fact itself stays with discipline and
 * audit (docs/handbook/process.md#1.11).
 */
export const violationGround = '违纪违法 (violation of law or discipline)';

/** Decides for discipline on one branch (docs/handbook/process.md#4-assessment). */
export const standingDecider: Decider<Standing, StandingCommand, StandingEvent, StandingFacts> &
  Stateful<Standing> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  partOf: caseState,
  decide(command, state, facts) {
    switch (command.type) {
      case 'CertifyIntegrity':
        return certify(command, state, facts);
      case 'OpenInvestigation':
        return openInvestigation(command, state, facts);
      case 'CloseInvestigation':
        return closeInvestigation(command, state, facts);
      case 'ConfirmViolation':
        return confirmViolation(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

function certify(
  command: Asked<'CertifyIntegrity'>,
  state: Standing,
  facts: StandingFacts,
): readonly StandingEvent[] {
  const { eligibility } = requireOpenCampaign(facts.campaign);
  requireBranch(facts.unit, facts.id.unit);
  if (state.status === 'disqualified') throw refuse('veto_fact', { fact: state.ground });
  if (state.status === 'suspended') throw refuse('under_investigation');
  const validUntil = plusDays(shanghaiDay(command.instant), eligibility.clearanceValidDays);
  return [
    {
      type: 'IntegrityCleared',
      data: { ...entry(facts), certificateNumber: command.data.certificateNumber, validUntil },
    },
  ];
}

/** Opens a case. Only the first open case suspends the candidate, so that each suspension ends once. */
function openInvestigation(
  command: Asked<'OpenInvestigation'>,
  state: Standing,
  facts: StandingFacts,
): readonly StandingEvent[] {
  requireOpenCampaign(facts.campaign);
  requireBranch(facts.unit, facts.id.unit);
  requireQualified(state);
  const { caseId, allegation, evidence } = command.data;
  if ([...state.openCases, ...state.endedCases].includes(caseId)) throw refuse('case_repeated', {}, 'caseId');
  requireEvidence(evidence);
  const opened: StandingEvent = {
    type: 'InvestigationOpened',
    data: { ...entry(facts), caseId, allegation, evidence },
  };
  return state.openCases.length > 0 ? [opened] : [opened, { type: 'CandidateSuspended', data: entry(facts) }];
}

function closeInvestigation(
  command: Asked<'CloseInvestigation'>,
  state: Standing,
  facts: StandingFacts,
): readonly StandingEvent[] {
  requireOpenCampaign(facts.campaign);
  requireQualified(state);
  const { caseId, outcome } = command.data;
  requireOpenCase(state, caseId);
  const closed: StandingEvent = { type: 'InvestigationClosed', data: { ...entry(facts), caseId, outcome } };
  return state.openCases.length > 1 ? [closed] : [closed, { type: 'CandidateResumed', data: entry(facts) }];
}

/**
 * Confirms a violation and ends its case, if it has one. Without a case the evidence is enough, as when a
 * court has already decided.
 */
function confirmViolation(
  command: Asked<'ConfirmViolation'>,
  state: Standing,
  facts: StandingFacts,
): readonly StandingEvent[] {
  requireOpenCampaign(facts.campaign);
  requireRegistered(facts.unit, facts.id.unit);
  requireQualified(state);
  const { caseId, fact, evidence } = command.data;
  if (caseId !== undefined) requireOpenCase(state, caseId);
  requireEvidence(evidence);
  return [
    {
      type: 'ViolationConfirmed',
      data: { ...entry(facts), ...(caseId !== undefined && { caseId }), fact, evidence },
    },
    { type: 'CandidateDisqualified', data: { ...entry(facts), ground: violationGround } },
  ];
}

/** The state of the case that a command names. */
function caseState(
  { openCases, endedCases }: Standing,
  { caseId }: { readonly caseId?: string },
): string | undefined {
  if (caseId === undefined) return undefined;
  if (openCases.includes(caseId)) return 'open';
  return endedCases.includes(caseId) ? 'ended' : undefined;
}

function requireQualified(state: Standing): void {
  if (state.status === 'disqualified') throw refuse('wrong_state', { state: state.status });
}

function requireOpenCase(state: Standing, caseId: string): void {
  if (!state.openCases.includes(caseId)) throw refuse('no_open_case', {}, 'caseId');
}

function entry({ id }: StandingFacts): { campaignId: string; branchId: string } {
  return { campaignId: id.campaign, branchId: id.unit };
}
