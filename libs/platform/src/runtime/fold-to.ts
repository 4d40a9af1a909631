import { type EventStore, Unavailable, type View, type ViewStore } from '@laurel/core';
import { Projector } from './projector.ts';

const mostMs = 24 * 3_600_000;
const toldEveryMs = 500;
/**
 * A write that the store refuses is tried again with half as many events; what fails so often at one position
 * has another cause.
 */
const failuresMost = 6;

interface Folded {
  readonly service: string;
  readonly log: EventStore;
  readonly store: ViewStore;
  readonly views: readonly View[];
  /** Told now and then up to which position they are folded. */
  readonly onPosition?: (position: number) => void;
}

/** Folds views from a log up to a position, once. Throws what keeps the store from taking them. */
export async function foldTo(
  position: number,
  { service, log, store, views, onPosition = () => {} }: Folded,
): Promise<void> {
  const fault = Promise.withResolvers<never>();
  let [failedAt, failures] = [-1, 0];
  const projector = new Projector(service, log, store, views, (error) => {
    failures = projector.position === failedAt ? failures + 1 : 1;
    failedAt = projector.position;
    if (!(error instanceof Unavailable) || failures === failuresMost) fault.reject(error);
  });
  const telling = setInterval(() => onPosition(projector.position), toldEveryMs);
  try {
    await projector.start();
    await Promise.race([projector.reach(position, mostMs), fault.promise]);
    onPosition(projector.position);
  } finally {
    clearInterval(telling);
    await projector.stop();
  }
}
