import type { auditReadModels, Lifecycle, RowOf } from '@laurel/contracts';

/**
 * The facts from which a row of the tasks follows, each told by events of one service alone: so it does not
 * show in which order services are heard. Nothing here is forgotten when a task ends, because it may be
 * asked for by an event that is heard after the one that answered it.
 */
export interface TaskFacts {
  /** The life of the aggregate by its own events, and what waits by it. */
  readonly own?: { readonly life: Lifecycle; readonly waits: readonly Wait[] };
  /** The acts that other events ask for, by the usual one. */
  readonly asked?: Readonly<Record<string, Asked>>;
  /** The instant at which each act was last done. */
  readonly done?: Readonly<Record<string, string>>;
  /** The assessors who are to visit, and those of them who keep away. */
  readonly assessors?: { readonly at: string; readonly accounts: readonly string[] };
  readonly recused?: readonly string[];
  readonly sheets?: Sheets;
}

/** Acts that were asked for: when that was last, and in which campaign. */
interface Asked {
  readonly acts: readonly string[];
  readonly at: string;
  readonly campaignId?: string;
}

/** The sheets that one expert has to do, one for each entry. */
export interface Sheets {
  readonly accountId: string;
  readonly campaignId: string;
  readonly act: SheetAct;
  /** The ids of the aggregates: those that are to be done, and those that are. */
  readonly targets: readonly string[];
  readonly done: readonly string[];
  readonly since: string;
}

/** The acts that are done sheet by sheet, and the state in which each waits. */
export const sheetActs = {
  CompleteConflictDeclaration: { aggregate: 'panel', state: 'convened' },
  SealBallot: { aggregate: 'ballot', state: 'none' },
  SealTitleBallot: { aggregate: 'title', state: 'recommended' },
} as const;
export type SheetAct = keyof typeof sheetActs;

export type Wait = RowOf<typeof auditReadModels.tasks>['waits'][number];
/** The change that an event makes to one row's facts. */
export type Change = (facts: TaskFacts) => TaskFacts;
/** The rows that an event touches, by key, and the change to each. */
export type Changes = Readonly<Record<string, Change>>;
