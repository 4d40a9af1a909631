import type { CommandForm } from '@laurel/contracts';
import type { Filled } from './body.ts';
import type { ProblemBody } from '../providers/http.ts';
import type { Draft } from './kept-draft.ts';
import type { Outcome } from './send.ts';
import type { Seen } from './seen.ts';

/** A command that was done, as its receipt shows it. */
export interface Done {
  readonly outcome: Outcome;
  readonly body: Filled;
  readonly at: string;
}

/** A refusal, and the content that was refused. */
export interface Refusal {
  readonly problem: ProblemBody;
  readonly body: Filled;
}

/** The properties of a command that is open. */
export interface OpenProps {
  readonly form: CommandForm;
  readonly id: string;
  readonly seen: Seen;
  readonly draft: Draft;
  readonly onDone: (done: Done) => void;
  /** Somebody else changed the target: what is there now is read. */
  readonly onReread: () => void;
}
