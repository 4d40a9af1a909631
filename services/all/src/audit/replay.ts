import { canonicalJson, type Row, type View } from '@laurel/core';
import { allRows, foldUpTo, platformViews, versioned } from '@laurel/platform';
import { type Opened, withReaders } from './directory.ts';
import { RowsHash } from './hashes.ts';

const namedRows = 20;

/** How one view compares with its second fold from the log. */
export interface ReplayedView {
  readonly service: string;
  readonly view: string;
  /** The log position the live rows have seen, and up to which the log was folded again. */
  readonly position: number;
  readonly rows: number;
  readonly equal: boolean;
  /** Of the rows as folded from the log, without what is order of arrival (`withoutArrival`). */
  readonly hash: string;
  /** Keys of rows that differ, are missing or are too many; the first twenty. */
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
 * Folds every view of every service again from zero and compares it, row by row, with the rows that are live at the same position
 * (DOMAIN.md §5.6). The server may be running. `onProgress` is told each view begun.
 */
export async function replayAll(directory: string, onProgress: OnProgress = () => {}): Promise<Replayed> {
  return await withReaders(directory, async (services) => {
    const work = services.flatMap((service) => viewsOf(service).map((view) => ({ service, view })));
    const details: ReplayedView[] = [];
    for (const { service, view } of work) {
      onProgress(details.length, work.length, `${service.definition.name}/${view.name}`);
      details.push(await replay(service, view));
    }
    onProgress(work.length, work.length, '');
    const views = Object.fromEntries(details.map(({ service, view, hash }) => [`${service}/${view}`, hash]));
    return { equal: details.every(({ equal }) => equal), views, details };
  });
}

function viewsOf({ definition }: Opened): View[] {
  return [...platformViews, ...definition.views.map(({ view }) => view)] as View[];
}

async function replay({ definition, readers }: Opened, view: View): Promise<ReplayedView> {
  const name = versioned(view);
  return await readers.still(async () => {
    const there = await readers.views.has(name);
    const position = there ? await readers.views.checkpoint(name) : 0;
    const folded = await foldUpTo(definition.name, readers.events, view, position);
    const live = there ? allRows(readers.views, name) : none();
    const hash = new RowsHash();
    const differing: string[] = [];
    let [rows, differingCount] = [0, 0];
    for await (const { key, one, other } of merged(allRows(folded, name), live)) {
      if (one) {
        hash.add(key, one);
        rows++;
      }
      if (one && other && canonicalJson(one) === canonicalJson(other)) continue;
      differingCount++;
      if (differing.length < namedRows) differing.push(key);
    }
    return {
      service: definition.name,
      view: view.name,
      position,
      rows,
      equal: differingCount === 0,
      hash: hash.hex(),
      differing,
      differingCount,
    };
  });
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
  const next = async (from: AsyncIterator<Keyed>) => ((await from.next()) as { value: Keyed | undefined }).value;
  let [one, other] = [await next(ones), await next(others)];
  while (one || other) {
    const order = !one ? 1 : !other ? -1 : Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
    const key = (order <= 0 ? one : other)!.key;
    yield { key, one: order <= 0 ? one!.row : undefined, other: order >= 0 ? other!.row : undefined };
    if (order <= 0) one = await next(ones);
    if (order >= 0) other = await next(others);
  }
}
