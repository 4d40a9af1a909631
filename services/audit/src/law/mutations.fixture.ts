import type { Envelope } from '../history/envelope.ts';
import type { History } from './unlawful.fixture.ts';

/** Single changes and deletions of a record, drawn by a seed: the same seed makes the same mutants. */

export interface Mutant {
  /** The event's type and the path of what was changed, or that the event was deleted. */
  readonly what: string;
  readonly history: History;
}

type Path = readonly (string | number)[];

export function mutantsOf(history: History, count: number, seed: number): Mutant[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const at = Math.floor(random() * history.length);
    const event = history[at]!;
    const paths = pathsOf(event);
    const path = paths[Math.floor(random() * (paths.length + 1))];
    if (!path) return { what: `${event.type} deleted`, history: history.filter((_, index) => index !== at) };
    const mutated = structuredClone(event);
    change(mutated, path);
    const what = `${event.type} ${path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')}`;
    return { what, history: history.map((other, index) => (index === at ? mutated : other)) };
  });
}

/** Every value of an event that is no object or list. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function change(event: Envelope, path: Path): void {
  let holder = event as unknown as Record<string, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>;
  const key = String(path.at(-1));
  holder[key] = changedValue(holder[key]);
}

/** A digit becomes the next one, a letter another: what is changed keeps its form as far as it can. */
function changedValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  const last = text.search(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*$)/);
  if (last < 0) return `${text}改`;
  const letter = text[last]!;
  const other = /\d/.test(letter) ? String((Number(letter) + 1) % 10) : letter === 'a' ? 'b' : 'a';
  return text.slice(0, last) + other + text.slice(last + 1);
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
