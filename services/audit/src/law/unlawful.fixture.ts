import { events as contracts, versionSaid } from '@laurel/contracts';
import { derivedId } from '@laurel/core/derived';
import type { Envelope } from '../history/envelope.ts';
import { allChecks, checkRecord, type Violation } from '../invariants/index.ts';
import { sha256 } from '../record.fixture.ts';

/** Makes another history of a lawful one: numbered and named anew, as a careful forger would do it. */

export type Which = (event: Envelope) => boolean;
export type History = readonly Envelope[];

/** Every violation that the whole check finds. */
export async function brokenIn(history: History): Promise<Violation[]> {
  const found: Violation[] = [];
  for await (const violation of checkRecord(history, allChecks({ sha256, derivedId }))) found.push(violation);
  return found;
}

export const without = (history: History, which: Which): History =>
  renumbered(history.filter((event) => !which(event)));

export const withoutLast = (history: History, which: Which): History => {
  const last = history.findLastIndex(which);
  return renumbered(history.filter((_, at) => at !== last));
};

export const withoutFirst = (history: History, which: Which): History => {
  const first = history.findIndex(which);
  return renumbered(history.filter((_, at) => at !== first));
};

/** The same events, the first of a kind changed. */
export function changed(
  history: History,
  which: Which,
  change: (event: Envelope) => Partial<Envelope>,
): History {
  const index = history.findIndex(which);
  if (index < 0) throw new Error('no such event in the history');
  return history.map((event, at) => (at === index ? saidAnew(event, change(event)) : event));
}

/** In the version that says the new data, unless the change names one. */
function saidAnew(event: Envelope, change: Partial<Envelope>): Envelope {
  const inVersion = change.data && { schemaVersion: versionSaid(contracts[event.type]!, change.data) };
  return { ...event, ...inVersion, ...change };
}

/** A command more, just before the first event of a kind and at its instant. */
export function inserted(history: History, which: Which, ...said: readonly Partial<Envelope>[]): History {
  const index = history.findIndex(which);
  const next = history[index]!;
  const { confirms: _confirms, proposer: _proposer, causationId: _cause, ...plain } = next;
  const more = said.map((event) => {
    const schemaVersion = versionSaid(contracts[event.type!]!, event.data ?? {});
    return { ...plain, commandId: 'inserted', schemaVersion, ...event } as Envelope;
  });
  return renumbered([...history.slice(0, index), ...more, ...history.slice(index)]);
}

function renumbered(history: History): History {
  const counts = new Map<string, number>();
  const next = (key: string) => {
    const value = (counts.get(key) ?? 0) + 1;
    counts.set(key, value);
    return value;
  };
  return history.map((event) => {
    const sequence = next(event.service);
    const index = next(`${event.stream} ${event.commandId}`) - 1;
    const id = derivedId(`${event.stream}/${event.commandId}/${index}`);
    const revision = next(`${event.service}/${event.stream}`);
    return { ...event, sequence, position: 2 * sequence, revision, id };
  });
}
