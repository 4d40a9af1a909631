import { type AggregateContract, aggregates, kebab } from '@laurel/contracts';
import type { TestCity } from '../http/city.ts';
import { type Answer, type Client, freshKey } from '../http/client.ts';
import { idFor, sampleOf, type Target } from './samples.ts';
import { type Cell, type Column, columnNames, columns, type Row } from './table.ts';

/**
 * Every command is asked by every role, for its own unit and for another's, at a version that no stream has:
 * whoever gets as far as being told so was let through, and nothing was done.
 */
const noVersion = '"v999999"';
const letThrough = '412 stale_version';
/**
 * These name an objection, not a unit: whom it concerns is known to the decision only, so they are really
 * asked.
 */
const judgedLater = ['UpholdObjection', 'DismissObjection', 'DeclareObjectionInadmissible'];

/** Targets by how they stand to the column's account: its own, and others'. */
function targets(column: Column): { readonly own: readonly Target[]; readonly foreign: readonly Target[] } {
  const { account } = columns[column];
  const foreign = [{ branchId: 'b02.001', account: 'ex-two' }];
  // A sister branch of one's own bureau is not one's own branch.
  const sister = column === 'BS' ? [{ branchId: 'b01.003', account: 'ex-two' }] : [];
  return { own: [{ branchId: 'b01.001', account }], foreign: [...foreign, ...sister] };
}

/** What the cell says of the answer. */
function expected(cell: Cell, own: boolean): string {
  if (cell === '-') return '403 forbidden';
  if (cell === 'own' && !own) return '403 out_of_scope';
  if (cell === 'foreign' && own) return '403 own_unit';
  return letThrough;
}

export const said = ({ status, body }: Answer): string => `${status} ${body?.code ?? ''}`.trim();

/** The commands that may be asked over HTTP, with their aggregates. */
function askable(
  rows: ReadonlyMap<string, Row>,
): { readonly aggregate: AggregateContract; readonly type: string }[] {
  return aggregates.flatMap((aggregate) =>
    Object.keys(aggregate.commands)
      .filter((type) => rows.has(type))
      .map((type) => ({ aggregate, type })),
  );
}

async function ask(
  client: Client,
  aggregate: AggregateContract,
  type: string,
  target: Target,
  ifMatch = noVersion,
): Promise<string> {
  const path = `${aggregate.path}/${idFor(aggregate, type, target)}/${kebab(type)}`;
  return said(await client.command(path, sampleOf(type, target), { ifMatch, key: freshKey() }));
}

/** Where the server answers otherwise than the table says. */
export async function commandFaults(
  city: TestCity,
  rows: ReadonlyMap<string, Row>,
  column: Column,
): Promise<string[]> {
  const client = city.as[columns[column].account];
  const { own, foreign } = targets(column);
  const faults: string[] = [];
  for (const { aggregate, type } of askable(rows)) {
    const cell = rows.get(type)![column];
    for (const [target, isOwn] of [
      ...own.map((one) => [one, true] as const),
      ...foreign.map((one) => [one, false] as const),
    ]) {
      const really = isOwn && cell === 'foreign' && judgedLater.includes(type);
      const got = await ask(client, aggregate, type, target, really ? '*' : noVersion);
      const want = expected(cell, isOwn);
      if (got !== want)
        faults.push(
          `${type} by ${column} for ${isOwn ? 'its own' : target.branchId}: ${want} by the table, got ${got}`,
        );
    }
  }
  return faults;
}

/** Whoever is not signed in is told so, whatever the command. */
export async function anonymousFaults(city: TestCity, rows: ReadonlyMap<string, Row>): Promise<string[]> {
  const faults: string[] = [];
  for (const { aggregate, type } of askable(rows)) {
    const got = await ask(city.anonymous, aggregate, type, { branchId: 'b01.001', account: 'ex-two' });
    if (got !== '401 unauthenticated') faults.push(`${type} by nobody: ${got}`);
  }
  return faults;
}

/** Commands that only the system gives: they have no address at all. */
export async function systemCommandFaults(city: TestCity, rows: ReadonlyMap<string, Row>): Promise<string[]> {
  const faults: string[] = [];
  for (const aggregate of aggregates) {
    for (const type of Object.keys(aggregate.commands).filter((command) => !rows.has(command))) {
      for (const column of columnNames) {
        const path = `${aggregate.path}/${idFor(aggregate, type, { branchId: 'b02.001', account: 'ex-two' })}/${kebab(type)}`;
        const got = said(await city.as[columns[column].account].command(path, {}));
        if (got !== '404 no_such_resource') faults.push(`${type} by ${column}: ${got}`);
      }
    }
  }
  return faults;
}
