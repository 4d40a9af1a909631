// Views as readers know them: what the HTTP interface filters, hides and scopes by must be in the rows.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { aggregates } from './catalogue.ts';
import type { ReadModel } from './contract.ts';
import type { ReadScope } from './read-scope.ts';
import { readModels } from './read-models.ts';
import { roleNames } from './roles.ts';

const all = Object.entries(readModels).flatMap(([service, views]) =>
  Object.entries(views).map(([name, readModel]) => [`${service}.${name}`, readModel] as const),
);
const paths = all.map(([, { path }]) => path);

const keepsAway = (scope: ReadScope) => scope === 'foreign' || scope === 'notRecused';

/** What is wrong with a read model by itself. */
function faults({ path, row, scopes, only = {}, indexes }: ReadModel): string[] {
  const fields = Object.keys(row.shape);
  const lacking = (names: readonly string[]) => names.filter((name) => !fields.includes(name));
  const roles = Object.keys(scopes).filter((role) => role !== 'public');
  const needed = {
    open: 'secret',
    mine: 'unitId',
    self: 'accountId',
    notRecused: 'recused',
    reader: 'readers',
    duty: 'holders',
    foreign: undefined,
    all: undefined,
  } as const;
  const scoping = Object.values(scopes).flatMap((scope) => needed[scope] ?? []);
  const unseen = Object.values(only).flat();
  return [
    ...(/^[a-z]+(-[a-z]+)*$/.test(path) ? [] : [`path ${path}`]),
    ...lacking(Object.keys(only)).map((field) => `hides ${field}, which no row has`),
    ...lacking(indexes).map((field) => `filters by ${field}, which no row has`),
    ...lacking(scoping).map((field) => `is scoped by ${field}, which no row has`),
    ...(Object.values(scopes).some(keepsAway) &&
    !fields.some((field) => ['unitId', 'branchId'].includes(field))
      ? ['names no unit to keep away from']
      : []),
    // A row without the other fields is seen by nobody; one without this by everybody.
    ...(scoping.includes('recused') && row.shape['recused']?.safeParse(undefined).success
      ? ['may lack recused']
      : []),
    ...[...roles, ...unseen]
      .filter((role) => !(roleNames as readonly string[]).includes(role))
      .map((role) => `knows no role ${role}`),
    ...unseen.filter((role) => !(role in scopes)).map((role) => `shows a field to ${role}, who sees no row`),
    ...(new Set(indexes).size === indexes.length ? [] : ['filters by a field twice']),
    ...(fields.includes('id') ? ['has a field id, which is the key’s name'] : []),
    ...(row.safeParse({ unheardOf: 1 }).error?.issues.some(({ code }) => code === 'unrecognized_keys')
      ? []
      : ['takes any field']),
  ];
}

describe('Read models', () => {
  it('have paths of their own', () => {
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
  it('leave paths that serve something else alone', () => {
    const reserved = ['session', 'stream', 'system', 'imports', 'rehearsal', 'docs'];
    expect(paths.filter((path) => reserved.includes(path))).toEqual([]);
  });
  it.each(all)('%s is in itself right', (_name, readModel) => {
    expect(faults(readModel)).toEqual([]);
  });
  it('carry the version that a command on them expects, where commands have the same path', () => {
    const commanded = new Set(aggregates.filter(({ internal }) => !internal).map(({ path }) => path));
    const unversioned = all
      .filter(([, { path, row }]) => commanded.has(path) && !('version' in row.shape))
      .map(([name]) => name);
    // A ballot's version stands where its seal is followed: before the opening nobody reads the ballots
    // themselves.
    expect(unversioned).toEqual(['evaluation.ballots']);
  });
});

describe('A read model that is wrong', () => {
  const right: ReadModel = {
    path: 'things',
    row: z.strictObject({ unitId: z.string() }),
    scopes: { bureauOfficer: 'mine' },
    indexes: [],
    words: { zh: '事', en: 'things' },
  };
  it('is told by what is wrong', () => {
    expect(faults(right)).toEqual([]);
    expect(faults({ ...right, indexes: ['rank'] })).toEqual(['filters by rank, which no row has']);
    expect(faults({ ...right, only: { secret: ['bureauOfficer'] } })).toEqual([
      'hides secret, which no row has',
    ]);
    expect(faults({ ...right, only: { unitId: ['expert'] } })).toEqual([
      'shows a field to expert, who sees no row',
    ]);
    expect(faults({ ...right, scopes: { expert: 'notRecused' } })).toEqual([
      'is scoped by recused, which no row has',
    ]);
    expect(faults({ ...right, row: z.strictObject({}), scopes: { expert: 'foreign' } })).toEqual([
      'names no unit to keep away from',
    ]);
    const recused = z.strictObject({ unitId: z.string(), recused: z.array(z.string()).optional() });
    expect(faults({ ...right, row: recused, scopes: { expert: 'notRecused' } })).toEqual([
      'may lack recused',
    ]);
    expect(faults({ ...right, row: z.object({ unitId: z.string() }) })).toEqual(['takes any field']);
  });
});
