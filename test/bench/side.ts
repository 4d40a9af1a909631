import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * One side of a measure, ours or a baseline, run in a process of its own. `pause` tells the parent something
 * and waits for its answer.
 */
export type Side<Parameters, Result> = (
  parameters: Parameters,
  pause: (value?: unknown) => Promise<unknown>,
) => Promise<Result>;

export type FromChild =
  | { readonly kind: 'paused'; readonly value: unknown }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: string };

const loader = fileURLToPath(new URL('../../infra/typescript.mjs', import.meta.url));
/** kafkajs computes a negative timeout now and then, which Node 26 remarks upon and takes as none. */
const quietKafka = '--disable-warning=TimeoutNegativeWarning';
const entry = fileURLToPath(new URL('child.ts', import.meta.url));

/** A side while it runs. */
export class RunningSide {
  readonly #process: ChildProcess;
  readonly #messages: FromChild[] = [];
  #wake: (() => void) | undefined;

  /** `core`: the processor core it is kept on; undefined leaves that to the system. */
  constructor(module: string, parameters: object, core?: number) {
    const node = [process.execPath, '--enable-source-maps', quietKafka, '--import', loader, entry, module];
    const [command, ...rest] = core === undefined ? node : ['taskset', '-c', String(core), ...node];
    this.#process = spawn(command!, rest, { stdio: ['ignore', 2, 2, 'ipc'] });
    const arrived = (message: FromChild) => {
      this.#messages.push(message);
      this.#wake?.();
    };
    this.#process.on('message', (message) => arrived(message as FromChild));
    this.#process.on('error', (error) =>
      arrived({ kind: 'failed', error: `${module} could not be started: ${error.message}` }),
    );
    this.#process.on('exit', (code, signal) =>
      arrived({ kind: 'failed', error: `${module} ended early (${signal ?? code})` }),
    );
    this.#process.send(parameters);
  }

  /** What the side says when it pauses; it then waits for `resume`. Throws what the side threw. */
  async paused<Value>(): Promise<Value> {
    return (await this.#next('paused')) as Value;
  }

  resume(value: unknown = {}): void {
    this.#process.send(value as object);
  }

  /** The side's result; its process has ended or is about to. */
  async result<Result>(): Promise<Result> {
    return (await this.#next('done')) as Result;
  }

  async #next(kind: 'paused' | 'done'): Promise<unknown> {
    while (this.#messages.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    const message = this.#messages.shift()!;
    if (message.kind === 'failed') throw new Error(message.error);
    if (message.kind !== kind) throw new Error(`the side is ${message.kind}, not ${kind}`);
    return message.value;
  }
}

/** Runs a side that does not pause. */
export async function runSide<Result>(module: string, parameters: object): Promise<Result> {
  return await new RunningSide(module, parameters).result<Result>();
}
