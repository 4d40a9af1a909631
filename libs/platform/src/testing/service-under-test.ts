import { setImmediate } from 'node:timers/promises';
import { aggregates, hears, processContract, type Role, serviceNames, unitRoles } from '@laurel/contracts';
import {
  type Actor,
  type Handled,
  type NewEvent,
  type Row,
  type StoredEvent,
  type View,
  type ViewedEvent,
} from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { MemoryBroker } from '@laurel/engines/memory';
import { accessView } from '../access/access.view.ts';
import { RehearsalClock } from '../clock.ts';
import { toMessage, topicOf } from '../runtime/codec.ts';
import type { Ask } from '../runtime/commander.ts';
import { seen, versioned } from '../runtime/folding.ts';
import { systemActor } from '../runtime/reactor.ts';
import { type OpenedService, openService } from '../runtime/open-service.ts';
import type { Surroundings } from '../runtime/runtime.ts';
import type { FactReader, Served, ServedView, ServiceDefinition } from '../service.ts';
import { commandsOf, newEvent } from './events.ts';
import { knowNamed } from './named.ts';
import { inMemory } from './surroundings.ts';
import { viewFaults } from './views.ts';
import type { CommandType, DataOf, EventType, ToldBy } from './words.ts';

export interface TestOptions {
  /** The instant at which the clock stands at first. */
  readonly instant?: string;
  readonly secretKey?: Uint8Array;
  /** A log to begin with, as another test left it. */
  readonly history?: readonly StoredEvent[];
}

/**
 * The answer to a command: its id, which is the proposal's for the first of two persons, and the events it
 * said.
 */
export interface Asked extends Handled {
  readonly commandId: string;
  readonly said: readonly StoredEvent[];
}

/** The proposal that a command answers; of one that it declines or withdraws it repeats nothing. */
type Answer = Pick<Ask, 'confirms' | 'declines' | 'withdraws' | 'asProposed'>;

const everyRow = 1_000_000;

/**
 * One service with everything the platform gives it, on the memory engine: commands with their facts, views,
 * reactions, the consumer and what is due. The clock and the ids are fixed. After each step it waits until
 * views and reactions have seen the whole log, and throws what went wrong in a worker.
 */
export class ServiceUnderTest {
  /** The commands that reactions and the scheduler were refused, as `Type id: reason`. */
  readonly refused: string[];
  /** Every event in the service's log, its own and what it heard, with sealed parts. */
  readonly stored: StoredEvent[] = [];
  /** The log as views see it. */
  readonly log: ViewedEvent[] = [];
  readonly #runtime: OpenedService;
  readonly #engine: Engine;
  readonly #broker: MemoryBroker;
  readonly #clock: RehearsalClock;
  readonly #faults: unknown[];
  readonly #heard = new Map<string, number>();
  #commands = 0;

  private constructor(
    readonly definition: ServiceDefinition,
    runtime: OpenedService,
    parts: Pick<Surroundings, 'engine'> & {
      readonly broker: MemoryBroker;
      readonly clock: RehearsalClock;
      readonly faults: unknown[];
      readonly refused: string[];
    },
  ) {
    this.#runtime = runtime;
    this.refused = parts.refused;
    this.#engine = parts.engine;
    this.#broker = parts.broker;
    this.#clock = parts.clock;
    this.#faults = parts.faults;
  }

  static async open(definition: ServiceDefinition, options: TestOptions = {}): Promise<ServiceUnderTest> {
    const { instant = '2023-03-01T01:00:00.000Z', secretKey, history = [] } = options;
    const faults: unknown[] = [];
    const clock = new RehearsalClock(history[0]?.recordedAt ?? instant);
    const broker = new MemoryBroker({ retryMs: 1, onError: (error) => void faults.push(error) });
    const onError: Surroundings['onError'] = (_service, _worker, error) => void faults.push(error);
    const refused: string[] = [];
    const onRefused: Surroundings['onRefused'] = (_service, { reaction, reason }) =>
      void refused.push(`${reaction.type} ${reaction.id}: ${reason}`);
    const surroundings = await inMemory(clock, broker, {
      onError,
      onRefused,
      ...(secretKey && { secretKey }),
    });
    const { engine } = surroundings;
    for (const events of commandsOf(history)) {
      clock.moveTo(events[0]!.recordedAt);
      await engine.events.append(events[0]!.stream, 'any', events, { commandId: events[0]!.commandId });
    }
    clock.moveTo(instant);
    const runtime = await openService(definition, surroundings);
    const service = new ServiceUnderTest(definition, runtime, { engine, broker, clock, faults, refused });
    for (const { origin } of history) if (origin) service.#heard.set(origin.service, origin.position);
    await service.settle();
    return service;
  }

