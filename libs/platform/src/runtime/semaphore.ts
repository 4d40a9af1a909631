import pLimit from 'p-limit';

/**
 * Too much work of a kind is running and waiting, and the new work was not begun: ask for the same again in a
 * moment.
 */
export class Busy extends Error {
  override readonly name = 'Busy';
}

export interface SemaphoreLimits {
  readonly runningMax: number;
  readonly waitingMax: number;
}

/**
 * A semaphore: at most `runningMax` works run at once, the others wait in order of arrival. Work that comes
 * when `waitingMax` wait already is refused with the error that `full` makes (by default Busy), so that
 * neither memory nor patience runs out.
 */
export function semaphore(
  { runningMax, waitingMax }: SemaphoreLimits,
  full: () => Error = () => new Busy(`${waitingMax} works wait already`),
): <T>(work: () => Promise<T>) => Promise<T> {
  const limit = pLimit(runningMax);
  return async (work) => {
    if (limit.activeCount >= runningMax && limit.pendingCount >= waitingMax) throw full();
    return await limit(work);
  };
}
