// Pools: whoever contends with whom, ranked and placed by themselves.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, listMaximumFor, parseFraction, planPack2023, poolOf, poolsOf, rank } from './index.ts';
import { entry, level } from './ranking.fixture.ts';

const name = { zh: '组', en: 'Pool' };
const organs = { id: 'organs', name, places: 1, reserves: 1, routes: ['self' as const] };
const bureaus = { id: 'bureaus', name, places: 2, reserves: 1, routes: ['recommended' as const] };
const pack = { ...planPack2023, places: 3, reserves: 2, pools: [organs, bureaus] };
const scored = (branchId: string, score: string, pool: string) => entry(branchId, level(score), { pool });

describe('The pool of an entry', () => {
  const of = (bureauId: string, bureauKind: 'countyBureau' | 'organ' = 'countyBureau') => ({
    bureauId,
    bureauKind,
    route: bureauKind === 'organ' ? ('self' as const) : ('recommended' as const),
  });
  it('is the first that takes it by all that it states', () => {
    expect(poolOf(pack, of('b01'))).toBe('bureaus');
    expect(poolOf(pack, of('o20', 'organ'))).toBe('organs');
    const named = { ...bureaus, id: 'east', routes: undefined, bureauIds: ['b01'] };
    expect(poolOf({ pools: [named, ...pack.pools] }, of('b01'))).toBe('east');
    expect(poolOf({ pools: [named, ...pack.pools] }, of('b02'))).toBe('bureaus');
  });
  it('is none in a pack without pools, which has one pool of all places', () => {
    expect(poolOf(planPack2023, of('b01'))).toBeUndefined();
    expect(poolsOf(planPack2023)).toEqual([{ id: undefined, places: 20, reserves: 5 }]);
  });
});

describe('The longest list of a bureau', () => {
  it('is its own, that of its kind, or everybody’s', () => {
    const routes = {
      ...planPack2023.routes,
      listMaximums: [
        { bureauIds: ['b01'], maximum: 8 },
        { bureauKinds: ['trafficDetachment' as const], maximum: 2 },
      ],
    };
    const of = (bureauId: string, bureauKind: 'countyBureau' | 'trafficDetachment') =>
      listMaximumFor({ routes }, { bureauId, bureauKind });
    expect([of('b01', 'countyBureau'), of('t01', 'trafficDetachment'), of('b02', 'countyBureau')]).toEqual([
      8, 2, 5,
    ]);
  });
});

describe('A ranking in pools', () => {
  const field = [
    scored('b01.001', '90', 'bureaus'),
    scored('b02.001', '88', 'bureaus'),
    scored('b03.001', '87', 'bureaus'),
    scored('b04.001', '86', 'bureaus'),
    scored('o01.001', '70', 'organs'),
    scored('o02.001', '69', 'organs'),
  ];
  it('counts places, cuts winners and reserves in each pool by itself', () => {
    const ranking = rank(pack, field);
    expect(ranking.winners).toEqual(['o01.001', 'b01.001', 'b02.001']);
    expect(ranking.reserves).toEqual(['o02.001', 'b03.001']);
    expect(ranking.ranked.map(({ branchId, pool, place }) => `${pool} ${place} ${branchId}`)).toEqual([
      'organs 1 o01.001',
      'organs 2 o02.001',
      'bureaus 1 b01.001',
      'bureaus 2 b02.001',
      'bureaus 3 b03.001',
      'bureaus 4 b04.001',
    ]);
  });
  it('asks for a run-off only where equals meet at a boundary of one pool', () => {
    const equals = ['b01.001', 'b02.001', 'o01.001'].map((id) =>
      scored(id, '80', id.startsWith('o') ? 'organs' : 'bureaus'),
    );
    expect(rank(pack, equals).open).toEqual([]);
    const { open } = rank(pack, [...equals, scored('o02.001', '80', 'organs')]);
    expect(open).toEqual([
      { pool: 'organs', from: 1, to: 2, branchIds: ['o01.001', 'o02.001'], tieBreak: 'runOff' },
    ]);
  });
  it('refuses an entry that stands in no pool', () =>
    expect(() => rank(pack, [entry('b01.001', level('80'))])).toThrow(
      expect.objectContaining({ reason: 'pool_unknown' }),
    ));
});

describe('Any ranking in pools', () => {
  const quota = fc.record({
    places: fc.integer({ min: 1, max: 4 }),
    reserves: fc.integer({ min: 0, max: 3 }),
  });
  const drawn = fc.record({
    quotas: fc.array(quota, { minLength: 1, maxLength: 4 }),
    scores: fc.array(fc.record({ score: fc.integer({ min: 50, max: 99 }), pool: fc.nat() }), {
      maxLength: 24,
    }),
  });
  /** Every score differs a little, so that no tie is left open. */
  const made = drawn.map(({ quotas, scores }) => {
    const pools = quotas.map((each, index) => ({ id: `pool${index}`, name, ...each }));
    const sum = (field: 'places' | 'reserves') => pools.reduce((total, each) => total + each[field], 0);
    return {
      pack: { ...planPack2023, pools, places: sum('places'), reserves: sum('reserves') },
      field: scores.map(({ score, pool }, index) =>
        scored(
          `e${String(index).padStart(2, '0')}`,
          `${score}.${String(index).padStart(2, '0')}`,
          pools[pool % pools.length]!.id,
        ),
      ),
    };
  });

  it('fills the places of each pool with its best, nobody twice, in the order of the ranking', () => {
    fc.assert(
      fc.property(made, ({ pack: drawnPack, field }) => {
        const { ranked, winners, reserves, open } = rank(drawnPack, field);
        expect(open).toEqual([]);
        expect(new Set([...winners, ...reserves]).size).toBe(winners.length + reserves.length);
        for (const { id, places, reserves: most } of poolsOf(drawnPack)) {
          const inPool = ranked.filter(({ pool }) => pool === id);
          const able = inPool.filter(({ final }) => compare(parseFraction(final), parseFraction('60')) >= 0);
          const of = (list: readonly string[]) =>
            list.filter((branchId) => inPool.some((row) => row.branchId === branchId));
          const best = [...able]
            .sort((one, other) => compare(parseFraction(other.final), parseFraction(one.final)))
            .map(({ branchId }) => branchId);
          expect(inPool.map(({ place }) => place)).toEqual(inPool.map((_, index) => index + 1));
          expect(of(winners)).toEqual(best.slice(0, places));
          expect(of(reserves)).toEqual(best.slice(places, places + most));
        }
      }),
    );
  });
  it('in one pool is the ranking without pools, but for its name', () => {
    fc.assert(
      fc.property(made, ({ pack: { pools: _pools, ...drawnPack }, field }) => {
        const one = { ...drawnPack, pools: [{ id: 'all', name, ...quotaOf(drawnPack) }] };
        const all = field.map((row) => ({ ...row, pool: 'all' }));
        const { ranked, ...rest } = rank(one, all);
        expect({ ...rest, ranked: ranked.map(({ pool: _pool, ...row }) => row) }).toEqual(
          rank(drawnPack, field),
        );
      }),
    );
  });
});

function quotaOf({ places, reserves }: { places: number; reserves: number }) {
  return { places, reserves };
}
