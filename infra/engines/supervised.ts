// One server that is started, watched, killed and started again on the same port and data.
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.ts';

/** A server that runs. */
export interface Running {
  /** Resolves with what is known of the reason when it is down. */
  readonly ended: Promise<string>;
  signal(name: 'SIGTERM' | 'SIGKILL'): void | Promise<void>;
}

/** The operations that run a server, as a process or a container. */
export interface Machine {
  readonly name: string;
  /** Starts it, again on the same port and data; does not wait until it answers. */
  start(): Promise<Running>;
  /** Resolves when clients are served; rejects when they are not within `limitMs`. */
  answers(limitMs: number): Promise<void>;
}

/**
 * The faults that a test may cause in an engine, be it one server or several replicas that hold the same
 * data.
 */
export interface Chaos {
  /**
   * SIGKILL, of several to one that matters; resolves when it is gone. With `keepAlive` it then comes back by
   * itself.
   */
  kill(): Promise<void>;
  /**
   * Starts it again on the same port and data (a running one is first ended in order); resolves when it
   * answers.
   */
  restart(): Promise<void>;
  /** Resolves when it answers; rejects when it does not within two minutes. */
  answering(): Promise<void>;
}

const answerLimitMs = 120_000;
const endLimitMs = 20_000;
const attempts = 10;

/** Supervises one machine. Orders are carried out one after the other. */
export class Supervised implements Chaos {
  readonly #machine: Machine;
  readonly #keepAlive: boolean;
  #running: Running | undefined;
  #orders: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(machine: Machine, keepAlive: boolean) {
    this.#machine = machine;
    this.#keepAlive = keepAlive;
  }

  get isDown(): boolean {
    return this.#running === undefined;
  }

  /**
   * Starts it and resolves when it answers. @throws Error with the reason when it does not; it is then down.
   */
  start(): Promise<void> {
    return this.#inTurn(() => this.#up());
  }

  kill(): Promise<void> {
    return this.#inTurn(() => this.#down('SIGKILL'));
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#down('SIGTERM');
      await this.#up();
    });
  }

  answering(): Promise<void> {
    return this.#machine.answers(answerLimitMs);
  }

  /** Ends it in order, by force after 20 seconds, for good. */
  stop(): Promise<void> {
    this.#stopped = true;
    return this.#inTurn(() => this.#down('SIGTERM'));
  }

  async #up(): Promise<void> {
    if (this.#running) return;
    const running = await this.#machine.start();
    this.#running = running;
    const ended = running.ended.then((reason) => {
      if (this.#running !== running) return reason;
      this.#running = undefined;
      if (this.#keepAlive && !this.#stopped) void this.#inTurn(() => this.#upAgain());
      return reason;
    });
    const early = ended.then((reason) => {
      throw new Error(`${this.#machine.name} ended before it answered: ${reason}`);
    });
    try {
      await Promise.race([this.#machine.answers(answerLimitMs), early]);
    } catch (error) {
      await this.#down('SIGKILL');
      throw error;
    }
  }

  async #upAgain(): Promise<void> {
    for (let attempt = 1; attempt <= attempts && !this.#stopped && !this.#running; attempt++) {
      try {
        await this.#up();
      } catch (error) {
        say(`${this.#machine.name}: ${(error as Error).message}`);
        await pause(200 * attempt);
      }
    }
  }

  async #down(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const running = this.#running;
    if (!running) return;
    await running.signal(signal);
    const late = setTimeout(() => void running.signal('SIGKILL'), endLimitMs);
    await running.ended.finally(() => clearTimeout(late));
  }

  #inTurn<T>(order: () => Promise<T>): Promise<T> {
    const done = this.#orders.then(order);
    this.#orders = done.catch(() => undefined);
    return done;
  }
}
