import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Arriving, arriveInMongo, type MongoPlace } from '@laurel/engines/mongo';
import { type CarriedAppend, type Leaving, leaveSqlite } from '@laurel/engines/sqlite';
import { DeadLetters } from '../runtime/dead-letters.ts';
import { foldTo } from '../runtime/fold-to.ts';
import { messageLetters } from '../runtime/message-dead-letters.ts';
import { viewsOf } from '../runtime/runtime.ts';
import type { ServiceDefinition } from '../service.ts';
import { beginMove, endMove, heardBefore } from './moved.ts';

/** Carries the record of a data directory to the databases of a cluster. */

export interface Moving {
  readonly definitions: readonly ServiceDefinition[];
  readonly directory: string;
  readonly to: Omit<MongoPlace, 'service'>;
  /** Told again and again; `done` and `total` are of one step of one service. */
  readonly onProgress: (service: string, step: MoveStep, done: number, total: number) => void;
}

export type MoveStep = 'compare' | 'events' | 'files' | 'views';

/** One service on its way. */
interface Moved {
  readonly definition: ServiceDefinition;
  readonly from: Leaving;
  readonly to: Arriving;
  readonly head: number;
}

const batchMax = { appends: 500, letters: 8 * 1024 * 1024 };
const leaseMs = 60_000;

/**
 * Moves everything but what services make again by themselves: a service's relay publishes its whole log to
 * the new topics, and who hears it drops what it had heard before. May be cut off at any moment and run
 * again: it goes on where it was. Throws, in Chinese and English, when a server runs on the directory, when
 * letters wait there that could not be dealt with, and when the databases hold another record; nothing is
 * written then.
 */
export async function moveRecord({ definitions, directory, to, onProgress }: Moving): Promise<number> {
  const opened: { close(): Promise<void> }[] = [];
  const open = <T extends { close(): Promise<void> }>(one: T) => (opened.push(one), one);
  try {
    const leaving = definitions.map((definition) => ({
      definition,
      from: open(leave(directory, definition.name)),
    }));
    for (const { definition, from } of leaving) await mustHaveNoDeadLetters(definition.name, from);
    const moved: Moved[] = [];
    for (const { definition, from } of leaving) {
      const arriving = open(await arriveInMongo({ ...to, service: definition.name }));
      moved.push({ definition, from, to: arriving, head: await from.readers.events.head() });
    }
    const held = [];
    for (const one of moved) held.push(await positionHeld(one, onProgress));
    // From here on no service starts on them until all is there.
    for (const { to: arriving } of moved) await beginMove(arriving.engine.meta);
    for (const [index, one] of moved.entries()) await carry(one, held[index]!, onProgress);
    for (const { to: arriving } of moved) await endMove(arriving.engine.meta);
    return moved.reduce((sum, { head }) => sum + head, 0);
  } finally {
    for (const one of opened.toReversed()) await one.close();
  }
}

function leave(directory: string, service: string): Leaving {
  if (!existsSync(join(directory, `${service}.db`)))
    throw new Error(
      `${directory} 中没有 ${service} 的记录；请用 --from 指明数据目录 / holds no record of ${service}; say with --from which data directory does`,
    );
  try {
    return leaveSqlite({ directory, service });
  } catch (error) {
    if (!Error.isError(error) || !error.message.includes('is held')) throw error;
    throw new Error(
      `${directory} 正在使用中；请先停止运行它的系统 / is in use: stop the system that runs on it first`,
      { cause: error },
    );
  }
}

/** A dead letter may name a place in a topic that will not be there. */
async function mustHaveNoDeadLetters(service: string, { readers }: Leaving): Promise<void> {
  const meta = { get: readers.meta.get, setOnce: async (_key: string, value: string) => value };
  for (const letters of [new DeadLetters(meta), new DeadLetters(meta, messageLetters)]) {
    const [waiting] = (await letters.refresh()).keys();
    if (waiting === undefined) continue;
    throw new Error(
      `${service} 有未处理的消息 ${waiting}；请先重试或放弃 / has a dead letter, ${waiting}: retry it or give it up first`,
    );
  }
}

/** The position up to which the target holds the record; throws when it holds anything else. */
async function positionHeld({ definition, from, to, head }: Moved, onProgress: Moving['onProgress']) {
  const { name } = definition;
  const mode = await to.engine.meta.get('mode');
  const isOther = mode !== undefined && mode !== from.meta().get('mode');
  const here = from.appends(0);
  let position = 0;
  for await (const there of to.appends()) {
    const { value } = here.next();
    if (isOther || !value || !isSame(value, there)) throw anotherRecord(name, there.position);
    position = there.position + there.events.length - 1;
    onProgress(name, 'compare', position, head);
  }
  here.return(undefined);
  if (isOther) throw anotherRecord(name, 0);
  return position;
}

