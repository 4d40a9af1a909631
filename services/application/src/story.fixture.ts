import { createHash } from 'node:crypto';
import { events as contracts } from '@laurel/contracts';
import { type Actor, type Command, type Condition, fold, type Row, type Stamped, type View, type ViewedEvent } from '@laurel/core';
import type { FactReader, Served } from '@laurel/platform';
import { parseId } from '@laurel/contracts';
import { applicationService } from './application.definition.ts';
import type { WaitingRow } from './views/due.ts';

/** The whole service in memory: commands with their facts, reactions, views and what is due, without an engine. */

const system: Actor = { account: 'system', person: 'system', role: 'system' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export class Story {
  readonly log: ViewedEvent[] = [];
  /** What reactions and the scheduler were refused. */
  readonly refused: string[] = [];
  instant = '2023-03-01T01:00:00.000Z';
  #commands = 0;

  /** Asks as one person, and lets everything follow that follows by itself. Returns the events said by the command itself. */
  async ask(actor: Actor, aggregate: string, id: string, type: string, data: object, extra: Partial<Command> = {}): Promise<ViewedEvent[]> {
    const said = await this.#handle(actor, aggregate, id, type, data, this.instant, extra);
    for (const event of said) await this.#react(event);
    return said;
  }

  /** Asks as two persons: one proposes, the other confirms. */
  async together(pair: readonly [Actor, Actor], aggregate: string, id: string, type: string, data: object): Promise<ViewedEvent[]> {
    const [proposal] = await this.ask(pair[0], aggregate, id, type, data);
    return await this.ask(pair[1], aggregate, id, type, data, { confirms: (proposal!.data as { proposalId: string }).proposalId });
  }

  /** What another service said. */
  hear(service: string, stream: string, type: string, data: object): void {
    contracts[type]!.body.parse(data);
    this.#append({ service, stream, type, data, actor: system, time: this.instant });
  }

  /** Lets time pass: everything due until then is fired at its own instant. */
  async until(instant: string): Promise<void> {
    const fired = new Set<string>();
    for (;;) {
      const due = [...this.rows(applicationService.due!)].filter(([key, row]) => row.at <= instant && !fired.has(`${key}@${row.at}`));
      const next = due.sort(([, one], [, other]) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))[0] as [string, WaitingRow];
      if (!next) break;
      fired.add(`${next[0]}@${next[1].at}`);
      this.instant = next[1].at;
      await this.#bySystem(next[1], next[1].at);
    }
    this.instant = instant;
  }

  rows<R extends Row>(view: View<R>): Map<string, R> {
    const rows = new Map<string, R>();
    for (const event of this.log.filter(({ type }) => view.hears.includes(type))) {
      for (const key of view.keys(event)) {
        const row = view.fold(rows.get(key), event, key);
        if (row) rows.set(key, asStored(row));
        else rows.delete(key);
      }
    }
    return rows;
  }

  types(): string[] {
    return this.log.map(({ type }) => type);
  }

  async #handle(actor: Actor, aggregate: string, id: string, type: string, data: object, instant: string, extra: Partial<Command>) {
    const served = applicationService.aggregates.find(({ contract }) => contract.name === aggregate)!;
    const parts = parseId(served.contract, id)!;
    const valid = served.contract.commands[type]!.body.parse(data) as object;
    const commandId = `command-${++this.#commands}`;
    const payloadHash = sha256(JSON.stringify({ type, data }));
    const command: Command = { type, data: valid, commandId, instant, actor, payloadHash, correlationId: commandId, ...extra };
    const stream = `${aggregate}-${id}`;
    const state = this.#state(served, stream);
    const facts = await served.facts(this.#reader(), command, { ...parts, whole: id }, state.inner);
    const said = served.decider.decide(command, state, facts);
    const proposer = extra.confirms === undefined ? undefined : state.proposals[extra.confirms]?.proposer;
    return said.map((event) => {
      const parsed = contracts[event.type]!.body.parse(event.data);
      const confirmed = { ...(proposer && { proposer }), ...(extra.confirms !== undefined && { confirms: extra.confirms }) };
      return this.#append({ service: 'application', stream, type: event.type, data: parsed, actor, time: instant, ...confirmed });
    });
  }

  async #react(event: ViewedEvent): Promise<void> {
    if (!applicationService.reactions.hears.includes(event.type)) return;
    for (const reaction of applicationService.reactions.react(event)) await this.#bySystem(reaction, event.time);
  }

  async #bySystem({ aggregate, id, type, data }: Omit<WaitingRow, 'at'>, instant: string): Promise<void> {
    try {
      const said = await this.#handle(system, aggregate, id, type, data, instant, {});
      for (const event of said) await this.#react(event);
    } catch (error) {
      this.refused.push(`${type} ${id}: ${(error as { reason?: string }).reason ?? String(error)}`);
    }
  }

  #append(event: Partial<ViewedEvent> & Pick<ViewedEvent, 'stream' | 'type'>): ViewedEvent {
    const revision = this.log.filter(({ stream }) => stream === event.stream).length + 1;
    const position = this.log.length + 1;
    const { version: schemaVersion } = contracts[event.type]!;
    const stored = { ...event, schemaVersion, revision, position, id: `event-${position}`, recordedAt: event.time } as ViewedEvent;
    this.log.push(stored);
    return stored;
  }

  #state<State>(served: Served<State>, stream: string) {
    return fold(served.decider, this.log.filter((event) => event.stream === stream) as unknown as Stamped<never>[]);
  }

  #reader(): FactReader {
    return {
      state: async (served, id) => this.#state(served, `${served.contract.name}-${id}`).inner,
      row: async (view, key) => this.rows(view).get(key),
      rows: async (view, where) => [...this.rows(view).values()].filter((row) => where.every((condition) => equals(row, condition))),
      secret: sha256,
      sha256,
    };
  }
}

/** The row as a view store keeps it; a field without a value is a fault, because JSON has none. */
function asStored<R extends Row>(row: R): R {
  const text = JSON.stringify(row, (field, value: unknown) => {
    if (value === undefined) throw new Error(`${field} is undefined`);
    return value;
  });
  return JSON.parse(text) as R;
}

function equals(row: Row, condition: Condition): boolean {
  return 'equals' in condition && row[condition.field] === condition.equals;
}
