import { type EventStore, Rejected, Unavailable, type View, type ViewStore } from '@laurel/core';
import { systemCommandId } from '../derived.ts';
import type { DueRow } from '../service.ts';
import type { Commander } from './commander.ts';
import { versioned } from './folding.ts';
import type { Projector } from './projector.ts';
import { type RefusedReaction, systemActor, validated } from './reactor.ts';

const roundRows = 500;

/** Fires the commands that wait for a date. Each is fired once per start; its id comes from the row, so firing again repeats nothing. */
export class Scheduler {
  readonly #fired = new Set<string>();

  constructor(
    private readonly service: string,
    private readonly due: View<DueRow>,
    private readonly events: EventStore,
    private readonly views: ViewStore,
    private readonly projector: Projector,
    private readonly commander: Commander,
    private readonly onRefused: (refused: RefusedReaction) => void,
  ) {}

  /** The earliest instant at or before `until` for which something waits that was not fired yet. */
  async next(until: string): Promise<string | undefined> {
    return (await this.#waiting(until))[0]?.row.at;
  }

  /**
   * Fires everything due at or before `until`, in order of instant and key; says how many commands were fired. One that fails keeps no other
   * from being fired, and is fired again the next time; the failures are thrown together.
   */
  async fire(until: string): Promise<number> {
    const waiting = await this.#waiting(until);
    const faults: unknown[] = [];
    for (const { key, row } of waiting) {
      this.#fired.add(`${key}@${row.at}`);
      const { at, ...reaction } = row;
      const commandId = systemCommandId(`${this.service}/due/${key}/${at}`);
      try {
        await this.commander.execute({
          ...reaction,
          data: validated(reaction),
          actor: systemActor,
          instant: at,
          commandId,
          correlationId: commandId,
        });
      } catch (error) {
        if (error instanceof Rejected) {
          this.onRefused({ reaction, reason: error.reason });
          continue;
        }
        this.#fired.delete(`${key}@${row.at}`);
        if (error instanceof Unavailable) throw error;
        faults.push(error);
      }
    }
    if (faults.length > 0)
      throw new AggregateError(faults, `of ${waiting.length} commands due, ${faults.length} failed: ${String(faults[0])}`);
    return waiting.length;
  }

  async #waiting(until: string): Promise<{ key: string; row: DueRow }[]> {
    await this.projector.reach(await this.events.head());
    const limit = roundRows + this.#fired.size;
    const rows = await this.views.find(versioned(this.due), {
      where: [{ field: 'at', to: until }],
      sort: [{ field: 'at' }],
      limit,
    });
    const waiting = rows as unknown as { key: string; row: DueRow }[];
    if (rows.length < limit) this.#forgetAllBut(waiting);
    return waiting.filter(({ key, row }) => !this.#fired.has(`${key}@${row.at}`)).slice(0, roundRows);
  }

  /** What was fired and waits no more need not be remembered. */
  #forgetAllBut(waiting: readonly { key: string; row: DueRow }[]): void {
    const still = new Set(waiting.map(({ key, row }) => `${key}@${row.at}`));
    for (const fired of this.#fired) if (!still.has(fired)) this.#fired.delete(fired);
  }
}
