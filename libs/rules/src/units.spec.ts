import { describe, expect, it } from '@jest/globals';
import { bureauOf, conflicts, isUnitId, relation } from './index.ts';

describe('Two units', () => {
  it.each([
    ['b03.017', 'b03.017', 'own'],
    ['b03', 'b03.017', 'superior'],
    ['b03.017', 'b03', 'subordinate'],
    ['b03.017', 'b03.018', 'none'],
    ['b03', 'b030.017', 'none'],
    ['b03.01', 'b03.017', 'none'],
    ['b03.017.2', 'b03', 'subordinate'],
    ['', 'b03', 'none'],
    ['', '', 'none'],
  ] as const)('%s is to %s: %s', (unit, other, expected) => {
    expect(relation(unit, other)).toBe(expected);
  });
  it('conflict when one is, leads or belongs to the other', () => {
    expect([
      conflicts('b03', 'b03.017'),
      conflicts('b03.017', 'b03'),
      conflicts('b03.017', 'b03.018'),
    ]).toEqual([true, true, false]);
  });
});

describe('A unit id', () => {
  it('names its bureau first', () => {
    expect([bureauOf('b03.017'), bureauOf('b03')]).toEqual(['b03', 'b03']);
  });
  it.each(['b03.', '.017', 'b03..1', 'B03', 'b03/1'])('is not "%s"', (text) => {
    expect(isUnitId(text)).toBe(false);
  });
});
