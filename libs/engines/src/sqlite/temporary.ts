import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Broker } from '@laurel/core';
import type { Clock, Subject } from '../contract/check.ts';
import type { Engine } from '../engine.ts';
import { openSqlite, openSqliteBroker } from './open.ts';

/**
 * An engine in a directory of its own that goes away with it; for tests. `pick` names the part under test.
 */
export async function temporaryEngine<Port>(
  clock: Clock,
  pick: (engine: Engine) => Port,
): Promise<Subject<Port>> {
  const directory = await temporaryDirectory();
  const open = () => openSqlite({ directory, service: 'assessment', now: () => clock.now });
  let engine = await open();
  return {
    port: pick(engine),
    reopen: async () => {
      await engine.close();
      return pick((engine = await open()));
    },
    dispose: async () => {
      await engine.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** A broker in a directory of its own, which tries again at once; for tests. */
export async function temporaryBroker(): Promise<Subject<Broker>> {
  const directory = await temporaryDirectory();
  const open = () => openSqliteBroker({ directory, retryMs: 1, onError: () => {} });
  let broker = await open();
  return {
    port: broker,
    reopen: async () => {
      await broker.close();
      return (broker = await open());
    },
    dispose: async () => {
      await broker.close();
      await rm(directory, { recursive: true });
    },
  };
}

export function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'laurel-engines-'));
}
