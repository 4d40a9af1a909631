import { type EventStore, Rejected, type View, type ViewStore } from '@laurel/core';
import { derivedId } from '../derived.ts';
import type { DueRow } from '../service.ts';
import type { Commander } from './commander.ts';
import { type Projector, versioned } from './projector.ts';
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

  /** Fires everything due at or before `until`, in order of instant and key; says how many commands were fired. */
  async fire(until: string): Promise<number> {
    const waiting = await this.#waiting(until);
    for (const { key, row } of waiting) {
      this.#fired.add(`${key}@${row.at}`);
      const { at, ...reaction } = row;
      const commandId = derivedId(`${this.service}/due/${key}/${at}`);
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
        if (!(error instanceof Rejected)) {
          this.#fired.delete(`${key}@${row.at}`);
          throw error;
        }
        this.onRefused({ reaction, reason: error.reason });
      }
    }
    return waiting.length;
  }

  async #waiting(until: string): Promise<{ key: string; row: DueRow }[]> {
    await this.projector.reach(await this.events.head());
    const rows = await this.views.find(versioned(this.due), {
      where: [{ field: 'at', to: until }],
      sort: [{ field: 'at' }],
      limit: roundRows + this.#fired.size,
    });
    return (rows as unknown as { key: string; row: DueRow }[])
      .filter(({ key, row }) => !this.#fired.has(`${key}@${row.at}`))
      .slice(0, roundRows);
  }
}
