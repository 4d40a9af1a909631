import type { Envelope } from '../history/envelope.ts';

/**
 * The rules of docs/handbook/domain.md#5 as checks of a record, whoever wrote it and whichever program keeps
 * it. Rule 6 is `audit replay`.
 */

export type RuleNumber = 1 | 2 | 3 | 4 | 5 | 7 | 8;

/** One place where a record does not keep a rule. */
export interface Violation {
  readonly rule: RuleNumber;
  /** The rule of the process that is broken, by its name (law/table.ts); rule 8 only. */
  readonly law?: string;
  readonly eventId?: string;
  readonly service?: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * Reads a record once, event by event, in the order of the history. What it keeps in memory is said where it
 * is made.
 */
export interface Checker {
  see(event: Envelope): readonly Violation[];
  /** The violations that only the end of the record shows. */
  end?(): readonly Violation[];
}

/** The outside functions that checks are given, because checks are pure. */
export interface CheckTools {
  /** SHA-256 of a text's UTF-8, in hexadecimal. */
  readonly sha256: (text: string) => string;
  /** The UUID that follows from a name (docs/export-format.md). */
  readonly derivedId: (name: string) => string;
}

/** A violation found in an event, worded in both languages. */
export function violation(rule: RuleNumber, event: Envelope, zh: string, en: string): Violation {
  const { id, service, stream, revision } = event;
  return { rule, eventId: id, service, stream, revision, zh, en };
}

/** The value of a key, made and kept when it is first asked for. */
export function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
