import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Rejected } from '@laurel/core';
import { drawOrder, planPack2023, rank, type RankingEntry } from './index.ts';
import { entry, level } from './ranking.fixture.ts';

/** Three places and two reserves, so that every tie can be put where it matters. */

const pack = { ...planPack2023, places: 3, reserves: 2 };
const onList = (rankOnList: number, listBureauId = 'b01') => ({ listBureauId, rank: rankOnList });
const places = (entries: RankingEntry[], held = {}) =>
  rank(pack, entries, held).ranked.map(({ branchId, place }) => `${place} ${branchId}`);

describe('Entries with different scores', () => {
  const entries = [
    entry('a', level('70')),
    entry('b', level('90')),
    entry('c', level('80')),
    entry('d', level('75')),
    entry('e', level('65')),
  ];
  it('stand by final score, exact and recorded', () => {
    expect(rank(pack, entries).ranked[0]).toEqual({
      branchId: 'b',
      place: 1,
      shared: false,
      final: '90',
      recorded: '90.0000',
    });
    expect(places(entries)).toEqual(['1 b', '2 c', '3 d', '4 a', '5 e']);
  });
  it('fill places, then reserves, in order', () => {
    expect(rank(pack, entries)).toMatchObject({
      winners: ['b', 'c', 'd'],
      reserves: ['a', 'e'],
      open: [],
      belowFloor: [],
    });
  });
});

describe('Entries that may not win', () => {
  it('are listed unranked with the reason, and a suspended one keeps its place', () => {
    const ranking = rank(pack, [
      entry('a', level('70'), { status: 'suspended' }),
      entry('b', level('99'), { status: 'disqualified', reason: 'violation V-3' }),
      entry('c', level('98'), { status: 'withdrawn' }),
      { branchId: 'd', status: 'noResult', reason: 'ballots_below_minimum' },
      { ...entry('e', level('97')), onSite: undefined },
    ]);
    expect(ranking.ranked.map(({ branchId }) => branchId)).toEqual(['a']);
    expect(ranking.winners).toEqual(['a']);
    expect(ranking.unranked).toEqual([
      { branchId: 'b', reason: 'violation V-3' },
      { branchId: 'c', reason: 'withdrawn' },
      { branchId: 'd', reason: 'ballots_below_minimum' },
      { branchId: 'e', reason: 'no_result' },
    ]);
  });
  it('are refused when one stands there twice', () => {
    expect(() => rank(pack, [entry('a', level('70')), entry('a', level('80'))])).toThrow(
      new Rejected('entry_repeated'),
    );
  });
});

describe('The floor', () => {
  const entries = [
    entry('a', level('90')),
    entry('b', level('60')),
    entry('c', level('179999/3000')),
    entry('d', level('179999/3000')),
  ];
  it('leaves places empty, compares unrounded, and lets ties below it be', () => {
    expect(rank(pack, entries)).toMatchObject({
      winners: ['a', 'b'],
      reserves: [],
      belowFloor: ['c', 'd'],
      open: [],
    });
    expect(rank(pack, entries).ranked[2]).toMatchObject({ place: 3, shared: true, recorded: '59.9997' });
  });
});

