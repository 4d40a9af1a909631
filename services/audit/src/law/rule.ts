import { canonicalJson } from '@laurel/core';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from './past.ts';

/**
 * One rule of the process as the check judges it: whether an event may stand where it stands, given what the
 * whole record had said before it.
 */
export interface Rule {
  readonly name: string;
  /** The paragraph of the handbook that it keeps. */
  readonly section: string;
  readonly zh: string;
  readonly en: string;
  readonly holds: (event: Envelope, past: Past) => boolean;
}

/** A rule, written in one place: its name, its paragraph, its sentence in both languages, and its test. */
export function rule(
  name: string,
  section: string,
  zh: string,
  en: string,
  holds: (event: Envelope, past: Past) => boolean,
): Rule {
  return { name, section, zh, en, holds };
}

/**
 * A rule by which an event says again what one before it said: the fields of the newest event of some types
 * under a key.
 */
export function saidAgain(
  [name, section, zh, en]: readonly [name: string, section: string, zh: string, en: string],
  types: readonly string[],
  key: (event: Envelope) => string,
  fields: readonly string[],
): Rule {
  return rule(name, section, zh, en, (event, past) => {
    const before = past.last(event, types, key(event));
    return before !== undefined && isSame(before.data, event.data, fields);
  });
}

/** True if both have the same in each of these fields. */
export function isSame(
  one: Readonly<Record<string, unknown>> | undefined,
  other: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): boolean {
  return fields.every((field) => canonicalJson(one?.[field] ?? null) === canonicalJson(other[field] ?? null));
}
