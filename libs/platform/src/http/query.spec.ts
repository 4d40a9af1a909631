// How a list is asked for: what each parameter means, and what is told of those that mean nothing.
import { describe, expect, it } from '@jest/globals';
import { readModel } from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import { z } from 'zod';
import { Problem } from './problem.ts';
import { listRequest, rowRequest } from './query.ts';

const things = readModel({
  path: 'things',
  row: {
    name: z.string(),
    rank: z.int().optional(),
    open: z.boolean(),
    secret: z.string(),
    version: z.int(),
  },
  scopes: { operator: 'all' },
  only: { secret: ['auditor'] },
  indexes: ['name', 'rank', 'open', 'secret'],
  words: { zh: '事', en: 'things' },
});
const visible = ['name', 'rank', 'open'];

const asked = (parameters: Record<string, unknown>) => listRequest(parameters, things, visible);

function faults(
  parameters: Record<string, unknown>,
  read: (parameters: Record<string, unknown>) => unknown = asked,
): [string, string][] {
  try {
    read(parameters);
  } catch (error) {
    return (error as Problem).errors.map(({ pointer, code }) => [pointer, code]);
  }
  return [];
}

describe('A filter', () => {
  it('is typed as its field is', () => {
    expect(asked({ name: '7', rank: '7', open: 'true' }).query.where).toEqual([
      { field: 'name', equals: '7' },
      { field: 'rank', equals: 7 },
      { field: 'open', equals: true },
    ]);
  });
  it('finds rows that have nothing there by null', () => {
    expect(asked({ rank: 'null' }).query.where).toEqual([{ field: 'rank', equals: null }]);
  });
  it.each(['null', 'true'])('has bounds and lists of texts and numbers only, for %s as well', (value) => {
    expect(asked({ 'rank.from': value, 'open.to': value, 'rank.in': `1,${value}` }).query.where).toEqual([
      { field: 'rank', from: value },
      { field: 'open', to: value },
      { field: 'rank', in: [1, value] },
    ]);
  });
  it('is told the fields it may be by, when it is by another', () => {
    expect(faults({ version: '1', '__proto__.in': '1', 'name.like': 'a' })).toEqual([
      ['?version', 'unknown_parameter'],
      ['?__proto__.in', 'unknown_parameter'],
      ['?name.like', 'unknown_parameter'],
    ]);
  });
  it('stands once, and is not endless', () => {
    expect(faults({ name: ['a', 'b'], 'rank.in': 'x'.repeat(501) })).toEqual([
      ['?name', 'filter_form'],
      ['?rank.in', 'filter_form'],
    ]);
    expect(faults({ name: '𠮷'.repeat(500) })).toEqual([]);
  });
  it('is forbidden by a field that the reader does not see', () => {
    for (const parameters of [{ 'secret.prefix': 'a' }, { sort: '-secret' }, { countBy: 'name,secret' }]) {
      expect(() => asked(parameters)).toThrow(new Rejected('forbidden'));
    }
  });
});

describe('The order of a list, and its counts', () => {
  it('are by fields, some of them backwards', () => {
    const { query, countBy } = asked({ sort: '-rank,name', countBy: 'open' });
    expect([query.sort, countBy]).toEqual([
      [{ field: 'rank', descending: true }, { field: 'name' }],
      ['open'],
    ]);
  });
  it.each([
    [{ sort: 'version' }, '?sort'],
    [{ sort: ['name', 'rank'] }, '?sort'],
    [{ sort: '--rank' }, '?sort'],
    [{ countBy: '-rank' }, '?countBy'],
  ])('are by nothing else: %j', (parameters, pointer) => {
    expect(faults(parameters)).toEqual([[pointer, 'unknown_field']]);
  });
});

describe('A page', () => {
  it.each([
    { limit: '1001' },
    { limit: '-1' },
    { limit: '1e2' },
    { offset: '10000001' },
    { limit: ['1', '2'] },
  ])('is of whole numbers: %j', (parameters) => {
    expect(faults(parameters)).toEqual([[`?${Object.keys(parameters)[0]}`, 'whole_number']]);
  });
});

describe('The past', () => {
  it('is a position or an instant, in any zone', () => {
    expect(rowRequest({ asOf: '12' }).asOf).toBe('12');
    expect(rowRequest({ asOf: '2023-05-01T00:00:00+08:00' }).asOf).toBe('2023-04-30T16:00:00.000Z');
  });
  it.each([
    '',
    'yesterday',
    '-1',
    '2023-13-01T00:00:00Z',
    '2023-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2023-04-30T24:00:00Z',
  ])('is nothing else: %s', (asOf) => {
    expect(faults({ asOf }, rowRequest)).toEqual([['?asOf', 'as_of_form']]);
  });
  it('is all that one row takes', () => {
    expect(faults({ name: 'a', sort: 'name' }, rowRequest).map(([, code]) => code)).toEqual([
      'unknown_parameter',
      'unknown_parameter',
    ]);
  });
});