describe('Equal final scores', () => {
  // 30·80 + 40·80 + 30·80 = 30·84 + 40·77 + 30·80
  const higherOnSite = entry('z', level('80'));
  const lowerOnSite = entry('a', { dynamic: '84', onSite: '77', presentation: '80' });

  it('are parted by the on-site score', () => {
    const { ranked } = rank(pack, [lowerOnSite, higherOnSite]);
    expect(ranked.map(({ branchId, place, resolvedBy }) => [branchId, place, resolvedBy])).toEqual([
      ['z', 1, 'onSite'],
      ['a', 2, 'onSite'],
    ]);
  });
  it('and on-site scores are parted by criterion 1', () => {
    const { ranked } = rank(pack, [entry('a', level('80', '79')), entry('b', level('80', '81'))]);
    expect(ranked.map(({ branchId, resolvedBy }) => [branchId, resolvedBy])).toEqual([
      ['b', 'firstCriterion'],
      ['a', 'firstCriterion'],
    ]);
  });
  it('follow the rank when all tied stand on one list', () => {
    const { ranked } = rank(pack, [entry('a', level('80'), onList(2)), entry('b', level('80'), onList(1))]);
    expect(ranked.map(({ branchId, resolvedBy }) => [branchId, resolvedBy])).toEqual([
      ['b', 'rank'],
      ['a', 'rank'],
    ]);
  });
  it.each([
    ['of two lists', onList(1, 'b01'), onList(2, 'b02')],
    ['of which one nominated itself', onList(1), {}],
  ])('%s share their place', (_, one, other) => {
    const { ranked, open } = rank(pack, [
      entry('a', level('80'), other),
      entry('b', level('80'), one),
      entry('c', level('70')),
    ]);
    expect(ranked.map(({ branchId, place, shared }) => [branchId, place, shared])).toEqual([
      ['a', 1, true],
      ['b', 1, true],
      ['c', 3, false],
    ]);
    expect(open).toEqual([]);
  });
  it('left over by an earlier tie-break go through the later ones', () => {
    const tied = [
      entry('a', level('80'), onList(2)),
      entry('b', level('80'), onList(1)),
      entry('c', { dynamic: '76', onSite: '83', presentation: '80' }),
    ];
    expect(rank(pack, tied).ranked.map(({ branchId, resolvedBy }) => [branchId, resolvedBy])).toEqual([
      ['c', 'onSite'],
      ['b', 'rank'],
      ['a', 'rank'],
    ]);
  });
  it('take the tie-breaks in the rule pack’s order', () => {
    const ranked = (ties: typeof pack.ties) =>
      rank({ ...pack, ties }, [
        { ...higherOnSite, ...onList(2) },
        { ...lowerOnSite, ...onList(1) },
      ]).ranked[0];
    expect(ranked(['onSite', 'rank', 'draw'])).toMatchObject({ branchId: 'z', resolvedBy: 'onSite' });
    expect(ranked(['rank', 'onSite', 'draw'])).toMatchObject({ branchId: 'a', resolvedBy: 'rank' });
  });
});

