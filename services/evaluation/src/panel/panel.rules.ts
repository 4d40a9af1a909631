import { refuse, type RulePack } from '@laurel/contracts';
import { relation, type Tree } from '@laurel/rules';
import type { KnownCampaign } from '../copies/campaign.rules.ts';
import {
  type Conflict,
  type Expert,
  type Frozen,
  isSameSeat,
  type OpenedBallot,
  type Panel,
  type Relation,
  type Seat,
  type Sheet,
  sitsFor,
  type Stage,
  stages,
} from './panel.ts';

/** The rules of the panel: recusal, assignment and missing ballots (docs/handbook/process.md#1.16, #1.17). */

/** An entry as the panel's decisions know it. */
export interface PanelEntry {
  readonly branchId: string;
  readonly status: 'admitted' | 'withdrawn';
  readonly disqualified: boolean;
  readonly assessed: 'open' | 'scored' | 'noResult';
  readonly deckFiled: boolean;
  readonly logoFiled: boolean;
  readonly admittedAt: string;
}

/** An assessor of an entry: a member of a group assigned to it, or somebody who recorded a visit. */
export interface Assessor {
  readonly branchId: string;
  readonly accountId: string;
  readonly personId?: string;
}

export interface SealedBallot extends Sheet {
  readonly commitment: string;
}

/** A ballot that was listed when its stage was shut, with its sealed part as it is kept. */
export interface ListedBallot {
  readonly stage: OpenedBallot['stage'];
  readonly branchId: string;
  readonly expertId: string;
  readonly commitment: string;
  /** Absent when the sealed part cannot be read. */
  readonly sheet?: Pick<OpenedBallot, 'scores' | 'reason' | 'salt'>;
  /** True if the commitment is that of the sheet. */
  readonly proven: boolean;
}

export interface PanelFacts {
  readonly id: { readonly campaign: string };
  readonly campaign: KnownCampaign | undefined;
  /** The organisation now. */
  readonly tree: Tree;
  /** The first expert named who is not as the register says, by account. */
  readonly differing?: string | undefined;
  /** In order of branch. */
  readonly entries: readonly PanelEntry[];
  readonly assessors: readonly Assessor[];
  /** Ballots sealed so far and not set aside, in order of stage, branch and expert. */
  readonly sealed: readonly SealedBallot[];
  /** All entries in the order that the secrets of the draw give. */
  readonly drawn: readonly string[];
  /** For this command's secret, should it be one. */
  readonly drawSecret: { readonly salt: string; readonly commitment: string };
  /** The commitments to secrets of the draw that are those of their sealed parts. */
  readonly provenSecrets: readonly string[];
  readonly listed: readonly ListedBallot[];
  readonly rankingConfirmed: boolean;
  /** True if the objection that the command cites was upheld as a scoring error. */
  readonly objectionUpheld: boolean;
}

/**
 * True while an entry can still be ranked. One that cannot needs neither ballots nor a presentation; one
 * under review needs both (docs/handbook/process.md#1.11).
 */
export function competes({ status, disqualified, assessed }: PanelEntry): boolean {
  return status === 'admitted' && !disqualified && assessed !== 'noResult';
}

/**
 * The panel while stages are scored. Throws `ballots_opened` after the opening, `wrong_state` before it is
 * frozen.
 */
export function requireFrozen(state: Panel): Extract<Panel, { status: 'frozen' }> {
  if (state.status === 'opened') throw refuse('ballots_opened');
  if (state.status !== 'frozen') throw refuse('wrong_state', { state: state.status });
  return state;
}

export function isRecused({ recusals }: { readonly recusals: readonly Seat[] }, seat: Seat): boolean {
  return recusals.some((recusal) => isSameSeat(recusal, seat));
}

/**
 * The experts who score an entry at a stage now: those assigned when the panel was frozen and their
 * substitutes, without those recused since.
 */
export function scorers(panel: Pick<Frozen, 'seats' | 'recusals'>, stage: Stage, branchId: string): string[] {
  const assigned = panel.seats[stage].find((assignment) => assignment.branchId === branchId)?.experts ?? [];
  return assigned.filter((expertId) => !isRecused(panel, { branchId, expertId }));
}

/**
 * Every conflict that the organisation tree and the assessment groups show, in order of expert and entry
 * (docs/handbook/process.md#1.17).
 */
