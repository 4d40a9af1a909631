import type { EntryStage, OpenMatter } from '@laurel/contracts';
import type { Rows } from '../providers/resources.ts';
import { daysUntil } from '../values/time.ts';

export type Overview = Rows['overview'];
type Unit = Overview['units'][number];
export type Deadline = Overview['deadlines'][number];

/** The stages of an entry after the invitation, in the order of the process. */
export const stages = [
  'nominated',
  'listed',
  'accepted',
  'assessed',
  'presented',
  'scored',
  'named',
] as const satisfies readonly EntryStage[];
type Stage = (typeof stages)[number];
type ByStage = Unit['standing'];

/** One line of the matrix: a campaign, or a unit that hands in to one. */
export interface Line {
  readonly key: string;
  /** The campaign; none where several are taken together. */
  readonly campaignId?: string;
  /** The unit, in a line of one. */
  readonly bureauId?: string;
  readonly branches: number;
  readonly standing: ByStage;
  readonly left: number;
  readonly late: Late;
  /** Matters that stop an entry: cases, places held, revocations considered. */
  readonly blocked: number;
  /** Records and namings that are disputed. */
  readonly disputes: number;
  readonly list?: Unit['list'];
  readonly next?: Deadline | undefined;
}

/** Tasks whose last day is gone. */
export interface Late {
  /** Lists that were not handed in. */
  readonly lists: number;
  /** Entries whose assessment is not closed. */
  readonly assessments: number;
}

const blocking: readonly OpenMatter[] = ['case', 'held', 'revocation'];
const disputed: readonly OpenMatter[] = ['dispute', 'objection'];

/** The lines of the units of a campaign, as of an instant. */
export function unitLines(row: Overview, now: string): readonly Line[] {
  return row.units.map((unit) => {
    const matters = (kinds: readonly OpenMatter[]) =>
      kinds.reduce((sum, kind) => sum + (unit.open[kind] ?? 0), 0);
    return {
      key: `${row.campaignId}.${unit.bureauId}`,
      campaignId: row.campaignId,
      bureauId: unit.bureauId,
      branches: unit.branches,
      standing: unit.standing,
      left: sum(Object.values(unit.left)),
      late: lateOf(row, unit, now),
      blocked: matters(blocking),
      disputes: matters(disputed),
      ...(unit.route !== 'self' && { list: unit.list }),
    };
  });
}

/** The line of a campaign: its units taken together, and what is due next. */
export function campaignLine(row: Overview, now: string): Line {
  return {
    ...together(row.campaignId, unitLines(row, now)),
    campaignId: row.campaignId,
    next: nextOf(row, now),
  };
}

/** Lines taken together. */
export function together(key: string, lines: readonly Line[]): Line {
  const of = (number: (line: Line) => number) => sum(lines.map(number));
  return {
    key,
    branches: of(({ branches }) => branches),
    standing: Object.fromEntries(
      stages.map((stage) => [stage, of(({ standing }) => standing[stage] ?? 0)]).filter(([, count]) => count),
    ) as ByStage,
    left: of(({ left }) => left),
    late: {
      lists: of(({ late }) => late.lists),
      assessments: of(({ late }) => late.assessments),
    },
    blocked: of(({ blocked }) => blocked),
    disputes: of(({ disputes }) => disputes),
  };
}

/** A list that did not come, and entries that are not assessed when the time for it is over. */
function lateOf(row: Overview, unit: Unit, now: string): Late {
  if (row.status !== 'open') return { lists: 0, assessments: 0 };
  const isGone = (kind: Deadline['kind'], of?: string) => {
    const due = row.deadlines.find((each) => each.kind === kind && each.of === of);
    return due !== undefined && daysUntil(due.on, now) < 0;
  };
  const isExtended = row.deadlines.some(({ kind, of }) => kind === 'extension' && of === unit.bureauId);
  const isListDue = isExtended ? isGone('extension', unit.bureauId) : isGone('application');
  const isAwaited = unit.list === 'open' || unit.list === 'recalled';
  return {
    lists: unit.route !== 'self' && (unit.list === 'lapsed' || (isAwaited && isListDue)) ? 1 : 0,
    assessments: isGone('assessment') ? (unit.standing.accepted ?? 0) : 0,
  };
}

/** The campaign's days that are still to come, the next one first; none of one that is over. */
export function coming({ status, deadlines }: Overview, now: string): readonly Deadline[] {
  if (status === 'closed' || status === 'cancelled') return [];
  return deadlines.filter(({ on }) => daysUntil(on, now) >= 0);
}

/** The campaign's days that are gone, the last one first. */
export function passed({ deadlines }: Overview, now: string): readonly Deadline[] {
  return deadlines.filter(({ on }) => daysUntil(on, now) < 0).reverse();
}

function nextOf(row: Overview, now: string): Deadline | undefined {
  return coming(row, now)[0];
}

const order: readonly Overview['status'][] = ['open', 'frozen', 'draft', 'closed', 'cancelled'];

/** Campaigns that run come first, those called off last; the root’s own before those of its units. */
export function inOrder(rows: readonly Overview[]): readonly Overview[] {
  const rank = ({ status, hostId = '', campaignId }: Overview) =>
    `${order.indexOf(status)} ${hostId} ${campaignId}`;
  return [...rows].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** One level of the funnel. */
export interface Level {
  readonly stage: EntryStage;
  /** Those that came to the stage or to a later one. */
  readonly reached: number;
  /** Those that stand at it. */
  readonly here: number;
}

/** From the branches that were invited to those that are named. */
export function funnelOf(rows: readonly Overview[]): readonly Level[] {
  const units = rows.flatMap(({ units: all }) => all);
  const at = (stage: Stage, of: 'standing' | 'left') => sum(units.map((unit) => unit[of][stage] ?? 0));
  const levels = stages.map((stage, index) => ({
    stage,
    reached: sum(stages.slice(index).map((later) => at(later, 'standing') + at(later, 'left'))),
    here: at(stage, 'standing'),
  }));
  const invited = sum(units.map(({ branches }) => branches));
  const nominated = levels[0]!.reached;
  return [{ stage: 'invited', reached: invited, here: Math.max(0, invited - nominated) }, ...levels];
}

/**
 * The campaigns that are counted together: entries that are the named of campaigns below would count twice.
 */
export function ownEntries(rows: readonly Overview[]): readonly Overview[] {
  return rows.filter(({ fromBelow, status }) => fromBelow !== true && status !== 'cancelled');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
