import type { DueRow } from '@laurel/contracts';
import { type EventStore, Rejected, Unavailable, type View, type ViewStore } from '@laurel/core';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { knownCalendar, morningAt } from '@laurel/rules';
import type { Clock } from '../clock.ts';
import type { CommandDispatcher } from '../cqrs/command-dispatcher.ts';
import { systemCommandId } from '../derived.ts';
import { calendarView, cityCalendar, yearsIn } from './calendar.view.ts';
import { versioned } from './folding.ts';
import type { Projector } from './projector.ts';
import { type RefusedReaction, systemActor, validated } from './reactor.ts';

const roundRows = 500;
const tickMs = 1_000;

interface Due {
  readonly key: string;
  readonly row: DueRow;
}

export interface SchedulerOptions {
  readonly service: string;
  readonly due: View<DueRow>;
  readonly events: EventStore;
  readonly views: ViewStore;
  readonly projector: Projector;
  readonly dispatcher: CommandDispatcher;
  readonly clock: Clock;
  readonly onRefused: (refused: RefusedReaction) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Executes the commands whose date has come. Each is executed once per start of the process; its id comes
 * from the row, so that a second execution has no effect. In production it looks every second; in a rehearsal
 * the conductor calls it when it moves the clock.
 */
export class Scheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #options: SchedulerOptions;
  readonly #fired = new Set<string>();
  #ticker: NodeJS.Timeout | undefined;
  #firing: Promise<void> | undefined;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  onApplicationBootstrap(): void {
    if (this.#options.clock.mode !== 'production') return;
    this.#ticker = setInterval(() => {
      this.#firing ??= this.#tick().finally(() => (this.#firing = undefined));
    }, tickMs);
    this.#ticker.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#firing;
  }

  async #tick(): Promise<void> {
    try {
      await this.fire(this.#options.clock.now());
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** The earliest instant at or before `until` for which something waits that was not fired yet. */
  async next(until: string): Promise<string | undefined> {
    return (await this.#waiting(until))[0]?.row.at;
  }

  /**
   * Fires everything due at or before `until`, in order of instant and key; says how many commands were
   * fired. One that fails keeps no other from being fired, and is fired again the next time; the failures are
   * thrown together.
   */
  async fire(until: string): Promise<number> {
    const waiting = await this.#waiting(until);
    const faults: unknown[] = [];
    for (const { key, row } of waiting) {
      this.#fired.add(`${key}@${row.at}`);
      const { at, morning: _morning, ...reaction } = row;
      const commandId = systemCommandId(`${this.#options.service}/due/${key}/${at}`);
      try {
        await this.#options.dispatcher.execute({
          ...reaction,
          data: validated(reaction),
          actor: systemActor,
          instant: at,
          commandId,
          correlationId: commandId,
        });
      } catch (error) {
        if (error instanceof Rejected) {
          this.#options.onRefused({ reaction, reason: error.reason });
          continue;
        }
        this.#fired.delete(`${key}@${row.at}`);
        if (error instanceof Unavailable) throw error;
        faults.push(error);
      }
    }
    if (faults.length > 0)
      throw new AggregateError(
        faults,
        `of ${waiting.length} commands due, ${faults.length} failed: ${String(faults[0])}`,
      );
    return waiting.length;
  }

  /** The commands that are due by then and were not fired yet, in order of instant and key. */
  async #waiting(until: string): Promise<Due[]> {
    const { projector, events, views, due } = this.#options;
    await projector.reach(await events.head());
    const known = knownCalendar(yearsIn(await views.get(versioned(calendarView), cityCalendar)));
    // Mornings that are not come yet stand among what is due; more is read until they leave a round.
    for (let limit = roundRows + this.#fired.size; ; limit *= 2) {
      const rows = (await views.find(versioned(due), {
        where: [{ field: 'at', to: until }],
        sort: [{ field: 'at' }],
        limit,
      })) as unknown as Due[];
      const waiting = rows.flatMap(({ key, row }) => {
        const at = row.morning ? morningAt(known, row.morning) : row.at;
        return at === undefined || at > until ? [] : [{ key, row: { ...row, at } }];
      });
      const isWhole = rows.length < limit;
      if (isWhole) this.#forgetAllBut(waiting);
      const unfired = waiting.filter(({ key, row }) => !this.#fired.has(`${key}@${row.at}`));
      if (isWhole || unfired.length >= roundRows) return unfired.sort(byInstant).slice(0, roundRows);
    }
  }

  /** Forgets the commands that were fired and wait no more, because they need not be remembered. */
  #forgetAllBut(waiting: readonly Due[]): void {
    const still = new Set(waiting.map(({ key, row }) => `${key}@${row.at}`));
    for (const fired of this.#fired) if (!still.has(fired)) this.#fired.delete(fired);
  }
}

function byInstant(one: Due, other: Due): number {
  if (one.row.at !== other.row.at) return one.row.at < other.row.at ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}
