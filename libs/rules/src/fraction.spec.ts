import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  compare,
  decimals,
  divide,
  type Fraction,
  fraction,
  maximum,
  mean,
  minimum,
  multiply,
  parseFraction,
  subtract,
  sum,
  wire,
  zero,
} from './index.ts';

/**
 * Scores are compared exactly: these tests hold the arithmetic to naive cross-multiplication on unreduced
 * numbers.
 */

const integers = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const positives = fc.bigInt({ min: 1n, max: 10n ** 9n });
const pairs = fc.tuple(integers, positives);
const fractions = pairs.map(([top, bottom]) => fraction(top, bottom));

function same(value: Fraction, top: bigint, bottom: bigint): boolean {
  return value.numerator * bottom === top * value.denominator;
}

describe('A fraction', () => {
  it.each([
    ['73.5', '147/2'],
    ['88', '88'],
    ['-0', '0'],
    ['-3.250', '-13/4'],
    ['007', '7'],
    ['273/3', '91'],
    ['-4/6', '-2/3'],
  ])('read from %s is written %s', (text, expected) => {
    expect(wire(parseFraction(text))).toBe(expected);
  });
  it.each(['', ' 1', '1e2', '.5', '5.', '1/0', '1/-2', '1.5/2', '٧٣', 'NaN', '+1'])(
    'is not read from "%s"',
    (text) => {
      expect(() => parseFraction(text)).toThrow(RangeError);
    },
  );
  it('has no denominator 0', () => {
    expect(() => divide(fraction(1), zero)).toThrow(RangeError);
    expect(() => mean([])).toThrow(RangeError);
  });
  it('is reduced and has a positive denominator', () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
  });
  it('survives its wire form', () => {
    fc.assert(fc.property(fractions, (value) => expect(parseFraction(wire(value))).toEqual(value)));
  });
});

describe('Arithmetic on fractions', () => {
  it('agrees with cross-multiplication', () => {
    fc.assert(
      fc.property(pairs, pairs, ([a, b], [c, d]) => {
        const [one, other] = [fraction(a, b), fraction(c, d)];
        expect(same(add(one, other), a * d + c * b, b * d)).toBe(true);
        expect(same(subtract(one, other), a * d - c * b, b * d)).toBe(true);
        expect(same(multiply(one, other), a * c, b * d)).toBe(true);
        if (c !== 0n)
          expect(same(divide(one, other), c < 0n ? -a * d : a * d, c < 0n ? -c * b : c * b)).toBe(true);
        expect(Math.sign(compare(one, other))).toBe(a * d === c * b ? 0 : a * d < c * b ? -1 : 1);
      }),
    );
  });
  it('does not depend on the order of a sum', () => {
    fc.assert(
      fc.property(fc.array(fractions, { maxLength: 20 }), (values) =>
        expect(sum([...values].reverse())).toEqual(sum(values)),
      ),
    );
  });
  it('keeps a mean between the least and the greatest value', () => {
    fc.assert(
      fc.property(fc.array(fractions, { minLength: 1, maxLength: 20 }), (values) => {
        expect(compare(mean(values), values.reduce(minimum))).toBeGreaterThanOrEqual(0);
        expect(compare(mean(values), values.reduce(maximum))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('Decimals', () => {
  it.each([
    ['528757/6000', 4, '88.1262'],
    ['1/8', 2, '0.13'],
    ['-1/8', 2, '-0.13'],
    ['-1/1000', 2, '0.00'],
    ['88', 4, '88.0000'],
    ['199/2', 0, '100'],
    ['1999/20', 1, '100.0'],
    ['2113979/24000', 2, '88.08'],
  ])('of %s with %i places are %s', (value, places, expected) => {
    expect(decimals(value, places)).toBe(expected);
  });
  it('are never further away than half of the last place', () => {
    fc.assert(
      fc.property(fractions, fc.integer({ min: 0, max: 6 }), (value, places) => {
        const error = subtract(parseFraction(decimals(value, places)), value);
        const half = fraction(1n, 2n * 10n ** BigInt(places));
        expect(compare(error, half)).toBeLessThanOrEqual(0);
        expect(compare(subtract(zero, error), half)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
