import { stageOf } from './stage.ts';

/**
 * Filters that the API does not know, applied to all rows of a list after reading them: part of a name (`q`),
 * how far a branch has come in the process (`step`), and at which stage its entry stands (`stage`), which
 * audit knows and application does not. Pure but for the reader that is passed in.
 */
export interface Narrowing {
  readonly q?: string;
  readonly step?: string;
  readonly stage?: string;
}

/** The six steps in their order (docs/handbook/domain.md#2). */
export const steps = ['prepare', 'apply', 'assess', 'evaluate', 'name', 'notify'] as const;
export type Step = (typeof steps)[number];

/** A filter parted into what the API is asked and what is applied afterwards. */
export function whereOf(filter: Readonly<Record<string, unknown>>): {
  asked: Record<string, unknown>;
  narrowing?: Narrowing;
} {
  const { q, step, stage, ...asked } = filter;
  const narrowing: Narrowing = {
    ...(typeof q === 'string' && q.trim() !== '' && { q: q.trim() }),
    ...(typeof step === 'string' && step !== '' && { step }),
    ...(typeof stage === 'string' && stage !== '' && { stage }),
  };
  return Object.keys(narrowing).length > 0 ? { asked, narrowing } : { asked };
}

/** The steps from one on. */
export function stepsFrom(step: string): readonly Step[] {
  const index = steps.indexOf(step as Step);
  return index < 0 ? [] : steps.slice(index);
}

/**
 * True if the text occurs in a name or number of the row. Upper and lower case, and full-width and ordinary
 * letters, count as the same.
 */
export function mentions(row: object, q: string): boolean {
  const wanted = folded(q);
  const names = row as Readonly<Record<string, unknown>>;
  return ['branchName', 'unitName', 'bureauName', 'branchId', 'certificateNumber', 'plaqueNumber'].some(
    (field) => {
      const value = names[field];
      return typeof value === 'string' && folded(value).includes(wanted);
    },
  );
}

/** A branch's row of the progress, as far as it is looked at. */
export interface Progressed {
  readonly branchId: string;
  readonly campaignId: string;
  readonly parts: Parameters<typeof stageOf>[0];
}

/** The rows that fit. */
export async function narrowed<Row extends object>(
  rows: readonly Row[],
  { q, step, stage }: Narrowing,
  progress: (filter: Record<string, unknown>) => Promise<readonly Progressed[]>,
): Promise<readonly Row[]> {
  const named = q === undefined ? rows : rows.filter((row) => mentions(row, q));
  if (step === undefined && stage === undefined) return named;
  const found = await progress(step === undefined ? {} : { step: stepsFrom(step) });
  const fits = new Set(
    found.filter(({ parts }) => stage === undefined || stageOf(parts) === stage).map(entryOf),
  );
  return named.filter((row) => fits.has(entryOf(row as unknown as Progressed)));
}

function entryOf({
  branchId,
  campaignId,
}: {
  readonly branchId: string;
  readonly campaignId: string;
}): string {
  return `${campaignId}.${branchId}`;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
