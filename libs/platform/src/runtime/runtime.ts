import { randomUUID } from 'node:crypto';
import type { Broker, Handled, View } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { accessView } from '../access/access.view.ts';
import { sessionsView } from '../access/sessions.view.ts';
import type { Clock } from '../clock.ts';
import type { ServiceDefinition } from '../service.ts';
import { type Ask, Commander } from './commander.ts';
import { Inbox } from './inbox.ts';
import type { ParkedItem } from './parked.ts';
import { Projector } from './projector.ts';
import { RecentRows } from './recent-rows.ts';
import { Reactor, type RefusedReaction } from './reactor.ts';
import { Reader } from './reader.ts';
import type { Follower } from './follower.ts';
import { relay } from './relay.ts';
import { rulePacksView } from './rule-packs.view.ts';
import { Scheduler } from './scheduler.ts';

/** What waits: a message, at its offset in a partition of a topic, or an event, at its position in the service's log. */
export interface SetAside extends ParkedItem {
  readonly kind: 'message' | 'event';
}

/** What a service runs on. */
export interface Surroundings {
  readonly engine: Engine;
  readonly broker: Broker;
  readonly clock: Clock;
  /** Key of everything that must not be guessed: salts, one-time passwords. */
  readonly secretKey: Uint8Array;
  readonly onError: (service: string, worker: string, error: unknown) => void;
  readonly onRefused: (service: string, refused: RefusedReaction) => void;
}

const tickMs = 1_000;

/** Views that every service keeps beside its own: who may act, and under which rule pack. */
export const platformViews = [accessView, sessionsView, rulePacksView];

/** Every view a service folds: the platform's, its own, and what is due. */
export function viewsOf(definition: ServiceDefinition): readonly View[] {
  const own = definition.views.map(({ view }) => view as View);
  const due = definition.due as View | undefined;
  return [...platformViews, ...own, ...(due && !own.includes(due) ? [due] : [])];
}

/** One running service: commands in, events out, views folded, others heard, dates kept. */
export class ServiceRuntime {
  readonly commander: Commander;
  readonly projector: Projector;
  readonly reader: Reader;
  readonly rows: RecentRows;
  readonly scheduler: Scheduler | undefined;
  readonly inbox: Inbox;
  readonly #relay: Follower;
  readonly #reactor: Reactor;
  #unsubscribe: (() => void) | undefined;
  #ticker: NodeJS.Timeout | undefined;
  #firing: Promise<void> | undefined;

  constructor(
    readonly definition: ServiceDefinition,
    readonly surroundings: Surroundings,
  ) {
    const { engine, broker, secretKey } = surroundings;
    const name = definition.name;
    const owner = randomUUID();
    const failed = (worker: string) => (error: unknown) => surroundings.onError(name, worker, error);
    const refused = (reaction: RefusedReaction) => surroundings.onRefused(name, reaction);
    this.projector = new Projector(name, engine.events, engine.views, viewsOf(definition), failed('views'));
    this.reader = new Reader(name, engine.events, engine.views, this.projector);
    this.rows = new RecentRows(engine.views, this.projector);
    this.commander = new Commander(definition, engine, this.projector, secretKey, async (campaignId) => {
      return (await this.rows.get(rulePacksView, campaignId))?.rulePackHash;
    });
    this.scheduler =
      definition.due && new Scheduler(name, definition.due, engine.events, engine.views, this.projector, this.commander, refused);
    const following = { owner, events: engine.events, checkpoints: engine.checkpoints };
    this.#relay = relay(name, broker, { ...following, onError: failed('relay') });
    this.#reactor = new Reactor(name, definition.reactions, this.commander, refused, engine.meta, {
      ...following,
      onError: failed('reactions'),
    });
    this.inbox = new Inbox(name, engine, broker, failed('inbox'));
  }

  async start(): Promise<void> {
    await this.projector.start();
    this.#unsubscribe = this.surroundings.engine.events.onAppend(() => this.#wake());
    await this.inbox.start();
    this.#wake();
    if (this.scheduler && this.surroundings.clock.mode === 'production') {
      this.#ticker = setInterval(() => {
        this.#firing ??= this.#fire(this.scheduler!).finally(() => (this.#firing = undefined));
      }, tickMs);
      this.#ticker.unref();
    }
  }

  async #fire(scheduler: Scheduler): Promise<void> {
    try {
      await scheduler.fire(this.surroundings.clock.now());
    } catch (error) {
      this.surroundings.onError(this.definition.name, 'scheduler', error);
    }
  }

  execute(ask: Ask): Promise<Handled> {
    return this.commander.execute(ask);
  }

  /** How far the service's own workers are behind its log, in events; 0 means quiet. */
  async lag(): Promise<{ relay: number; views: number; reactions: number }> {
    const head = await this.surroundings.engine.events.head();
    const [published, reacted] = await Promise.all([this.#relay.position(), this.#reactor.follower.position()]);
    const behind = (position: number) => Math.max(0, head - position);
    return { relay: behind(published), views: behind(this.projector.position), reactions: behind(reacted) };
  }

  /** What waits, by name, whichever process of the service set it aside: messages that could not be read, and events that could not be reacted to. */
  async setAside(): Promise<ReadonlyMap<string, SetAside>> {
    const of = (kind: SetAside['kind'], waiting: ReadonlyMap<string, ParkedItem>) =>
      [...waiting].map(([name, item]) => [name, { ...item, kind }] as const);
    return new Map([...of('message', await this.inbox.waiting()), ...of('event', await this.#reactor.waiting())]);
  }

  /** Takes up what waits, all or one; what fails again goes on waiting. Messages first, since events may come of them. */
  async replay(chosen?: string): Promise<void> {
    await this.inbox.replay(chosen);
    await this.#reactor.replay(chosen);
  }

  /** Stops taking in, finishes what is in hand. The engine and the broker are the caller's to close. */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    this.#unsubscribe?.();
    await this.#firing;
    await this.inbox.stop();
    await Promise.all([this.#relay.stop(), this.#reactor.follower.stop()]);
    // Last: what is in hand elsewhere is decided by views that have seen the log.
    await this.projector.stop();
  }

  #wake(): void {
    this.projector.wake();
    this.#reactor.follower.worker.wake();
    this.#relay.worker.wake();
  }
}
