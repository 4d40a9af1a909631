import { isDeepStrictEqual } from 'node:util';
import {
  aggregates,
  events as eventContracts,
  hears,
  idIn,
  processContract,
  type ServiceName,
} from '@laurel/contracts';
import type { Row, View, ViewedEvent } from '@laurel/core';
import type { ServedView } from '../service.ts';

/** A view folded from zero. Every row passes through JSON, as stores make it do. */
export function rowsOf<R extends Row>(view: View<R>, log: readonly ViewedEvent[]): ReadonlyMap<string, R> {
  const rows = new Map<string, R>();
  for (const { key, row } of steps(view, log, rows)) {
    if (row) rows.set(key, stored(row));
    else rows.delete(key);
  }
  return rows;
}

/**
 * Says in which ways a view breaks its contract, one sentence each: it hears events that the service neither
 * hears nor says, its indexes are not those of its read model, a row loses something in JSON or is not what
 * its read model allows, a row of an aggregate has not the version of its stream, or folding again gives
 * other rows than the live ones.
 */
export function viewFaults(
  service: ServiceName,
  { view, readModel }: ServedView,
  log: readonly ViewedEvent[],
  live: ReadonlyMap<string, Row>,
): string[] {
  const faults = new Set<string>();
  const says: readonly string[] = processContract[service].says;
  for (const type of view.hears.filter((heard) => heard !== '*')) {
    if (!(type in eventContracts) || (!hears(service, type) && !says.includes(type)))
      faults.add(`${type} never reaches ${view.name}`);
  }
  if (readModel && !isDeepStrictEqual([...view.indexes].sort(), [...readModel.indexes].sort()))
    faults.add(`the indexes of ${view.name} are not those of its read model`);
  const rows = new Map<string, Row>();
  for (const { key, row, event } of steps<Row>(view, log, rows)) {
    rows.delete(key);
    if (!row) continue;
    rows.set(key, stored(row));
    const where = `${view.name}/${key} after ${event.type}`;
    if (!isDeepStrictEqual(row, rows.get(key))) faults.add(`${where} holds what JSON loses`);
    if (readModel && !isAllowed(readModel.row, rows.get(key)!))
      faults.add(`${where} is not what its read model allows`);
  }
  if (readModel?.of !== undefined) for (const fault of staleRows(view, readModel.of, log)) faults.add(fault);
  if (!isSame(rows, live)) faults.add(`${view.name} folded again is not the live one`);
  if (!isSame(rows, rowsOf<Row>(view, log))) faults.add(`${view.name} folded twice gives two answers`);
  return [...faults];
}

/**
 * The rows of an aggregate that have not the version of their stream after an event of it: commands that
 * expect the version would be refused for ever.
 */
function* staleRows(view: View, of: string, log: readonly ViewedEvent[]) {
  const contract = aggregates.find(({ name }) => name === of)!;
  const rows = new Map<string, Row>();
  for (const event of log) {
    for (const { key, row } of steps<Row>(view, [event], rows)) {
      if (row) rows.set(key, row);
      else rows.delete(key);
    }
    const id = idIn(contract, event);
    const row = id === undefined ? undefined : rows.get(id);
    if (row && row['version'] !== event.revision)
      yield `${view.name} has not the version of its stream after ${event.type}`;
  }
}

/** Each row that the log makes, in order; the caller keeps the rows. */
function* steps<R extends Row>(view: View<R>, log: readonly ViewedEvent[], rows: ReadonlyMap<string, R>) {
  const heard = new Set(view.hears);
  for (const event of log) {
    if (!heard.has(event.type) && !heard.has('*')) continue;
    for (const key of view.keys(event)) yield { event, key, row: view.fold(rows.get(key), event, key) };
  }
}

function isAllowed(
  schema: { safeParse(row: unknown): { success: boolean; data?: unknown } },
  row: Row,
): boolean {
  const parsed = schema.safeParse(row);
  return parsed.success && isDeepStrictEqual(parsed.data, row);
}

function isSame(rows: ReadonlyMap<string, Row>, others: ReadonlyMap<string, Row>): boolean {
  return (
    rows.size === others.size &&
    [...rows].every(([key, row]) => JSON.stringify(row) === JSON.stringify(others.get(key)))
  );
}

function stored<R extends Row>(row: R): R {
  return JSON.parse(JSON.stringify(row)) as R;
}
