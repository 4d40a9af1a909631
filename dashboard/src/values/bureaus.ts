interface Bureau {
  readonly unitId: string;
  readonly name: string;
  readonly parentId?: string | undefined;
}

/** The bureaus to choose from, each after the one above it, in the order given; named with all above. */
export function bureauChoices(bureaus: readonly Bureau[]): { value: string; label: string }[] {
  const known = new Set(bureaus.map(({ unitId }) => unitId));
  const below = Map.groupBy(bureaus, ({ parentId }) => (known.has(parentId ?? '') ? parentId : undefined));
  const from = (parentId: string | undefined, path: readonly string[]): { value: string; label: string }[] =>
    (below.get(parentId) ?? []).flatMap(({ unitId, name }) => [
      { value: unitId, label: [...path, name].join(' › ') },
      ...from(unitId, [...path, name]),
    ]);
  return from(undefined, []);
}
