import { describe, expect, it } from '@jest/globals';
import { above, below, conflicts, relation, treeAt, treeOf } from './index.ts';

const tree = treeOf([
  ['city', undefined],
  ['b03', 'city'],
  ['b030', 'city'],
  ['b03.017', 'b03'],
  ['b03.018', 'b03'],
  ['b03.019', 'b030'],
]);

describe('Two units', () => {
  it.each([
    ['b03.017', 'b03.017', 'own'],
    ['b03', 'b03.017', 'superior'],
    ['city', 'b03.017', 'superior'],
    ['b03.017', 'b03', 'subordinate'],
    ['b03.017', 'city', 'subordinate'],
    ['b03.017', 'b03.018', 'none'],
    ['b03', 'b030', 'none'],
    ['b03', 'b03.019', 'none'],
    ['b030', 'b03.019', 'superior'],
    ['b77', 'b03', 'none'],
    ['b77', 'b77', 'own'],
  ] as const)('%s is to %s: %s', (unit, other, expected) => {
    expect(relation(tree, unit, other)).toBe(expected);
  });
  it('conflict when one is, leads or belongs to the other', () => {
    expect([
      conflicts(tree, 'b03', 'b03.017'),
      conflicts(tree, 'b03.017', 'b03'),
      conflicts(tree, 'b03.017', 'b03.018'),
    ]).toEqual([true, true, false]);
  });
});

describe('A unit', () => {
  it('has those above and those below', () => {
    expect(above(tree, 'b03.017')).toEqual(['b03.017', 'b03', 'city']);
    expect(below(tree, 'city')).toEqual(['city', 'b03', 'b03.017', 'b03.018', 'b030', 'b03.019']);
  });
  it('stands alone when nobody registered it', () => {
    expect([above(tree, 'b77'), below(tree, 'constructor')]).toEqual([['b77'], ['constructor']]);
  });
});

describe('The tree at a position', () => {
  const places = [
    ['b03', [{ since: 1 }]],
    ['b04', [{ since: 2 }]],
    [
      'b03.017',
      [
        { since: 3, parentId: 'b03' },
        { since: 7, parentId: 'b04' },
      ],
    ],
  ] as const;
  it.each([
    [2, 'b03'],
    [3, 'b03'],
    [6, 'b03'],
    [7, 'b04'],
    [undefined, 'b04'],
  ])('%s has the branch below %s', (position, bureau) => {
    expect(treeAt(places, position).parentOf('b03.017')).toBe(bureau);
  });
});
