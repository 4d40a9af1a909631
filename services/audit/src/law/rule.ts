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
