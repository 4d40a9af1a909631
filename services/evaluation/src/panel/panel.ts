import type { CommandOf, EventOf, panel } from '@laurel/contracts';
import type { Actor, Stamped } from '@laurel/core';

/**
 * The expert panel of one campaign, from its convening to the opening of the ballots
 * (docs/handbook/process.md#4-panel).
 */

export type PanelCommand = CommandOf<typeof panel>;
export type Asked<Type extends PanelCommand['type']> = Extract<PanelCommand, { type: Type }>;
export type PanelEvent = EventOf<typeof panel>;

type Data<Type extends PanelEvent['type']> = Extract<PanelEvent, { type: Type }>['data'];

export type Stage = Data<'ScoringStarted'>['stage'];
export type Relation = Data<'ConflictDerived'>['relation'];
/** A member of the panel. A substitute for one who is recused scores only certain entries. */
export type Expert = Data<'PanelConvened'>['experts'][number] & { readonly only?: readonly string[] };
type Assignments = Data<'PanelFrozen'>['assignments'];
export type OpenedBallot = Data<'BallotsOpened'>['ballots'][number];

export type DrawHalf = Data<'DrawSecretSealed'>['half'];

interface DrawSecret {
  readonly persons: readonly string[];
  readonly commitment: string;
  /** Absent when the sealed part cannot be read. */
  readonly sealed?: { readonly secret: string; readonly salt: string };
}

/** An expert with an entry: a recusal, or an assignment to score it. */
export interface Seat {
  readonly branchId: string;
  readonly expertId: string;
}

export interface Sheet extends Seat {
  readonly stage: Stage;
}

export interface Conflict extends Seat {
  readonly source: 'declared' | Relation;
}

export type StageState =
  | { readonly status: 'waiting' }
  /** Once reopened, only for the entries named. */
  | { readonly status: 'scoring'; readonly reopened?: readonly string[] }
  /** The ballots that were sealed when the stage was shut; exactly these will be opened. */
  | { readonly status: 'shut'; readonly ballots: readonly (Seat & { readonly commitment: string })[] };

interface Convened {
  readonly experts: readonly Expert[];
  readonly conflicts: readonly Conflict[];
  readonly recusals: readonly Seat[];
  /** The instant at which each expert last declared that there is no further conflict. */
  readonly declaredAt: Readonly<Record<string, string>>;
}

export interface Frozen extends Convened {
  /** The experts who score each entry at each stage, recused ones included. */
  readonly seats: Readonly<Record<Stage, Assignments>>;
  /** The secrets of the draw, each sealed by its half. */
  readonly secrets: Readonly<Partial<Record<DrawHalf, DrawSecret>>>;
  /** Those whom a substitute has replaced for an entry. */
  readonly replaced: readonly Seat[];
  readonly stages: Readonly<Record<Stage, StageState>>;
  readonly order?: readonly string[];
  readonly presenting?: string;
  readonly presented: readonly string[];
  readonly setAside: readonly Sheet[];
}

export type Panel =
  | { readonly status: 'none' }
  | (Convened & { readonly status: 'convened' })
  | (Frozen & { readonly status: 'frozen' })
  | (Frozen & { readonly status: 'opened'; readonly opening: Data<'BallotsOpened'> });

export const stages: readonly Stage[] = ['onSite', 'presentation'];

export const initial: Panel = { status: 'none' };

/** The state of the stage that a command names; a panel that is not frozen has no stages. */
export function stageOf(state: Panel, data: { readonly stage?: Stage }): StageState['status'] | undefined {
  if (state.status === 'none' || state.status === 'convened' || data.stage === undefined) return undefined;
  return state.stages[data.stage].status;
}

export function evolve(state: Panel, event: Stamped<PanelEvent>): Panel {
  if (event.type === 'PanelConvened') return convened(state, event.data.experts);
  if (state.status === 'none') return state;
  const declared = declare(state, event);
  if (event.type === 'PanelFrozen') return frozen(declared, event.data.assignments);
  if (declared.status === 'convened') return declared;
  return event.type === 'BallotsOpened'
    ? { ...declared, status: 'opened', opening: event.data }
    : score(declared, event);
}

function convened(state: Panel, experts: readonly Expert[]): Panel {
  const before = state.status === 'none' ? { conflicts: [], recusals: [], declaredAt: {} } : state;
  const { conflicts, recusals, declaredAt } = before;
  return { status: 'convened', experts, conflicts, recusals, declaredAt };
}

function frozen(state: Exclude<Panel, { status: 'none' }>, assignments: Assignments): Panel {
  const { experts, conflicts, recusals, declaredAt } = state;
  const waiting = { onSite: { status: 'waiting' }, presentation: { status: 'waiting' } } as const;
  return {
    status: 'frozen',
    experts,
    conflicts,
    recusals,
    declaredAt,
    seats: { onSite: assignments, presentation: assignments },
    secrets: {},
    replaced: [],
    stages: waiting,
    presented: [],
    setAside: [],
  };
}