describe('A tie that decides', () => {
  const above = ['a', 'b'].map((id, index) => entry(id, level(`${90 - index}`)));
  const tied = ['c', 'd', 'e'].map((id) => entry(id, level('80')));
  const entries = [...above, ...tied];
  const all = ['c', 'd', 'e'];

  it('at the boundary of places waits for a run-off; who is sure has won', () => {
    const ranking = rank(pack, entries);
    expect(ranking.open).toEqual([{ from: 3, to: 5, branchIds: all, tieBreak: 'runOff' }]);
    expect(ranking).toMatchObject({ winners: ['a', 'b'], reserves: [] });
  });
  it('goes on among the others when the run-off has found the first', () => {
    const ranking = rank(pack, entries, { runOffs: [{ tied: all, order: ['e'] }] });
    expect(ranking.winners).toEqual(['a', 'b', 'e']);
    expect(ranking.open).toEqual([{ from: 4, to: 5, branchIds: ['c', 'd'], tieBreak: 'runOff' }]);
  });
  it('goes to a draw when the run-off has found nobody', () => {
    const runOffs = [{ tied: all, order: [] }];
    expect(rank(pack, entries, { runOffs }).open).toEqual([
      { from: 3, to: 5, branchIds: all, tieBreak: 'draw' },
    ]);
    const ranking = rank(pack, entries, {
      runOffs,
      draws: [{ tied: ['e', 'c', 'd'], order: ['d', 'e', 'c'] }],
    });
    expect(ranking).toMatchObject({ open: [], winners: ['a', 'b', 'd'], reserves: ['e', 'c'] });
    expect(ranking.ranked[2]).toMatchObject({ branchId: 'd', place: 3, shared: false, resolvedBy: 'draw' });
  });
  it('does not accept a draw before the run-off', () => {
    expect(rank(pack, entries, { draws: [{ tied: all, order: all }] }).open[0]).toMatchObject({
      tieBreak: 'runOff',
    });
  });
  it('is voted on anew when somebody has left it', () => {
    const withoutOne = entries.filter(({ branchId }) => branchId !== 'e');
    expect(rank(pack, withoutOne, { runOffs: [{ tied: all, order: all }] }).open).toEqual([
      { from: 3, to: 4, branchIds: ['c', 'd'], tieBreak: 'runOff' },
    ]);
  });
  it('takes the latest vote among the same', () => {
    const runOffs = [
      { tied: all, order: [] },
      { tied: all, order: ['e', 'd', 'c'] },
    ];
    expect(rank(pack, entries, { runOffs }).winners).toEqual(['a', 'b', 'e']);
  });
  it.each([
    ['a stranger', ['x']],
    ['one twice', ['c', 'c']],
  ])('refuses an order with %s', (_, order) => {
    expect(() => rank(pack, entries, { runOffs: [{ tied: all, order }] })).toThrow(
      new Rejected('tie_order_invalid'),
    );
  });
  it('among reserves waits too, because they are called in order', () => {
    const reserve = [...above, entry('c', level('85')), entry('d', level('80')), entry('e', level('80'))];
    expect(rank(pack, reserve).open).toEqual([{ from: 4, to: 5, branchIds: ['d', 'e'], tieBreak: 'runOff' }]);
  });
  it('across the end of the reserves waits too', () => {
    const five = [
      ...above,
      entry('c', level('85')),
      entry('d', level('82')),
      entry('e', level('80')),
      entry('f', level('80')),
    ];
    expect(rank(pack, five).open).toEqual([{ from: 5, to: 6, branchIds: ['e', 'f'], tieBreak: 'runOff' }]);
  });
});

describe('A tie that decides nothing', () => {
  it.each([
    ['among winners', ['90', '80', '80'], [1, 2, 2]],
    ['behind the last reserve', ['90', '89', '88', '87', '86', '80', '80'], [1, 2, 3, 4, 5, 6, 6]],
  ])('%s shares its place', (_, scores, expected) => {
    const ranking = rank(
      pack,
      scores.map((score, index) => entry(`e${index}`, level(score))),
    );
    expect(ranking.ranked.map(({ place }) => place)).toEqual(expected);
    expect(ranking.open).toEqual([]);
  });
  it('at the boundary when there are no reserves only matters across it', () => {
    const noReserves = { ...pack, reserves: 0 };
    const scores = ['90', '89', '88', '80', '80'].map((score, index) => entry(`e${index}`, level(score)));
    expect(rank(noReserves, scores)).toMatchObject({ open: [], reserves: [] });
  });
});

describe('A rule pack without a last tie-break', () => {
  it('leaves the tie open rather than choose', () => {
    const entries = ['a', 'b', 'c', 'd'].map((id) => entry(id, level('80')));
    expect(rank({ ...pack, ties: ['onSite'] }, entries).open).toEqual([
      { from: 1, to: 4, branchIds: ['a', 'b', 'c', 'd'] },
    ]);
  });
});

describe('The draw', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const opening = sha256('the opening event');
  it('takes the lowest hash first, whatever the order asked in', () => {
    const drawn = drawOrder(opening, ['b01.001', 'b02.007', 'o05.001'], sha256);
    expect(drawOrder(opening, ['o05.001', 'b01.001', 'b02.007'], sha256)).toEqual(drawn);
    expect(drawn.map((id) => sha256(opening + id))).toEqual(drawn.map((id) => sha256(opening + id)).sort());
  });
  it('keeps its order among those left when one leaves', () => {
    const ids = ['b01.001', 'b02.007', 'o05.001', 'o06.001'];
    expect(drawOrder(opening, ids.slice(1), sha256)).toEqual(
      drawOrder(opening, ids, sha256).filter((id) => id !== ids[0]),
    );
  });
});
