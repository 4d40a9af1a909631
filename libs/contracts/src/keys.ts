/** The keys of units and entries, and what stands in them. */

/** The bureau, detachment or organ that a unit belongs to; itself if it is one. */
export function bureauOf(unit: string): string {
  return unit.split('.')[0]!;
}

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
  bureauId: string;
} {
  const [campaignId, ...path] = key.split('.') as [string, ...string[]];
  const branchId = path.join('.');
  return { campaignId, branchId, unitId: branchId, bureauId: bureauOf(branchId) };
}
