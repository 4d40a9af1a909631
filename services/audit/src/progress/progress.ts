/**
 * The way of a branch through the six steps. Of scores nothing is here: only that they exist
 * (docs/handbook/process.md#1.3).
 */

export type Step = 'prepare' | 'apply' | 'assess' | 'evaluate' | 'name' | 'notify';

/**
 * The parts of the work, in the order of the process, each with its step. A later part outranks an earlier
 * one.
 */
const partOrder = [
  ['plan', 'prepare'],
  ['nomination', 'apply'],
  ['application', 'apply'],
  ['assessment', 'assess'],
  ['evaluation', 'evaluate'],
  ['publication', 'notify'],
  ['naming', 'name'],
] as const satisfies readonly (readonly [string, Step])[];

/** Beside them the standing, which takes an entry out wherever it is. */
export type Part = (typeof partOrder)[number][0] | 'standing';

export interface PartState {
  readonly state: string;
  readonly since: string;
}

const endings: readonly string[] = ['lapsed', 'withdrawn', 'ineligible'];

/**
 * The step that a branch has come to, all parts considered, and its state there: the last one, or the one
 * that ended it.
 */
export function furthest(
  parts: Readonly<Partial<Record<Part, PartState>>>,
): PartState & { readonly step: Step } {
  const { application, standing, publication, naming } = parts;
  const [part, step] = partOrder.findLast(([name]) => parts[name]) ?? partOrder[0];
  const ended = application && endings.includes(application.state) ? application : standing;
  const decisive = naming ?? publication ?? ended ?? parts[part] ?? { state: 'invited', since: '' };
  return { step: naming?.state === 'certified' ? 'notify' : step, ...decisive };
}
