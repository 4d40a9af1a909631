import { type EntryStage, entryStages, type OpenMatter, openMatters } from '@laurel/contracts';

/**
 * The facts of an entry that the overview counts, and how they are counted. Services are heard side by side:
 * each notes facts of its own, and no order between them shows.
 */
export interface EntryFacts {
  readonly bureauId?: string | undefined;
  readonly stages: readonly EntryStage[];
  /** The parts of the work in which it left. */
  readonly left: readonly string[];
  /** Open matters, each with its own id: `dispute g1-017-1`. */
  readonly open: readonly string[];
}

export const noFacts: EntryFacts = { stages: [], left: [], open: [] };

/** One change of the facts. */
export type Noting = (facts: EntryFacts) => EntryFacts;

/** Several changes as one. */
export const all =
  (...notings: readonly Noting[]): Noting =>
  (facts) =>
    notings.reduce((noted, noting) => noting(noted), facts);

const withOne = <T extends string>(list: readonly T[], one: T): T[] => [...new Set([...list, one])].sort();
const without = <T extends string>(list: readonly T[], one: T): T[] => list.filter((each) => each !== one);

/** The entry has come to a stage. */
export const reached =
  (stage: EntryStage): Noting =>
  (facts) => ({ ...facts, stages: withOne(facts.stages, stage) });

/** The entry is at a stage no more, because that was taken back. */
export const notAt =
  (...stages: readonly EntryStage[]): Noting =>
  (facts) => ({ ...facts, stages: facts.stages.filter((stage) => !stages.includes(stage)) });

/** The entry left in a part of the work. */
export const leaves =
  (part: string): Noting =>
  (facts) => ({ ...facts, left: withOne(facts.left, part) });

/** The entry stands there again. */
export const stays =
  (part: string): Noting =>
  (facts) => ({ ...facts, left: without(facts.left, part) });

/** A matter is to be decided. */
export const opens =
  (matter: OpenMatter, id: string): Noting =>
  (facts) => ({ ...facts, open: withOne(facts.open, `${matter} ${id}`) });

/** The matter is decided. */
export const settles =
  (matter: OpenMatter, id: string): Noting =>
  (facts) => ({ ...facts, open: without(facts.open, `${matter} ${id}`) });

type ByStage = { readonly [Stage in EntryStage]?: number };

/** The numbers of a unit. */
export interface Counted {
  readonly standing: ByStage;
  readonly left: ByStage;
  readonly open: { readonly [Matter in OpenMatter]?: number };
}

/** The numbers of these entries. One that is on no list any more counts nowhere. */
export function counted(entries: readonly EntryFacts[]): Counted {
  const standing: { [Stage in EntryStage]?: number } = {};
  const left: { [Stage in EntryStage]?: number } = {};
  const open: { [Matter in OpenMatter]?: number } = {};
  for (const facts of entries) {
    const stage = entryStages.findLast((each) => facts.stages.includes(each));
    if (stage !== undefined) {
      const among = facts.left.length > 0 ? left : standing;
      among[stage] = (among[stage] ?? 0) + 1;
    }
    for (const matter of openMatters) {
      const ids = facts.open.filter((each) => each.startsWith(`${matter} `));
      // A case is known to two services, and is one.
      const count = matter === 'case' ? Math.min(1, ids.length) : ids.length;
      if (count > 0 && isDecidedStill(matter, facts)) open[matter] = (open[matter] ?? 0) + count;
    }
  }
  return { standing, left, open };
}

/** Nobody decides a dispute over a record, a case or a place of an entry that left. */
function isDecidedStill(matter: OpenMatter, { left }: EntryFacts): boolean {
  return left.length === 0 || matter === 'objection' || matter === 'revocation';
}