  /** The instant at which the clock stands. */
  get now(): string {
    return this.#clock.now();
  }

  /** Moves the clock on; nothing that is due is fired. */
  moveTo(instant: string): void {
    this.#clock.moveTo(instant);
  }

  /** The facts that decisions may ask of the service; secrets are those of the command named. */
  reader(commandId: string): FactReader {
    return this.#runtime.commander.reader(commandId);
  }

  /**
   * Another service said something, and this one does about it what it does. Throws when it does not hear
   * that.
   */
  async hear<Type extends EventType>(
    type: Type,
    data: ToldBy<Type>,
    instant = this.now,
    stream?: string,
  ): Promise<void> {
    const { name } = this.definition;
    const service = serviceNames.find((other) => other !== name && sayings(other).includes(type));
    if (!service || !hears(name, type)) throw new Error(`${name} does not hear ${type}`);
    const position = (this.#heard.get(service) ?? 0) + 1;
    this.#heard.set(service, position);
    this.#clock.moveTo(instant);
    const event = { ...newEvent(`heard-${service}-${position}`, type, data, instant), recordedAt: instant };
    await this.#broker.publish(topicOf(service), [
      toMessage(service, {
        ...event,
        stream: stream ?? `${service}-elsewhere`,
        revision: position,
        position,
      }),
    ]);
    await this.settle();
  }

  /** The service itself said something before, for whatever reason; its reactions to that follow. */
  async given<Type extends EventType>(
    type: Type,
    data: ToldBy<Type>,
    instant = this.now,
    stream = 'elsewhere',
  ): Promise<void> {
    if (!sayings(this.definition.name).includes(type))
      throw new Error(`${this.definition.name} does not say ${type}`);
    this.#clock.moveTo(instant);
    await this.#append(stream, [newEvent(`given-${this.stored.length + 1}`, type, data, instant)]);
    await this.settle();
  }

  /** Somebody asks. Whoever does has the account and the role: identity said so before. Throws Rejected. */
  async ask<Type extends CommandType>(
    actor: Actor,
    instant: string,
    aggregate: string,
    id: string,
    type: Type,
    data: DataOf<Type>,
    { commandId = `command-${++this.#commands}`, ...answer }: Answer & { readonly commandId?: string } = {},
  ): Promise<Asked> {
    const schema = aggregates.find(({ name }) => name === aggregate)?.commands[type]?.body;
    if (!schema) throw new Error(`no command ${aggregate}/${type}`);
    await this.#know(actor);
    if (hears(this.definition.name, 'AccountCreated')) await knowNamed(this, data);
    this.#clock.moveTo(instant);
    const asked = {
      aggregate,
      id,
      type,
      data: schema.parse(data) as object,
      actor,
      instant,
      commandId,
      correlationId: commandId,
    };
    const handled = await this.execute({ ...asked, ...answer });
    return {
      ...handled,
      commandId,
      said: await this.#engine.events.findCommand(`${aggregate}-${id}`, commandId),
    };
  }

  /** Both persons of an act that needs two: the first proposes, the second confirms. */
  async askBoth<Type extends CommandType>(
    [one, other]: readonly [Actor, Actor],
    instant: string,
    aggregate: string,
    id: string,
    type: Type,
    data: DataOf<Type>,
  ): Promise<Asked> {
    const { commandId: confirms } = await this.ask(one, instant, aggregate, id, type, data);
    return await this.ask(other, instant, aggregate, id, type, data, { confirms });
  }

  /** Hands over a command as the shell does, by whoever it says. */
  async execute(ask: Ask): Promise<Handled> {
    const handled = await this.#runtime.execute(ask);
    await this.settle();
    return handled;
  }

  /** Lets time pass: everything due until then is fired at its own instant. */
  async passTo(instant: string): Promise<void> {
    const { scheduler } = this.#runtime;
    if (!scheduler) throw new Error(`nothing in ${this.definition.name} waits for a date`);
    for (;;) {
      const next = await scheduler.next(instant);
      if (next === undefined) break;
      this.#clock.moveTo(next);
      await scheduler.fire(next);
      await this.settle();
    }
    this.#clock.moveTo(instant);
  }

  async row<R extends Row>(view: View<R>, key: string): Promise<R | undefined> {
    return (await this.#engine.views.get(versioned(view as View), key)) as R | undefined;
  }

  /** The rows of a view, in order of key. */
  async rows<R extends Row>(view: View<R>): Promise<R[]> {
    return [...(await this.#table(view)).values()];
  }

  /** The keys of a view's rows, in order. */
  async keys(view: View): Promise<string[]> {
    return [...(await this.#table(view)).keys()];
  }

  /** The state now of a stream. */
  async state<State>(served: Served<State>, id: string): Promise<State> {
    return await this.reader('state').state(served, id);
  }

  /** The events of a name, oldest first, with sealed parts. */
  said(type: EventType): StoredEvent[] {
    return this.stored.filter((event) => event.type === type);
  }

  /** Says in which ways all or some views break their contracts; see `viewFaults`. */
  async viewFaults(views: readonly ServedView[] = this.definition.views): Promise<string[]> {
    const { name } = this.definition;
    const faults = views.map(async (served) =>
      viewFaults(name, served, this.log, await this.#table(served.view)),
    );
    return (await Promise.all(faults)).flat();
  }

  /** Waits until everything said and heard was folded and reacted to. Throws the first fault of a worker. */
  async settle(): Promise<void> {
    const { name } = this.definition;
    const topics =
      processContract[name].hears.length > 0
        ? serviceNames.filter((other) => other !== name).map(topicOf)
        : [];
    for (;;) {
      if (this.#faults.length > 0) throw this.#faults[0];
      const { views, reactions } = await this.#runtime.lag();
      if ((await this.#broker.backlog(name, topics)) + views + reactions === 0) break;
      await setImmediate();
    }
    for (const event of await this.#engine.events.readAll(this.stored.length, everyRow)) {
      this.stored.push(event);
      this.log.push(seen(event, name));
    }
  }

  /** Stops the workers; only a test that opens very many services needs to. */
  async stop(): Promise<void> {
    await this.#runtime.stop();
    await this.#broker.close();
  }

  async #know({ account: accountId, person: personId, unit: unitId, ...actor }: Actor): Promise<void> {
    const role = actor.role as Role;
    if (actor.role === systemActor.role || !hears(this.definition.name, 'AccountCreated')) return;
    const unit = unitId === undefined ? {} : { unitId };
    const ofRole = unitRoles.includes(role) ? unit : {};
    const account = await this.row(accessView, accountId);
    const named = { accountId, name: accountId, personId };
    if (!account) await this.hear('AccountCreated', { ...named, login: accountId, ...unit, language: 'zh' });
    const holds = account?.grants.some((grant) => grant.role === role && grant.unitId === ofRole.unitId);
    if (!holds) await this.hear('RoleGranted', { ...named, role, ...ofRole });
  }

  async #table<R extends Row>(view: View<R>): Promise<ReadonlyMap<string, R>> {
    const found = await this.#engine.views.find(versioned(view as View), { limit: everyRow });
    return new Map(found.map(({ key, row }) => [key, row as R]));
  }

  async #append(stream: string, events: readonly NewEvent[]): Promise<void> {
    await this.#engine.events.append(stream, 'any', events, { commandId: events[0]!.commandId });
  }
}

function sayings(service: ServiceDefinition['name']): readonly string[] {
  return processContract[service].says;
}
