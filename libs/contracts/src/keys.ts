/** The keys of units and entries, and what stands in them. */

/** `r2023.b03.017`: the key of everything about one unit in one campaign. */
export function unitKey(campaignId: string, unitId: string): string {
  return `${campaignId}.${unitId}`;
}

/** The key of everything about one entry. */
export function entryKey({
  campaignId,
  branchId,
}: {
  readonly campaignId: string;
  readonly branchId: string;
}): string {
  return unitKey(campaignId, branchId);
}

/** The ids that the key of an entry contains. */
export function entryIn(key: string): {
  campaignId: string;
  branchId: string;
  unitId: string;
} {
  const [campaignId, ...path] = key.split('.') as [string, ...string[]];
  const branchId = path.join('.');
  return { campaignId, branchId, unitId: branchId };
}

/** The bureau by whose number that of a branch begins: its place where nothing else is told of a new one. */
export function bureauNumbered(branchId: string): string {
  return branchId.slice(0, branchId.indexOf('.'));
}
