import { type Clock, machineClock, RehearsalClock } from '../clock.ts';
import { sha256 } from '../derived.ts';

/**
 * In a rehearsal each request brings its instant and everything unguessable comes from the seed: the same
 * seed, the same record.
 */
export type Mode =
  | { readonly kind: 'production' }
  | { readonly kind: 'rehearsal'; readonly seed: number; readonly start: string };

/**
 * The mark that a log gets when it is made; the log refuses to be opened in another mode or with another
 * seed.
 */
export function markOf(mode: Mode): string {
  return mode.kind === 'production' ? 'production' : `rehearsal-${mode.seed}`;
}

export function clockOf(mode: Mode): Clock {
  return mode.kind === 'production' ? machineClock : new RehearsalClock(mode.start);
}

/** The key of everything in a rehearsal that must not be guessed in production. */
export function rehearsalKey(seed: number): Uint8Array {
  return Buffer.from(sha256(`laurel-rehearsal-${seed}`), 'hex');
}
