import { createHash } from 'node:crypto';
import { events as contracts } from '@laurel/contracts';
import {
  type Actor,
  canonicalJson,
  type Command,
  fold,
  type Message,
  type Row,
  type Stamped,
  type View,
  type ViewedEvent,
} from '@laurel/core';
import type { FactReader, Served } from '@laurel/platform';
import { assessmentService } from './assessment.definition.ts';

/** The whole service on a log in memory: what it hears, asks itself and says, in one order. No engine, no clock. */

const system: Actor = { account: 'system', person: 'system', role: 'system' };

export class Story {
  readonly log: ViewedEvent[] = [];

  /** Another service says something; what this service does about it follows at once. */
  async hear(type: string, data: object, time: string, stream = 'application-x'): Promise<void> {
    const heard = this.#add('application', stream, { type, data: { ...data } }, { time, actor: system });
    for (const { aggregate, id, type: asked, data: given } of assessmentService.reactions.react(heard)) {
      await this.ask(system, time, aggregate, id, asked, given);
    }
  }

  /** Somebody asks; answers the proposal's id for the first of two persons. Throws Rejected. */
  async ask(actor: Actor, instant: string, aggregate: string, id: string, type: string, data: object, confirms?: string): Promise<string> {
    const served = assessmentService.aggregates.find(({ contract }) => contract.name === aggregate)!;
    const stream = `${aggregate}-${id}`;
    const commandId = `command-${this.log.length + 1}`;
    const payloadHash = hashOf({ stream, type, data });
    const command = {
      type,
      data: served.contract.commands[type]!.body.parse(data) as object,
      commandId,
      instant,
      actor,
      payloadHash,
      correlationId: commandId,
    };
    const asked: Command = { ...command, ...(confirms !== undefined && { confirms }) };
    const state = this.#state(served, id);
    const [campaign, ...rest] = id.split('.');
    const parts = { whole: id, campaign: campaign!, unit: rest.join('.'), name: rest.join('.') };
    const facts = await served.facts(this.#reader(), asked, parts, state.inner);
    const said = served.decider.decide(asked, state, facts);
    const proposer = confirms === undefined ? undefined : state.proposals[confirms]?.proposer;
    const stamp = { time: instant, actor, ...(confirms !== undefined && { confirms }), ...(proposer && { proposer }) };
    for (const event of said) this.#add('assessment', stream, event, stamp);
    return commandId;
  }

  /** Both persons of an act that needs two. */
  async askBoth(
    persons: readonly [Actor, Actor],
    instant: string,
    aggregate: string,
    id: string,
    type: string,
    data: object,
  ): Promise<void> {
    const proposal = await this.ask(persons[0], instant, aggregate, id, type, data);
    await this.ask(persons[1], instant, aggregate, id, type, data, proposal);
  }

  rows<R extends Row>(view: View<R>): ReadonlyMap<string, R> {
    return rowsOf(view, this.log);
  }

  #add(
    service: string,
    stream: string,
    { type, data }: { type: string; data: object },
    stamp: Pick<Stamped<Message>, 'time' | 'actor'>,
  ): ViewedEvent {
    const revision = this.log.filter((event) => event.stream === stream).length + 1;
    const position = this.log.length + 1;
    const added = {
      id: `event-${position}`,
      schemaVersion: 1,
      commandId: `command-${position}`,
      payloadHash: '',
      correlationId: 'story',
      ...stamp,
      ...{ service, stream, revision, position, type, recordedAt: stamp.time },
      data: contracts[type]!.body.parse(data),
    } as ViewedEvent;
    this.log.push(added);
    return added;
  }

  #state<State>(served: Served<State>, id: string) {
    const stream = `${served.contract.name}-${id}`;
    return fold(served.decider, this.log.filter((event) => event.stream === stream) as never[]);
  }

  #reader(): FactReader {
    return {
      state: async (served, id) => this.#state(served, id).inner,
      row: async (view, key) => this.rows(view).get(key),
      rows: async (view) => [...this.rows(view).values()],
      secret: (purpose) => hashOf(purpose),
      sha256: (text) => hashOf(text),
    };
  }
}

/** A view folded from zero; every row passes through JSON, as stores make it do. */
export function rowsOf<R extends Row>(view: View<R>, log: readonly ViewedEvent[]): ReadonlyMap<string, R> {
  const rows = new Map<string, R>();
  for (const event of log.filter(({ type }) => view.hears.includes(type))) {
    for (const key of view.keys(event)) {
      const next = view.fold(rows.get(key), event, key);
      if (next) rows.set(key, JSON.parse(JSON.stringify(next)) as R);
      else rows.delete(key);
    }
  }
  return rows;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