export function derivable(
  experts: readonly Expert[],
  entries: readonly PanelEntry[],
  { tree, assessors }: Pick<PanelFacts, 'tree' | 'assessors'>,
): (Seat & { readonly relation: Relation })[] {
  return experts.flatMap((expert) =>
    entries.flatMap(({ branchId }) => {
      const tied = expert.unitId === undefined ? 'none' : relation(tree, expert.unitId, branchId);
      const assesses = assessors.some(
        (assessor) => assessor.branchId === branchId && isOnePerson(assessor, expert),
      );
      const relations: Relation[] = [
        ...(tied === 'none' ? [] : [tied]),
        ...(assesses ? ['assessor' as const] : []),
      ];
      return relations.map((found) => ({ branchId, expertId: expert.accountId, relation: found }));
    }),
  );
}

/** An expert and an assessor are one person also when they use two accounts. */
function isOnePerson(assessor: Assessor, expert: Expert): boolean {
  return (
    assessor.accountId === expert.accountId ||
    (assessor.personId !== undefined && assessor.personId === expert.personId)
  );
}

export function isKnown(conflicts: readonly Conflict[], seat: Seat, source: Conflict['source']): boolean {
  return conflicts.some((known) => known.source === source && isSameSeat(known, seat));
}

/**
 * The experts, those of the panel or others, who have not declared their conflicts on every entry. A
 * declaration holds for the entries admitted before it.
 */
export function undeclared(
  panel: Exclude<Panel, { status: 'none' }>,
  entries: readonly PanelEntry[],
  experts = panel.experts.map(({ accountId }) => accountId),
): string[] {
  const latest = entries.reduce(
    (reached, { admittedAt }) => (admittedAt > reached ? admittedAt : reached),
    '',
  );
  return experts
    .filter((expert) => {
      const declaredAt = panel.declaredAt[expert];
      return declaredAt === undefined || declaredAt < latest;
    })
    .sort();
}

/**
 * All experts score all entries unless recused (docs/handbook/process.md#1.17); a substitute for certain
 * entries only those.
 */
export function assign(
  experts: readonly Expert[],
  recusals: readonly Seat[],
  entries: readonly PanelEntry[],
): { branchId: string; experts: string[] }[] {
  return entries.map(({ branchId }) => ({
    branchId,
    experts: experts
      .filter((expert) => sitsFor(expert, branchId))
      .map(({ accountId }) => accountId)
      .filter((expertId) => !isRecused({ recusals }, { branchId, expertId }))
      .sort(),
  }));
}

/**
 * The ballots that could still be sealed at a stage, in order of entry and expert. A missing ballot is no
 * zero (docs/handbook/process.md#1.16).
 */
export function missingBallots(
  panel: Frozen,
  stage: Stage,
  entries: readonly PanelEntry[],
  sealed: readonly SealedBallot[],
): { branchId: string; expertId: string }[] {
  const there = new Set(
    sealed
      .filter((ballot) => ballot.stage === stage)
      .map(({ branchId, expertId }) => `${branchId} ${expertId}`),
  );
  return entries.filter(competes).flatMap(({ branchId }) =>
    scorers(panel, stage, branchId)
      .filter((expertId) => !there.has(`${branchId} ${expertId}`))
      .map((expertId) => ({ branchId, expertId })),
  );
}

/**
 * The entries that too few experts may still score, whether few were assigned or many recused since. Nobody
 * closes a stage over them alone (docs/handbook/process.md#1.16).
 */
export function thinEntries(
  panel: Frozen,
  stage: Stage,
  entries: readonly PanelEntry[],
  { scoring }: Pick<RulePack, 'scoring'>,
): string[] {
  return entries
    .filter(competes)
    .map(({ branchId }) => branchId)
    .filter((branchId) => scorers(panel, stage, branchId).length < scoring.ballotsMinimum);
}

/** The entry that presents next by the drawn order. Entries that no longer compete are passed over. */
export function nextToPresent(
  { order, presented }: Frozen,
  entries: readonly PanelEntry[],
): string | undefined {
  const competing = new Set(entries.filter(competes).map(({ branchId }) => branchId));
  return order?.find((branchId) => competing.has(branchId) && !presented.includes(branchId));
}

/** The first entry that too few experts could score to give a result. */
export function tooFewScorers(
  { scoring }: Pick<RulePack, 'scoring'>,
  assignments: readonly { readonly branchId: string; readonly experts: readonly string[] }[],
): string | undefined {
  return assignments.find(({ experts }) => experts.length < scoring.ballotsMinimum)?.branchId;
}

/**
 * The ballots to be opened are those listed when the stages were shut, in order, without those set aside
 * since.
 */
export function listedBallots(panel: Frozen): SealedBallot[] {
  return stages.flatMap((stage) => {
    const state = panel.stages[stage];
    const ballots = state.status === 'shut' ? state.ballots : [];
    return ballots
      .map(({ branchId, expertId, commitment }) => ({ stage, branchId, expertId, commitment }))
      .filter((ballot) => !panel.setAside.some((gone) => gone.stage === stage && isSameSeat(gone, ballot)));
  });
}
