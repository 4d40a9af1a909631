import { type CommandOf, type integrity, refuse } from '@laurel/contracts';
import { type Decider, shanghaiDay, type Stateful } from '@laurel/core';
import { type KnownUnit, requireBranch, requireRegistered } from '../copies/unit.rules.ts';
import { requireEvidence } from '../standing/evidence.rules.ts';
import { countsIn, type Period, violationGround } from '../standing/standing.rules.ts';
import { evolve, initial, type Integrity, type IntegrityEvent, stateOf, together } from './integrity.ts';

export type IntegrityCommand = CommandOf<typeof integrity>;
type Asked<Type extends IntegrityCommand['type']> = Extract<IntegrityCommand, { type: Type }>;

export interface IntegrityFacts {
  readonly id: { readonly unit: string };
  readonly unit: KnownUnit | undefined;
  /** The open campaigns in which the branch stands, by id. */
  readonly campaigns: readonly (Period & { readonly campaignId: string })[];
  /** The entries in standings of before the city's record. */
  readonly before: Integrity;
}

/** Decides for discipline on what is known of one branch (docs/handbook/process.md#1.12, #4-assessment). */
export const integrityDecider: Decider<Integrity, IntegrityCommand, IntegrityEvent, IntegrityFacts> &
  Stateful<Integrity> = {
  initial,
  evolve,
  stateOf,
  partOf: caseState,
  decide(command, own, facts) {
    const known = together(own, facts.before);
    switch (command.type) {
      case 'CertifyIntegrity':
        return certify(command, known, facts);
      case 'RegisterLead':
        return registerLead(command, known, facts);
      case 'OpenInvestigation':
        return openInvestigation(command, known, facts);
      case 'CloseInvestigation':
        return closeInvestigation(command, known, facts);
      case 'ConfirmViolation':
        return confirmViolation(command, known, facts);
      case 'CarryViolation':
        return carryViolation(command, known, facts);
      default:
        return command satisfies never;
    }
  },
};

/**
 * A certificate says that nothing stands against the branch; where a violation counts in every campaign it
 * cannot.
 */
function certify(
  { data, instant }: Asked<'CertifyIntegrity'>,
  { openCases, violations }: Integrity,
  facts: IntegrityFacts,
): readonly IntegrityEvent[] {
  requireBranch(facts.unit, facts.id.unit);
  if (openCases.length > 0) throw refuse('under_investigation');
  const lost = facts.campaigns.filter((period) => violations.some((factOn) => countsIn(period, factOn)));
  if (lost.length > 0 && lost.length === facts.campaigns.length)
    throw refuse('veto_fact', { fact: violationGround });
  return [
    { type: 'IntegrityCertified', data: { ...told(facts), ...data, certifiedOn: shanghaiDay(instant) } },
  ];
}

/** A letter without a name is no objection, but it may lead to a case. */
function registerLead(
  { data, instant }: Asked<'RegisterLead'>,
  { leads, openCases, endedCases }: Integrity,
  facts: IntegrityFacts,
): readonly IntegrityEvent[] {
  requireRegistered(facts.unit, facts.id.unit);
  if (leads.includes(data.leadId)) throw refuse('already_exists', {}, 'leadId');
  if (data.receivedOn > shanghaiDay(instant))
    throw refuse('day_in_future', { day: data.receivedOn }, 'receivedOn');
  if (data.caseId !== undefined && ![...openCases, ...endedCases].includes(data.caseId))
    throw refuse('not_found', {}, 'caseId');
  return [{ type: 'LeadRegistered', data: { branchId: facts.id.unit, ...data } }];
}

function openInvestigation(
  { data }: Asked<'OpenInvestigation'>,
  { openCases, endedCases, leads }: Integrity,
  facts: IntegrityFacts,
): readonly IntegrityEvent[] {
  requireBranch(facts.unit, facts.id.unit);
  if ([...openCases, ...endedCases].includes(data.caseId)) throw refuse('case_repeated', {}, 'caseId');
  if (data.leadId !== undefined && !leads.includes(data.leadId)) throw refuse('lead_unknown', {}, 'leadId');
  requireEvidence(data.evidence);
  return [{ type: 'InvestigationOpened', data: { ...told(facts), ...data } }];
}

function closeInvestigation(
  { data }: Asked<'CloseInvestigation'>,
  { openCases }: Integrity,
  facts: IntegrityFacts,
): readonly IntegrityEvent[] {
  requireOpenCase(openCases, data.caseId);
  return [
    { type: 'InvestigationClosed', data: { ...told(facts), ...data, othersOpen: openCases.length > 1 } },
  ];
}

/**
 * Confirms a violation and ends its case, if it has one. Without a case the evidence is enough, as when a
 * court has already decided.
 */
function confirmViolation(
  { data, instant }: Asked<'ConfirmViolation'>,
  { openCases }: Integrity,
  facts: IntegrityFacts,
): readonly IntegrityEvent[] {
  requireRegistered(facts.unit, facts.id.unit);
  if (data.caseId !== undefined) requireOpenCase(openCases, data.caseId);
  requireEvidence(data.evidence);
  if (data.factOn > shanghaiDay(instant)) throw refuse('day_in_future', { day: data.factOn }, 'factOn');
  const left = openCases.filter((caseId) => caseId !== data.caseId);
  return [
    {
      type: 'ViolationConfirmed',
      data: {
        ...told(facts),
        ...data,
        countsIn: facts.campaigns
          .filter((period) => countsIn(period, data.factOn))
          .map(({ campaignId }) => campaignId),
        othersOpen: left.length > 0,
      },
    },
  ];
}

/** Carries a violation of a joined record over; what it is about stays in that record. */
function carryViolation(
  { data: { recordHash, eventId, factOn } }: Asked<'CarryViolation'>,
  { openCases }: Integrity,
  facts: IntegrityFacts,
): readonly IntegrityEvent[] {
  requireRegistered(facts.unit, facts.id.unit);
  const counting = facts.campaigns.filter((period) => countsIn(period, factOn));
  return [
    {
      type: 'ViolationConfirmed',
      data: {
        ...told(facts),
        fact: `并入的历史记录中已认定（事件 ${eventId}）`,
        factOn,
        evidence: { documents: [`${recordHash}#${eventId}`], attachments: [] },
        countsIn: counting.map(({ campaignId }) => campaignId),
        othersOpen: openCases.length > 0,
      },
    },
  ];
}

/** Gives the state of the case that a command names, as the branch's own stream records it. */
function caseState(
  { openCases, endedCases }: Integrity,
  { caseId }: { readonly caseId?: string },
): string | undefined {
  if (caseId === undefined) return undefined;
  if (openCases.includes(caseId)) return 'open';
  return endedCases.includes(caseId) ? 'ended' : undefined;
}

function requireOpenCase(openCases: readonly string[], caseId: string): void {
  if (!openCases.includes(caseId)) throw refuse('no_open_case', {}, 'caseId');
}

function told({ id, campaigns }: IntegrityFacts): { branchId: string; campaignIds: string[] } {
  return { branchId: id.unit, campaignIds: campaigns.map(({ campaignId }) => campaignId) };
}
