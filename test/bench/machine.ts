import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Engines } from '@laurel/infra/engines';
import mongoose from 'mongoose';
import { spreadOf } from './measure.ts';
import { coresApart } from './scratch.ts';

/** What the figures depend on beside the program. */
export interface Machine {
  readonly processor: string;
  readonly memory: string;
  readonly system: string;
  readonly versions: string;
  readonly cores: string;
  /** One write of 4 kB brought to the disk, in milliseconds: the middle of many. */
  readonly flushMs: number;
  /** Processes that wanted to run in the minute before. */
  readonly loadBefore: number;
}

const { dependencies } = packageAt('../../libs/platform/package.json');
const { dependencies: drivers } = packageAt('../../libs/engines/package.json');
const { dependencies: emmett } = packageAt('emmett/package.json');

/** `folder`: where the measured files will be. */
export function machine(folder: string): Machine {
  const [cpu] = cpus();
  const database = new DatabaseSync(':memory:');
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  database.close();
  return {
    processor: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${release()}`,
    versions: [
      `Node ${process.versions.node}`,
      `SQLite ${version}`,
      `Nest ${dependencies['@nestjs/core']}`,
      `Fastify ${dependencies['fastify']}`,
      `emmett-sqlite ${emmett['@event-driven-io/emmett-sqlite']} (emmett ${emmett['@event-driven-io/emmett']}, sqlite3 ${emmett['sqlite3']})`,
    ].join(', '),
    cores: coresApart()
      ? 'over HTTP the server has core 0 and the clients core 1; all else is left to the system'
      : 'left to the system',
    flushMs: flushMs(folder),
    loadBefore: loadavg()[0]!,
  };
}

/** The engines of the cluster part, and what talks to them. */
export async function serversOf({ kind, mongoUrl }: Engines): Promise<string> {
  const client = await new mongoose.mongo.MongoClient(mongoUrl).connect();
  const { version } = (await client.db().admin().buildInfo()) as { version: string };
  await client.close();
  return [
    `MongoDB ${version} and Kafka, each one node on this machine (${kind})`,
    `mongoose ${drivers['mongoose']}`,
    `kafkajs ${drivers['kafkajs']}`,
    `emmett-mongodb ${emmett['@event-driven-io/emmett-mongodb']} (mongodb ${emmett['mongodb']})`,
  ].join(', ');
}

function packageAt(path: string): { dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>;
  };
}

function flushMs(folder: string): number {
  const path = join(folder, 'flush');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 200 }, (_, index) => {
    const asked = performance.now();
    writeSync(file, page, 0, page.length, index * page.length);
    fdatasyncSync(file);
    return performance.now() - asked;
  });
  closeSync(file);
  rmSync(path);
  return spreadOf(times).median;
}
