import type { CommandForm } from '@laurel/contracts';
import type { Filled } from './body.ts';
import type { Outcome } from './send.ts';
import type { Seen } from './target.ts';

/** A command that was done, as its receipt shows it. */
export interface Done {
  readonly outcome: Outcome;
  readonly body: Filled;
  readonly at: string;
}

/** The properties of a command that is open. */
export interface OpenProps {
  readonly form: CommandForm;
  readonly id: string;
  readonly seen: Seen;
  readonly onDone: (done: Done) => void;
  /** Somebody else changed the target: what is there now is read. */
  readonly onReread: () => void;
}