function declare<State extends Convened>(state: State, event: Stamped<PanelEvent>): State {
  switch (event.type) {
    case 'ConflictDeclared':
      return { ...state, conflicts: [...state.conflicts, conflict(event.data, 'declared')] };
    case 'ConflictDerived':
      return { ...state, conflicts: [...state.conflicts, conflict(event.data, event.data.relation)] };
    case 'ExpertRecused':
      return {
        ...state,
        recusals: [...state.recusals, { branchId: event.data.branchId, expertId: event.data.expertId }],
      };
    case 'RecusalWithdrawn':
      return {
        ...state,
        conflicts: state.conflicts.filter((known) => !isSameSeat(known, event.data)),
        recusals: state.recusals.filter((known) => !isSameSeat(known, event.data)),
      };
    case 'ConflictsDeclaredComplete':
      return { ...state, declaredAt: { ...state.declaredAt, [event.data.expertId]: event.time } };
    default:
      return state;
  }
}

function conflict({ branchId, expertId }: Seat, source: Conflict['source']): Conflict {
  return { branchId, expertId, source };
}

function score<State extends Frozen>(state: State, event: Stamped<PanelEvent>): State {
  switch (event.type) {
    case 'DrawSecretSealed': {
      const sealed = event.sealed as DrawSecret['sealed'];
      const { half, commitment } = event.data;
      const secret = { persons: personsOf(event.actor), commitment, ...(sealed && { sealed }) };
      return { ...state, secrets: { ...state.secrets, [half]: secret } };
    }
    case 'PresentationOrderDrawn':
      return { ...state, order: event.data.order };
    case 'ScoringStarted':
      return withStage(state, event.data.stage, { status: 'scoring' });
    case 'PresentationStarted':
      return { ...state, presenting: event.data.branchId };
    case 'PresentationDeferred':
      return { ...state, order: event.data.order };
    case 'PresentationAbandoned': {
      const { presenting: _abandoned, ...rest } = state;
      return rest as unknown as State;
    }
    case 'PresentationEnded': {
      const { presenting: _ended, ...rest } = state;
      return { ...rest, presented: [...state.presented, event.data.branchId] } as unknown as State;
    }
    case 'ScoringClosed':
      return withStage(state, event.data.stage, { status: 'shut', ballots: event.data.commitments });
    case 'ScoringReopened':
      return withStage(state, event.data.stage, { status: 'scoring', reopened: event.data.branchIds });
    case 'RecusalWithdrawn':
      return {
        ...(event.data.seated ? reseated(state, event.data) : state),
        setAside: state.setAside.filter((gone) => !isSameSeat(gone, event.data)),
      };
    case 'ExpertSubstituted':
      return substituted(state, event.data);
    case 'BallotSetAside': {
      const { stage, branchId, expertId } = event.data;
      return { ...state, setAside: [...state.setAside, { stage, branchId, expertId }] };
    }
    default:
      return state;
  }
}

/** A member who is no longer recused scores the entry, also if recused when the panel was frozen. */
function reseated<State extends Frozen>(state: State, { branchId, expertId }: Seat): State {
  return withSeats(state, (assigned) =>
    assigned.branchId === branchId ? seated(assigned.experts, expertId) : assigned.experts,
  );
}

/** True for a member of the panel who may score the entry, unless recused. */
export function sitsFor({ only }: Expert, branchId: string): boolean {
  return !only || only.includes(branchId);
}

function substituted<State extends Frozen>(state: State, data: Data<'ExpertSubstituted'>): State {
  const { expertId, substitute, branchIds, sheets } = data;
  const others = state.experts.filter(
    ({ accountId }) => accountId !== substitute.accountId && (branchIds || accountId !== expertId),
  );
  const before = state.experts.find(({ accountId }) => accountId === substitute.accountId);
  const only = branchIds && (before ? before.only && [...before.only, ...branchIds] : branchIds);
  const experts = [...others, { ...substitute, ...(only && { only }) }];
  const left = sheets.map(({ branchId }) => ({ branchId, expertId }));
  const next = { ...state, experts, replaced: [...state.replaced, ...left] };
  return withSeats(next, (assigned, stage) =>
    sheets.some((sheet) => sheet.stage === stage && sheet.branchId === assigned.branchId)
      ? seated(
          assigned.experts.filter((id) => id !== expertId),
          substitute.accountId,
        )
      : assigned.experts,
  );
}

function seated(experts: readonly string[], expertId: string): string[] {
  return [...experts.filter((id) => id !== expertId), expertId].sort();
}

function withSeats<State extends Frozen>(
  state: State,
  experts: (assigned: Assignments[number], stage: Stage) => string[],
): State {
  const at = (stage: Stage) =>
    state.seats[stage].map((assigned) => ({
      branchId: assigned.branchId,
      experts: experts(assigned, stage),
    }));
  return { ...state, seats: { onSite: at('onSite'), presentation: at('presentation') } };
}

export function isSameSeat(one: Seat, other: Seat): boolean {
  return one.branchId === other.branchId && one.expertId === other.expertId;
}

/** The human beings behind an act: whoever acts, and whom they stand in for. */
export function personsOf({ person, onBehalfOf }: Actor): string[] {
  return onBehalfOf === undefined ? [person] : [person, onBehalfOf];
}

function withStage<State extends Frozen>(state: State, stage: Stage, next: StageState): State {
  return { ...state, stages: { ...state.stages, [stage]: next } };
}
