import type { CommandForm } from '@laurel/contracts';
import { isUncertain, problemOf, type ProblemBody } from '../../providers/http.ts';
import { DraftKey } from '../draft-key.ts';
import { type Given, type Outcome, send, tryOut } from '../send.ts';

/** One command on many targets: each stays a command with an outcome of its own. */

/** A target of the batch, as people name it, and what is to be said of it. */
export interface Item extends Pick<Given, 'id' | 'body' | 'version' | 'answer'> {
  readonly name: string;
}

/** The state of one item, from the question what would come of it to its outcome. */
export type State =
  | { readonly is: 'asked' }
  | { readonly is: 'possible' }
  | { readonly is: 'refused'; readonly problem: ProblemBody }
  | { readonly is: 'sending' }
  | { readonly is: 'done'; readonly outcome: Outcome }
  /** No answer came; sent again it is done once. */
  | { readonly is: 'unknown'; readonly problem: ProblemBody };

const sideBySide = 4;

/** The commands of a batch, with the key under which each is sent. */
export class Batch {
  readonly states: State[];
  readonly #keys: readonly DraftKey[];

  constructor(
    private readonly form: CommandForm,
    readonly items: readonly Item[],
    private readonly onChange: () => void,
  ) {
    this.states = items.map(() => ({ is: 'asked' }));
    this.#keys = items.map(() => new DraftKey());
  }

  /** Asks what would come of each item now. Nothing is recorded. */
  async check(): Promise<void> {
    await this.#each(['asked'], async (item) => {
      await tryOut({ form: this.form, ...item });
      return { is: 'possible' };
    });
  }

  /** Sends what is possible, and again what no answer came of. */
  async give(): Promise<void> {
    await this.#each(['possible', 'unknown'], async (item, index) => {
      this.#put(index, { is: 'sending' });
      return { is: 'done', outcome: await send({ form: this.form, ...item }, this.#keys[index]!) };
    });
  }

  count(...kinds: readonly State['is'][]): number {
    return this.states.filter(({ is }) => kinds.includes(is)).length;
  }

  /** Works through the items in these states, a few side by side. */
  async #each(
    kinds: readonly State['is'][],
    work: (item: Item, index: number) => Promise<State>,
  ): Promise<void> {
    const left = this.items
      .map((item, index) => ({ item, index }))
      .filter(({ index }) => kinds.includes(this.states[index]!.is))
      .values();
    const worker = async () => {
      for (const { item, index } of left) this.#put(index, await work(item, index).catch(refusedOrUnknown));
    };
    await Promise.all(Array.from({ length: sideBySide }, worker));
  }

  #put(index: number, state: State): void {
    this.states[index] = state;
    this.onChange();
  }
}

function refusedOrUnknown(error: unknown): State {
  const problem = problemOf(error);
  return { is: isUncertain(problem) ? 'unknown' : 'refused', problem };
}
