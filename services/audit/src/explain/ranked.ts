/** An entry as a version of the ranking records it. */

export const stages = ['onSite', 'presentation'] as const;
export type Stage = (typeof stages)[number];

export interface Part {
  readonly score: string;
  readonly criteria: readonly { readonly criterionId: string; readonly score: string }[];
}

export interface Ranked extends Readonly<Record<Stage | 'dynamic', Part>> {
  readonly branchId: string;
  readonly place: number;
  readonly shared: boolean;
  readonly final: string;
  readonly recorded: string;
  readonly resolvedBy?: string;
  readonly steps: Readonly<
    Record<Stage, { readonly experts: readonly string[]; readonly trimmed?: Trimmed }>
  >;
}

export interface Trimmed {
  readonly highest: readonly number[];
  readonly lowest: readonly number[];
}

export function rankedIn(data: { ranked: readonly Ranked[] }, branchId: string): Ranked | undefined {
  return data.ranked.find((entry) => entry.branchId === branchId);
}
