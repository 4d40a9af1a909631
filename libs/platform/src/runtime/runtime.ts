import type { Broker, Handled, View } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { accessView } from '../access/access.view.ts';
import { sessionsView } from '../access/sessions.view.ts';
import { treeView } from '../access/tree.view.ts';
import type { Clock } from '../clock.ts';
import type { CommandDispatcher } from '../cqrs/command-dispatcher.ts';
import type { ServiceDefinition } from '../service.ts';
import type { Ask, Commander } from './commander.ts';
import type { Follower } from './follower.ts';
import type { Consumer } from './consumer.ts';
import type { DeadLetter } from './dead-letters.ts';
import type { Projector } from './projector.ts';
import type { Reactor, RefusedReaction } from './reactor.ts';
import type { Reader } from './reader.ts';
import type { RecentRows } from './recent-rows.ts';
import { calendarView } from './calendar.view.ts';
import { rulePacksView } from './rule-packs.view.ts';
import { storedFilesView, takesFiles } from './stored-files.view.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * A dead letter: a message, at its offset in a partition of a topic, or an event, at its position in the
 * service's log.
 */
export interface ServiceDeadLetter extends DeadLetter {
  readonly kind: 'message' | 'event';
}

/** The surroundings of a service: the engine, broker, clock, key and callbacks that it runs on. */
export interface Surroundings {
  readonly engine: Engine;
  readonly broker: Broker;
  readonly clock: Clock;
  /** Key of everything that must not be guessed: salts, one-time passwords. */
  readonly secretKey: Uint8Array;
  readonly onError: (service: string, worker: string, error: unknown) => void;
  readonly onRefused: (service: string, refused: RefusedReaction) => void;
}

/** The workers of a service, each a provider of its module with the lifecycle hooks of Nest. */
export interface Workers {
  readonly dispatcher: CommandDispatcher;
  readonly commander: Commander;
  readonly projector: Projector;
  readonly reader: Reader;
  readonly rows: RecentRows;
  readonly scheduler: Scheduler | undefined;
  readonly consumer: Consumer;
  readonly relay: Follower;
  readonly reactor: Reactor;
}

/** Views that every service keeps beside its own: who may act, where, under which rule pack, and when. */
export const platformViews = [accessView, sessionsView, treeView, rulePacksView, calendarView];

/** Every view a service folds: the platform's, its own, and what is due. */
export function viewsOf(definition: ServiceDefinition): readonly View[] {
  const own = definition.views.map(({ view }) => view as View);
  const due = definition.due as View | undefined;
  const platform = [...platformViews, ...(takesFiles(definition) ? [storedFilesView] : [])];
  return [...platform, ...own, ...(due && !own.includes(due) ? [due] : [])];
}

/** One running service, as controllers, the conductor of a rehearsal and tests see it. */
export class ServiceRuntime {
  readonly commander: Commander;
  readonly projector: Projector;
  readonly reader: Reader;
  readonly rows: RecentRows;
  readonly scheduler: Scheduler | undefined;
  readonly consumer: Consumer;

  constructor(
    readonly definition: ServiceDefinition,
    readonly surroundings: Surroundings,
    private readonly workers: Workers,
  ) {
    ({
      commander: this.commander,
      projector: this.projector,
      reader: this.reader,
      rows: this.rows,
      scheduler: this.scheduler,
      consumer: this.consumer,
    } = workers);
  }

  /**
   * Puts a command on the command bus. Throws Rejected, TooLarge, Unavailable (outcome unknown: repeat with
   * the same command id).
   */
  execute(ask: Ask): Promise<Handled> {
    return this.workers.dispatcher.execute(ask);
  }

  /** The lag of the service's own workers behind its log, in events; 0 means quiet. */
  async lag(): Promise<{ relay: number; views: number; reactions: number }> {
    const { relay, reactor } = this.workers;
    const head = await this.surroundings.engine.events.head();
    const [published, reacted] = await Promise.all([relay.position(), reactor.follower.position()]);
    const lagOf = (position: number) => Math.max(0, head - position);
    return { relay: lagOf(published), views: lagOf(this.projector.position), reactions: lagOf(reacted) };
  }

  /**
   * Gives the dead letters of all processes of the service, by name: messages that could not be read, and
   * events to which no reaction succeeded.
   */
  async deadLetters(): Promise<ReadonlyMap<string, ServiceDeadLetter>> {
    const of = (kind: ServiceDeadLetter['kind'], letters: ReadonlyMap<string, DeadLetter>) =>
      [...letters].map(([name, letter]) => [name, { ...letter, kind }] as const);
    return new Map([
      ...of('message', await this.consumer.deadLetters()),
      ...of('event', await this.workers.reactor.deadLetters()),
    ]);
  }

  /**
   * Retries dead letters, all or one; what fails again stays one. Messages first, since events may come of
   * them.
   */
  async retry(chosen?: string): Promise<void> {
    await this.consumer.retry(chosen);
    await this.workers.reactor.retry(chosen);
  }
}