function isSame(one: CarriedAppend, other: CarriedAppend): boolean {
  return (
    one.position === other.position &&
    one.stream === other.stream &&
    one.revision === other.revision &&
    one.commandId === other.commandId &&
    one.recordedAt === other.recordedAt &&
    one.events.length === other.events.length &&
    one.events.every((event, index) => event === other.events[index])
  );
}

function anotherRecord(service: string, position: number): Error {
  return new Error(
    `目标数据库中 ${service} 已有另一份记录（自位置 ${position} 起），未写入任何内容；请另选空的数据库 / the target holds another record of ${service} (from position ${position}); nothing was written: choose empty databases`,
  );
}

async function carry({ definition, from, to, head }: Moved, held: number, onProgress: Moving['onProgress']) {
  const { name } = definition;
  for (const batch of inBatches(from.appends(held))) {
    await to.take(batch);
    const last = batch.at(-1)!;
    onProgress(name, 'events', last.position + last.events.length - 1, head);
  }
  await carryFiles({ definition, from, to, head }, onProgress);
  for (const [key, value] of from.meta()) await to.engine.meta.setOnce(key, value);
  for (const [service, position] of await heardBy(from)) {
    await to.engine.meta.setOnce(heardBefore(service), String(position));
  }
  // The relay begins anew, because the topics are new.
  for (const [worker, position] of from.checkpoints()) {
    if (worker !== 'relay') await setCheckpoint(to, worker, position);
  }
  await fold({ definition, from, to, head }, onProgress);
}

function* inBatches(appends: Iterable<CarriedAppend>): Generator<CarriedAppend[]> {
  let batch: CarriedAppend[] = [];
  let letters = 0;
  for (const append of appends) {
    const length = append.events.reduce((sum, event) => sum + event.length, 0);
    if (batch.length === batchMax.appends || (batch.length > 0 && letters + length > batchMax.letters)) {
      yield batch;
      [batch, letters] = [[], 0];
    }
    batch.push(append);
    letters += length;
  }
  if (batch.length > 0) yield batch;
}

/** The files that the service itself said it stored. */
async function carryFiles({ definition, from, to }: Moved, onProgress: Moving['onProgress']): Promise<void> {
  const hashes = new Set<string>();
  for (const { events } of from.appends(0)) {
    for (const text of events) {
      if (!text.includes('"AttachmentStored"')) continue;
      const { type, origin, data } = JSON.parse(text) as Record<string, unknown>;
      if (type === 'AttachmentStored' && origin === undefined)
        hashes.add((data as { attachmentId: string }).attachmentId);
    }
  }
  let done = 0;
  for (const hash of hashes) {
    if (!(await to.engine.files.has(hash))) {
      const file = await from.readers.files.read(hash);
      if (!file) throw new Error(`附件 ${hash} 不见了，请从备份恢复 / the file ${hash} is gone: restore it`);
      const stored = await to.engine.files.store(file.bytes, file.size);
      if (stored.hash !== hash)
        throw new Error(`附件 ${hash} 已损坏，请从备份恢复 / the file ${hash} is damaged: restore it`);
    }
    onProgress(definition.name, 'files', ++done, hashes.size);
  }
}

/** The position of the last event heard of each other service. */
async function heardBy({ readers: { events }, appends }: Leaving): Promise<Map<string, number>> {
  const streams = new Set<string>();
  for (const { stream } of appends(0)) if (/^heard-[a-z]+-0$/.test(stream)) streams.add(stream);
  const heard = new Map<string, number>();
  for (const stream of streams) {
    const [last] = await events.readStream(stream, { last: 1 });
    heard.set(last!.origin!.service, last!.origin!.position);
  }
  return heard;
}

async function setCheckpoint({ engine: { checkpoints } }: Arriving, worker: string, position: number) {
  const taken = await checkpoints.acquire(worker, 'move', leaseMs);
  if (!taken)
    throw new Error(`${worker} 正由其他进程运行 / is run by another process; stop the services first`);
  await checkpoints.store(worker, taken.token, position);
  await checkpoints.release(worker, taken.token);
}

/** Folds every view anew from the log that arrived. */
async function fold({ definition, to, head }: Moved, onProgress: Moving['onProgress']): Promise<void> {
  const { name: service } = definition;
  const { events: log, views: store } = to.engine;
  const onPosition = (position: number) => onProgress(service, 'views', position, head);
  await foldTo(head, { service, log, store, views: viewsOf(definition), onPosition });
}
