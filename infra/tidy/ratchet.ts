/** The number of findings, by what was found and where. */
export type Counts = Readonly<Record<string, number>>;

/** Findings that are allowed for now, by check. They may only become fewer. */
export type Ratchet = Readonly<Record<string, Counts>>;

/**
 * Says what is found more often than recorded, and what is recorded more often than found. Empty if both
 * agree.
 */
export function differences(recorded: Ratchet, found: Ratchet): string[] {
  return Object.keys({ ...recorded, ...found }).flatMap((check) => {
    const [before, now] = [recorded[check] ?? {}, found[check] ?? {}];
    return Object.keys({ ...before, ...now })
      .sort()
      .flatMap((key) => {
        const [allowed, count] = [before[key] ?? 0, now[key] ?? 0];
        if (count > allowed) return [`${check}: ${key}: 发现 found ${count}, 允许 allowed ${allowed}`];
        if (count < allowed)
          return [
            `${check}: ${key}: 发现 found ${count}, 记录为 recorded ${allowed} → node infra/run.mjs tidy --record`,
          ];
        return [];
      });
  });
}

/** The record with every count lowered to what is found; nothing is raised. */
export function lowered(recorded: Ratchet, found: Ratchet): Ratchet {
  const lower = (check: string, counts: Counts): Counts =>
    Object.fromEntries(
      Object.entries(counts)
        .map(([key, allowed]) => [key, Math.min(allowed, found[check]?.[key] ?? 0)] as const)
        .filter(([, count]) => count > 0),
    );
  return Object.fromEntries(Object.entries(recorded).map(([check, counts]) => [check, lower(check, counts)]));
}
