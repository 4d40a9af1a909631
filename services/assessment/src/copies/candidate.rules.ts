/** What the key of a candidate's row says of it. */
export function candidateRow(key: string): { campaignId: string; branchId: string; unitId: string; bureauId: string } {
  const [campaignId, bureauId, ...path] = key.split('.') as [string, string, ...string[]];
  const branchId = [bureauId, ...path].join('.');
  return { campaignId, branchId, unitId: branchId, bureauId };
}
