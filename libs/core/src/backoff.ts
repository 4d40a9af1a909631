export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** The pause after a failure: it doubles with each failure in a row before this one, up to a limit. */
export function backoffMs(failuresBefore: number, { firstMs, mostMs }: Backoff): number {
  return Math.min(mostMs, firstMs * 2 ** failuresBefore);
}
