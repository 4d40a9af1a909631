import type { Audience } from './audience.ts';
import type { Words } from './words/words.ts';

/**
 * A notice that needs no more than its event: `{name}` in the texts is a field of the body, `{unit}` the name
 * of the branch or, in an event without one, of the bureau. Notices that need other facts are written in the
 * notification service. Never told are scores before the opening, what a case is about, who objected
 * (docs/handbook/process.md#1.3, #1.11).
 */
export interface Tells<Data = never> extends Words {
  /** The name under which messages keep the text. */
  readonly template: string;
  /** The audiences; whoever is in several is told once, and whoever acted is not. */
  to(data: Data): readonly Audience[];
  /**
   * The line in a bundle, for events of which there are many on a day; they are told on the next morning that
   * people work. `{count}` is how many there are, `{each}` lists them.
   */
  readonly line?: Words;
  /** The name of each in the list of a line; without it, the name of its unit. */
  readonly each?: Words;
}
