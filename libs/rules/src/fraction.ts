/**
 * Exact arithmetic for scores: reduced fractions of big integers, so that no result depends on how a machine
 * rounds (docs/handbook/process.md#1.1). In records and over the wire a fraction is text, `"528757/6000"` or
 * `"88"`; parse it before calculating.
 */

export interface Fraction {
  readonly numerator: bigint;
  /** Positive, and without a common divisor with the numerator. */
  readonly denominator: bigint;
}

const wireForm = /^-?\d+\/[1-9]\d*$/;
const decimalForm = /^-?\d+(\.\d+)?$/;

/** The reduced fraction of two whole numbers. Throws RangeError when the denominator is zero. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  if (bottom === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(magnitude(top), magnitude(bottom)) * sign;
  return { numerator: top / divisor, denominator: bottom / divisor };
}

export const zero = fraction(0);
export const hundred = fraction(100);

/**
 * Reads a decimal (`"73.5"`) or the wire form (`"147/2"`). Throws RangeError for anything else: validate what
 * people typed first.
 */
export function parseFraction(text: string): Fraction {
  if (wireForm.test(text)) {
    const [numerator, denominator] = text.split('/');
    return fraction(BigInt(numerator!), BigInt(denominator!));
  }
  if (!decimalForm.test(text)) throw new RangeError(`not a number: ${text.slice(0, 40)}`);
  const [, decimals = ''] = text.split('.');
  return fraction(BigInt(text.replace('.', '')), 10n ** BigInt(decimals.length));
}

/** The wire form: `"n/d"`, or `"n"` for a whole number. */
export function wire(value: Fraction): string {
  return value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
}

export function add(one: Fraction, other: Fraction): Fraction {
  return fraction(
    one.numerator * other.denominator + other.numerator * one.denominator,
    one.denominator * other.denominator,
  );
}

export function subtract(one: Fraction, other: Fraction): Fraction {
  return add(one, { numerator: -other.numerator, denominator: other.denominator });
}

export function multiply(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.numerator, one.denominator * other.denominator);
}

/** Throws RangeError when `other` is zero. */
export function divide(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.denominator, one.denominator * other.numerator);
}

/** Negative when `one` is less, 0 when equal, positive when it is more: fit for `sort`. */
export function compare(one: Fraction, other: Fraction): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function minimum(one: Fraction, other: Fraction): Fraction {
  return compare(one, other) <= 0 ? one : other;
}

export function maximum(one: Fraction, other: Fraction): Fraction {
  return compare(one, other) >= 0 ? one : other;
}

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, zero);
}

/**
 * Throws RangeError when there are no values: an absent score is not zero (docs/handbook/process.md#1.16).
 */
export function mean(values: readonly Fraction[]): Fraction {
  return divide(sum(values), fraction(values.length));
}

/**
 * Decimal text with exactly `places` decimals, halves rounded away from zero: 4 are recorded, 2 are shown
 * (docs/handbook/process.md#1.1). For people only; never calculate or compare with it.
 */
export function decimals(value: Fraction | string, places: number): string {
  const { numerator, denominator } = typeof value === 'string' ? parseFraction(value) : value;
  const doubled = 2n * magnitude(numerator) * 10n ** BigInt(places);
  const digits = ((doubled + denominator) / (2n * denominator)).toString().padStart(places + 1, '0');
  const sign = numerator < 0n && /[1-9]/.test(digits) ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
