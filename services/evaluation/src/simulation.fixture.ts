import { createHash } from 'node:crypto';
import { events, kebab, parseId } from '@laurel/contracts';
import {
  type Actor,
  canonicalJson,
  type Command,
  type Condition,
  fold,
  type Row,
  type Said,
  type StoredEvent,
  type View,
  viewed,
} from '@laurel/core';
import { type FactReader, matcher, type Served } from '@laurel/platform';
import { evaluationService } from './evaluation.definition.ts';

/**
 * The whole service in memory, without a platform: commands with their real facts, views, reactions. Events are held to their contracts,
 * so that what passes here can be stored. Acts of two persons are proposed by the first and confirmed by the second.
 */

const system: Actor = { account: 'system', person: 'system', role: 'system' };

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export class Simulation {
  readonly log: StoredEvent[] = [];
  /** Reactions that were refused, as `Type: reason`. */
  readonly refused: string[] = [];
  instant = '2023-11-01T01:00:00.000Z';
  readonly #folded = new Map<string, { rows: Map<string, Row>; position: number }>();

  /** Another service's event arrives. */
  async hear(service: string, stream: string, type: string, data: object): Promise<void> {
    const revision = this.log.filter((event) => event.stream === `${service}/${stream}`).length + 1;
    const origin = { service, stream, revision, position: this.log.length + 1 };
    await this.#append(`${service}/${stream}`, [{ type, data }], this.#command(type, data, system), { origin });
  }

  /** One person asks; two persons, when the act needs them. */
  async ask(aggregate: string, id: string, type: string, data: object, ...actors: readonly Actor[]): Promise<void> {
    const [first, second] = actors;
    const proposal = await this.#execute(aggregate, id, this.#command(type, data, first ?? system));
    if (second) await this.#execute(aggregate, id, { ...this.#command(type, data, second), confirms: proposal });
  }

  rows<R extends Row>(view: View<R>): R[] {
    return [...this.#fold(view).values()] as R[];
  }

  /** The view folded anew from the first event. */
  replayed<R extends Row>(view: View<R>): R[] {
    this.#folded.delete(view.name);
    return this.rows(view);
  }

  /** The state now of a stream. */
  state<State>(served: Served<State>, id: string): State {
    return this.#state(served, `${served.contract.name}-${id}`).inner as State;
  }

  said(type: string): StoredEvent[] {
    return this.log.filter((event) => event.type === type);
  }

  #command(type: string, data: object, actor: Actor): Command {
    const commandId = `command-${this.log.length + 1}-${kebab(type)}`;
    return { type, data, actor, commandId, instant: this.instant, payloadHash: sha256(canonicalJson(data)), correlationId: commandId };
  }

  async #execute(aggregate: string, id: string, command: Command): Promise<string> {
    const served = evaluationService.aggregates.find(({ contract }) => contract.name === aggregate)!;
    const data = served.contract.commands[command.type]!.body.parse(command.data) as object;
    const stream = `${aggregate}-${id}`;
    const state = this.#state(served, stream);
    const parts = { ...parseId(served.contract, id), whole: id };
    const facts = await served.facts(this.#reader(command), { ...command, data }, parts, state.inner);
    const said = served.decider.decide({ ...command, data }, state, facts);
    await this.#append(stream, said, command, {});
    return command.commandId;
  }

  async #append(stream: string, said: readonly Said[], command: Command, kept: Partial<StoredEvent>): Promise<void> {
    const before = this.log.length;
    const revision = this.log.filter((event) => event.stream === stream).length;
    said.forEach((event, index) => {
      events[event.type]!.body.parse(event.data);
      const { commandId, payloadHash, correlationId, actor, confirms, instant: time } = command;
      const position = this.log.length + 1;
      const where = { id: `event-${position}`, position, stream, revision: revision + index + 1, recordedAt: time, schemaVersion: 1 };
      const stamp = { time, actor, commandId, payloadHash, correlationId, ...(confirms !== undefined && { confirms }) };
      this.log.push(JSON.parse(JSON.stringify({ ...event, ...where, ...stamp, ...kept })) as StoredEvent);
    });
    for (const event of this.log.slice(before)) await this.#react(event);
  }

  async #react(event: StoredEvent): Promise<void> {
    const { reactions } = evaluationService;
    if (!reactions.hears.includes(event.type)) return;
    for (const { aggregate, id, type, data } of reactions.react(viewed(event, 'evaluation'))) {
      try {
        await this.#execute(aggregate, id, this.#command(type, data, system));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'Rejected') throw error;
        this.refused.push(`${type}: ${error.message}`);
      }
    }
  }

  #reader(command: Command): FactReader {
    return {
      state: async <State>(served: Served<State>, id: string) => this.state(served, id),
      row: async <R extends Row>(view: View<R>, key: string) => this.#fold(view).get(key) as R | undefined,
      rows: async <R extends Row>(view: View<R>, where: readonly Condition[]) => this.rows(view).filter((row) => matcher(where)(row)),
      secret: (purpose) => sha256(`secret ${command.commandId} ${purpose}`),
      sha256,
    };
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  #state(served: Served<any>, stream: string) {
    return fold(
      served.decider,
      this.log.filter((event) => event.stream === stream),
    );
  }

  #fold(view: View): Map<string, Row> {
    const kept = this.#folded.get(view.name) ?? { rows: new Map<string, Row>(), position: 0 };
    this.#folded.set(view.name, kept);
    for (const event of this.log.slice(kept.position)) {
      if (view.hears.includes(event.type)) apply(view, kept.rows, event);
    }
    kept.position = this.log.length;
    return kept.rows;
  }
}

function apply(view: View, rows: Map<string, Row>, event: StoredEvent): void {
  const seen = viewed(event, 'evaluation');
  for (const key of view.keys(seen)) {
    const row = view.fold(rows.get(key), seen, key);
    if (row) rows.set(key, JSON.parse(JSON.stringify(row)) as Row);
    else rows.delete(key);
  }
}
