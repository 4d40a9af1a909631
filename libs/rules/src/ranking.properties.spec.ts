import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, parseFraction, planPack2023, rank, type RankingEntry } from './index.ts';
import { entry } from './ranking.fixture.ts';

/** What must hold for any field of entries; scores are few and low in number so that ties are frequent. */

const few = fc.constantFrom('70', '80', '90');
const statuses = fc.constantFrom(
  'eligible',
  'eligible',
  'eligible',
  'suspended',
  'disqualified',
  'withdrawn',
  'noResult',
) as fc.Arbitrary<RankingEntry['status']>;
const one = fc.record({
  dynamic: few,
  onSite: few,
  presentation: few,
  first: few,
  status: statuses,
  bureau: fc.constantFrom('b01', 'b02', undefined),
});
const fields = fc.array(one, { maxLength: 14 }).map((drawn) =>
  drawn.map(({ status, bureau, ...stages }, index) => {
    const list = bureau === undefined ? {} : { listBureauId: bureau, rank: index + 1 };
    return entry(`e${String(index).padStart(2, '0')}`, stages, { status, ...list });
  }),
);
const shuffled = fields.chain((field) =>
  fc.tuple(fc.constant(field), fc.shuffledSubarray(field, { minLength: field.length })),
);
const packs = fc
  .record({
    places: fc.integer({ min: 1, max: 6 }),
    reserves: fc.integer({ min: 0, max: 3 }),
    floor: fc.constantFrom('0', '75', '82'),
  })
  .map(({ places, reserves, floor }) => ({
    ...planPack2023,
    places,
    reserves,
    scoring: { ...planPack2023.scoring, floor },
  }));

describe('Any ranking', () => {
  it('does not depend on the order of entries', () => {
    fc.assert(
      fc.property(packs, shuffled, (pack, [field, other]) =>
        expect(rank(pack, other)).toEqual(rank(pack, field)),
      ),
    );
  });
  it('lists everybody once, and gives n entries the places 1 to n, the equal ones the first of theirs', () => {
    fc.assert(
      fc.property(packs, fields, (pack, field) => {
        const { ranked, unranked } = rank(pack, field);
        expect([...ranked, ...unranked].map(({ branchId }) => branchId).sort()).toEqual(
          field.map(({ branchId }) => branchId),
        );
        ranked.forEach(({ place, shared }, index) => {
          const equals = ranked.filter((row) => row.place === place);
          expect(ranked.findIndex((row) => row.place === place) + 1).toBe(place);
          expect(shared).toBe(equals.length > 1);
          expect(index + 1 - place).toBeLessThan(equals.length);
        });
      }),
    );
  });
  it('never puts a lower score before a higher one', () => {
    fc.assert(
      fc.property(packs, fields, (pack, field) => {
        const finals = rank(pack, field).ranked.map(({ final }) => parseFraction(final));
        finals
          .slice(1)
          .forEach((final, index) => expect(compare(finals[index]!, final)).toBeGreaterThanOrEqual(0));
      }),
    );
  });
  it('taken out of, an entry changes nobody’s score and no order among the others', () => {
    fc.assert(
      fc.property(packs, fields, fc.nat(), (pack, field, who) => {
        const gone = field[who % Math.max(1, field.length)]?.branchId;
        const rest = rank(
          pack,
          field.filter(({ branchId }) => branchId !== gone),
        ).ranked;
        const before = new Map(rank(pack, field).ranked.map((row) => [row.branchId, row]));
        for (const row of rest) expect(row.final).toBe(before.get(row.branchId)!.final);
        rest.slice(1).forEach((row, index) => {
          expect(before.get(rest[index]!.branchId)!.place).toBeLessThanOrEqual(
            before.get(row.branchId)!.place,
          );
        });
      }),
    );
  });
  it('has winners and reserves as far as places, the floor and open ties allow', () => {
    fc.assert(
      fc.property(packs, fields, (pack, field) => {
        const { ranked, winners, reserves, open, belowFloor } = rank(pack, field);
        const able = ranked.filter(({ branchId }) => !belowFloor.includes(branchId));
        expect(winners.length).toBeLessThanOrEqual(pack.places);
        expect(reserves.length).toBeLessThanOrEqual(pack.reserves);
        expect([...winners, ...reserves].some((id) => belowFloor.includes(id))).toBe(false);
        if (open.length > 0) return;
        expect([...winners, ...reserves]).toEqual(
          able.slice(0, pack.places + pack.reserves).map(({ branchId }) => branchId),
        );
        expect(winners).toHaveLength(Math.min(pack.places, able.length));
      }),
    );
  });
  it('is closed by draws: when every open tie is drawn, nothing is open and nobody else has moved', () => {
    fc.assert(
      fc.property(packs, fields, (pack, field) => {
        const before = rank(pack, field);
        const tied = before.open.map(({ branchIds }) => branchIds);
        const after = rank(pack, field, {
          runOffs: tied.map((ids) => ({ tied: ids, order: [] })),
          draws: tied.map((ids) => ({ tied: ids, order: [...ids].reverse() })),
        });
        expect(after.open).toEqual([]);
        expect(after.ranked.filter(({ branchId }) => !tied.flat().includes(branchId))).toEqual(
          before.ranked.filter(({ branchId }) => !tied.flat().includes(branchId)),
        );
      }),
    );
  });
});
