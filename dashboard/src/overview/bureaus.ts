import type { Rows } from '../providers/resources.ts';

/** One bureau's line in the overview. */
export interface BureauLine {
  readonly bureauId: string;
  readonly name: string;
  readonly kind: string;
  readonly route: string | undefined;
  readonly list: string;
  readonly extendedUntil: string | undefined;
  readonly branches: number;
  readonly entries: number;
  readonly accepted: number;
  readonly named: number;
}

type Counts = readonly (Readonly<Record<string, string | null | number>> & { readonly count: number })[];

/**
 * One line for each bureau, with what three services know of it side by side. Bureaus that submit a list come
 * first.
 */
export function bureauLines(
  bureaus: readonly Rows['bureau-progress'][],
  candidates: Counts,
  named: Counts,
): readonly BureauLine[] {
  const total = (counts: Counts, bureauId: string, status?: string) =>
    counts
      .filter((line) => line['bureauId'] === bureauId && (status === undefined || line['status'] === status))
      .reduce((sum, { count }) => sum + count, 0);
  const lines = bureaus.map(
    ({ bureauId, bureauName, kind, route, status, answer, extendedUntil, branches }) => ({
      bureauId,
      name: bureauName,
      kind,
      route,
      list: answer === 'none' && (status === 'final' || status === 'sealed') ? 'none' : status,
      extendedUntil,
      branches,
      entries: total(candidates, bureauId),
      accepted: total(candidates, bureauId, 'accepted'),
      named: total(named, bureauId, 'named'),
    }),
  );
  return [...lines.filter(recommends), ...lines.filter((line) => !recommends(line))];
}

/** True if the bureau submits a list. The branches of other bureaus nominate themselves. */
export function recommends({ route }: Pick<BureauLine, 'route'>): boolean {
  return route !== 'self';
}

/** The sums below the lines. */
export function totals(
  lines: readonly BureauLine[],
): Pick<BureauLine, 'branches' | 'entries' | 'accepted' | 'named'> {
  const sum = (field: 'branches' | 'entries' | 'accepted' | 'named') =>
    lines.reduce((all, line) => all + line[field], 0);
  return {
    branches: sum('branches'),
    entries: sum('entries'),
    accepted: sum('accepted'),
    named: sum('named'),
  };
}
