import type { Words } from './words/words.ts';

/** The states of aggregates and of their parts, and how an event leads from one to the next. */

/**
 * A state of an aggregate or of one of its parts. What is not ended waits for an act: whoever may do it has
 * the duty. So nothing unfinished is nobody's.
 */
export type State = Words & (Ended | Awaiting);
interface Ended {
  readonly ends: true;
}
interface Awaiting {
  /**
   * The commands that take it further, the usual one first; who has the duty follows from who may do them.
   */
  readonly awaits: readonly string[];
  /** Nobody has to do it after its last day: silence is an answer, and no event tells of it. */
  readonly lapses?: true;
  /** It is taken further after the campaign has ended, too. */
  readonly afterCampaign?: true;
  /** The field, of the event that led to the state or of the rule pack, that says until when. */
  readonly until?: string;
}

/**
 * One state, or one of several, told by the body and by the states before, the first one and the latest last:
 * what was closed may be reopened as it was.
 */
export type Move<Data = never> =
  string | { readonly oneOf: readonly string[]; of(data: Data, before: readonly string[]): string };
type StatesOfParts = Readonly<Record<string, string>>;
/**
 * One state of the part that the body names, or the states of several parts by their ids, told by the body
 * and by the states before.
 */
export type PartMove<Data = never> =
  string | { readonly oneOf: readonly string[]; of(data: Data, before: StatesOfParts): StatesOfParts };
