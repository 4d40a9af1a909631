import type { CommandOf, EventOf, panel } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

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
export type Expert = Data<'PanelConvened'>['experts'][number];
export type OpenedBallot = Data<'BallotsOpened'>['ballots'][number];

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
  readonly assignments: Data<'PanelFrozen'>['assignments'];
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

function frozen(state: Exclude<Panel, { status: 'none' }>, assignments: Frozen['assignments']): Panel {
  const { experts, conflicts, recusals, declaredAt } = state;
  const waiting = { onSite: { status: 'waiting' }, presentation: { status: 'waiting' } } as const;
  return {
    status: 'frozen',
    experts,
    conflicts,
    recusals,
    declaredAt,
    assignments,
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
    case 'PresentationOrderDrawn':
      return { ...state, order: event.data.order };
    case 'ScoringStarted':
      return withStage(state, event.data.stage, { status: 'scoring' });
    case 'PresentationStarted':
      return { ...state, presenting: event.data.branchId };
    case 'PresentationEnded': {
      const { presenting: _ended, ...rest } = state;
      return { ...rest, presented: [...state.presented, event.data.branchId] } as unknown as State;
    }
    case 'ScoringClosed':
      return withStage(state, event.data.stage, { status: 'shut', ballots: event.data.commitments });
    case 'ScoringReopened':
      return withStage(state, event.data.stage, { status: 'scoring', reopened: event.data.branchIds });
    case 'BallotSetAside': {
      const { stage, branchId, expertId } = event.data;
      return { ...state, setAside: [...state.setAside, { stage, branchId, expertId }] };
    }
    default:
      return state;
  }
}

function withStage<State extends Frozen>(state: State, stage: Stage, next: StageState): State {
  return { ...state, stages: { ...state.stages, [stage]: next } };
}
