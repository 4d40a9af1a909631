import { canonicalJson, type EventStore, type Row, type ViewStore } from '@laurel/core';
import { allRows, foldUpTo, type ServiceDefinition, versioned, viewsOf } from '@laurel/platform';
import { type Opened, withReaders } from '@laurel/platform/readers';
import { LRUCache } from 'lru-cache';
import { RowsHash } from './hashes.ts';

const namedRows = 20;

/** The comparison of one view with its second fold from the log. */
export interface ReplayedView {
  readonly service: string;
  readonly view: string;
  /** The log position the live rows have seen, and up to which the log was folded again. */
  readonly position: number;
  readonly rows: number;
  readonly equal: boolean;
  /** Of the rows as folded from the log, without what is order of arrival (`withoutArrival`). */
  readonly hash: string;
  /**
   * The keys of the first twenty rows that differ, are missing, are superfluous, or are indexed by other
   * values than they hold.
   */
  readonly differing: readonly string[];
  readonly differingCount: number;
}

export interface Replayed {
  readonly equal: boolean;
  /** The hash of each view as `<service>/<view>`. */
  readonly views: Readonly<Record<string, string>>;
  readonly details: readonly ReplayedView[];
}

/** Tells how far a long task has come. */
export type OnProgress = (done: number, total: number, what: string) => void;

/**
 * Folds every view of every service again from zero and compares it, row by row, with the rows that are live
 * at the same position (docs/handbook/domain.md#5.6). The server may be running. `onProgress` is told each
 * view begun.
 */
export async function replayAll(
  definitions: readonly ServiceDefinition[],
  data: string,
  onProgress: OnProgress = () => {},
): Promise<Replayed> {
  return await withReaders(definitions, data, async (services) => {
    const details: ReplayedView[] = [];
    const total = services.reduce((sum, { definition }) => sum + viewsOf(definition).length, 0);
    for (const service of services) {
      onProgress(details.length, total, service.definition.name);
      details.push(...(await replayService(service, (view) => onProgress(details.length, total, view))));
    }
    onProgress(total, total, '');
    const views = Object.fromEntries(details.map(({ service, view, hash }) => [`${service}/${view}`, hash]));
    return { equal: details.every(({ equal }) => equal), views, details };
  });
}

/**
 * All views of a service at one moment. They fold side by side, so that each stretch of the log is read and
 * parsed once for all of them.
 */
async function replayService(service: Opened, begun: (view: string) => void): Promise<ReplayedView[]> {
  const { definition, readers } = service;
  return await readers.still(async () => {
    const log = readOnce(readers.events);
    const folding = viewsOf(definition).map(async (view) => {
      const there = await readers.views.has(versioned(view));
      const position = there ? await readers.views.checkpoint(versioned(view)) : 0;
      return { view, there, position, folded: await foldUpTo(definition.name, log, view, position) };
    });
    const replayed: ReplayedView[] = [];
    for (const { view, there, position, folded } of await Promise.all(folding)) {
      begun(`${definition.name}/${view.name}`);
      const live = there ? allRows(readers.views, versioned(view)) : none();
      const misfiled = (there && (await readers.views.misfiled?.(versioned(view)))) || [];
      const compared = await compare(view.name, everyRow(folded, versioned(view)), live, new Set(misfiled));
      replayed.push({ service: definition.name, view: view.name, position, ...compared });
    }
    return replayed;
  });
}

const batchesKept = 4;

/** A log whose latest batches are kept, for readers that go through it at about the same pace. */
function readOnce(events: Pick<EventStore, 'readAll'>): Pick<EventStore, 'readAll'> {
  const kept = new LRUCache<string, ReturnType<EventStore['readAll']>>({ max: batchesKept });
  return {
    readAll(after, limit) {
      const key = `${after}+${limit}`;
      const batch = kept.get(key) ?? events.readAll(after, limit);
      kept.set(key, batch);
      return batch;
    },
  };
}

async function compare(
  view: string,
  folded: AsyncIterator<Keyed>,
  live: AsyncIterator<Keyed>,
  misfiled: ReadonlySet<string>,
): Promise<Omit<ReplayedView, 'service' | 'view' | 'position'>> {
  const hash = new RowsHash(view);
  const differing: string[] = [];
  let [rows, differingCount] = [0, 0];
  for await (const { key, one, other } of merged(folded, live)) {
    if (one) {
      hash.add(key, one);
      rows++;
    }
    if (one && other && !misfiled.has(key) && canonicalJson(one) === canonicalJson(other)) continue;
    differingCount++;
    if (differing.length < namedRows) differing.push(key);
  }
  return { rows, equal: differingCount === 0, hash: hash.hex(), differing, differingCount };
}

/** The rows of a view in memory, in order of key; they are there already, so they come at once. */
async function* everyRow(store: Pick<ViewStore, 'find'>, view: string): AsyncGenerator<Keyed> {
  yield* await store.find(view, { limit: Number.MAX_SAFE_INTEGER });
}

async function* none(): AsyncGenerator<Keyed> {}

interface Keyed {
  readonly key: string;
  readonly row: Row;
}

/** Two lists in order of key side by side. */
async function* merged(
  ones: AsyncIterator<Keyed>,
  others: AsyncIterator<Keyed>,
): AsyncGenerator<{ key: string; one: Row | undefined; other: Row | undefined }> {
  const next = async (from: AsyncIterator<Keyed>) =>
    ((await from.next()) as { value: Keyed | undefined }).value;
  let [one, other] = [await next(ones), await next(others)];
  while (one || other) {
    const order = !one ? 1 : !other ? -1 : Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
    const key = (order <= 0 ? one : other)!.key;
    yield { key, one: order <= 0 ? one!.row : undefined, other: order >= 0 ? other!.row : undefined };
    if (order <= 0) one = await next(ones);
    if (order >= 0) other = await next(others);
  }
}
