import { backoffMs } from '@laurel/core';

const backoff = { firstMs: 50, mostMs: 5_000 };

/** A loop that runs whenever it is woken, one round at a time, and backs off while rounds fail. */
export class Worker {
  readonly #round: () => Promise<boolean>;
  readonly #onError: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;
  #alarm: NodeJS.Timeout | undefined;

  /** `round` does a bounded piece of work; true when there may be more at once. */
  constructor(round: () => Promise<boolean>, onError: (error: unknown) => void) {
    this.#round = round;
    this.#onError = onError;
  }

  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again && !this.#stopped && !this.#retry) this.wake();
    });
  }

  /** Wakes the worker after a while, for changes that no append tells of: a lease that ended. */
  wakeIn(delayMs: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => this.wake(), delayMs);
    this.#alarm.unref();
  }

  /** Waits for the round in hand; nothing runs afterwards. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#alarm);
    await this.#running;
  }

  async #run(): Promise<void> {
    // This is the try that was put off; if it fails too, it is put off anew.
    clearTimeout(this.#retry);
    this.#retry = undefined;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        if (await this.#round()) {
          this.#again = true;
          // On an embedded engine rounds end without the event loop; whoever else waits has a turn too.
          await new Promise((resolve) => setImmediate(resolve));
        }
        this.#failures = 0;
      } catch (error) {
        this.#onError(error);
        this.#backOff();
        return;
      }
    }
  }

  #backOff(): void {
    this.#retry = setTimeout(() => this.wake(), backoffMs(this.#failures++, backoff));
    this.#retry.unref();
  }
}
