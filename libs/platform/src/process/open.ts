import type { Broker } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import type { Logger } from 'pino';
import { type Clock, RehearsalClock } from '../clock.ts';
import { ServiceRuntime } from '../runtime/runtime.ts';
import type { ServiceDefinition } from '../service.ts';
import { markOf, type Mode } from './mode.ts';

export interface OpenOptions {
  readonly definition: ServiceDefinition;
  readonly engine: Engine;
  readonly broker: Broker;
  readonly mode: Mode;
  readonly clock: Clock;
  readonly secretKey: Uint8Array;
  readonly log: Logger;
  /** Where the data are, for people. */
  readonly place: string;
}

/** A service on its engine, not started yet. Throws when the log belongs to another mode or seed. A rehearsal's clock goes on where its log ends. */
export async function openRuntime({
  definition,
  engine,
  broker,
  mode,
  clock,
  secretKey,
  log,
  place,
}: OpenOptions): Promise<ServiceRuntime> {
  const marked = markOf(mode);
  const stands = await engine.meta.setOnce('mode', marked);
  if (stands !== marked)
    throw new Error(`${place} 属于 ${stands}，不能以 ${marked} 打开 / belongs to ${stands} and cannot be opened as ${marked}`);
  const [last] = await engine.events.readAll((await engine.events.head()) - 1, 1);
  if (last && clock instanceof RehearsalClock) clock.moveTo(last.recordedAt);
  return new ServiceRuntime(definition, {
    engine,
    broker,
    clock,
    secretKey,
    onError: (service, worker, error) => log.error({ service, worker, error: String(error) }, 'a worker failed and will try again'),
    // Only which command it was: its data may be confidential.
    onRefused: (service, { reason, reaction: { aggregate, id, type } }) =>
      log.info({ service, refused: { aggregate, id, type, reason } }, 'the system was refused'),
  });
}
