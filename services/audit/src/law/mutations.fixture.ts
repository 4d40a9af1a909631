import type { Envelope } from '../history/envelope.ts';
import type { History } from './unlawful.fixture.ts';

/** Single changes and deletions of a record, drawn by a seed: the same seed makes the same mutants. */

export interface Mutant {
  /** The event's type and the path of what was changed, or that the event was deleted. */
  readonly what: string;
  /** The place of the event in the record. */
  readonly at: number;
  /** The event as it stands now; absent when it was deleted. */
  readonly event?: Envelope;
}

/** The record with the one event changed or deleted. */
export function mutated(history: History, { at, event }: Mutant): History {
  return event ? history.with(at, event) : history.toSpliced(at, 1);
}

type Path = readonly (string | number)[];

/** Of as many events, each as likely as any other. */
export function mutantsOf(history: History, count: number, seed: number): Mutant[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => mutant(history, Math.floor(random() * history.length), random));
}

/** Of as many types of event, each as likely as any other, however often it happened. */
export function mutantsByType(history: History, count: number, seed: number): Mutant[] {
  const random = randomOf(seed);
  const types = [...Map.groupBy(history.keys(), (at) => history[at]!.type).values()];
  return Array.from({ length: count }, () => {
    const places = types[Math.floor(random() * types.length)]!;
    return mutant(history, places[Math.floor(random() * places.length)]!, random);
  });
}

function mutant(history: History, at: number, random: () => number): Mutant {
  const before = history[at]!;
  const paths = pathsOf(before);
  const path = paths[Math.floor(random() * (paths.length + 1))];
  if (!path) return { what: `${before.type} deleted`, at };
  const event = structuredClone(before);
  change(event, path, random);
  const shown = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  return { what: `${before.type} ${shown}`, at, event };
}

/** Every value of an event that is no object or list. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function change(event: Envelope, path: Path, random: () => number): void {
  let holder = event as unknown as Record<string, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>;
  const key = String(path.at(-1));
  holder[key] = changedValue(holder[key], random);
}

/**
 * A digit becomes the next one, a letter another: what is changed keeps its form as far as it can, so that an
 * instant stays one.
 */
function changedValue(value: unknown, random: () => number): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const letters = [...text.matchAll(/[a-zA-Z]/g)].map(({ index }) => index);
  const places = digits.length > 0 ? digits : letters;
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return `${text}改`;
  const letter = text[place]!;
  const other = /\d/.test(letter) ? String((Number(letter) + 1) % 10) : letter === 'a' ? 'b' : 'a';
  return text.slice(0, place) + other + text.slice(place + 1);
}

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
