import { describe, expect, it } from '@jest/globals';
import { drawnNumber, shownNumber } from './fraction.ts';

// Goal: what the record holds exactly is shown to two decimals, half up, and never through a float.

describe('A number of the record', () => {
  it('is shown with two decimals, rounded half up', () => {
    expect(shownNumber('1234/15')).toBe('82.27');
    expect(shownNumber('17/2')).toBe('8.50');
    expect(shownNumber('1/8')).toBe('0.13');
    expect(shownNumber('85')).toBe('85.00');
  });

  it('may be a decimal, as it was recorded', () => {
    expect(shownNumber('82.2667')).toBe('82.27');
    expect(shownNumber('0.005')).toBe('0.01');
  });

  it('keeps its sign, and zero has none', () => {
    expect(shownNumber('-7/2')).toBe('−3.50');
    expect(shownNumber('-1/1000')).toBe('0.00');
  });

  it('is exact where floats are not', () => {
    expect(shownNumber('100500000000000000001/100000000000000000000')).toBe('1.01');
    expect(shownNumber('1005/1000')).toBe('1.01');
  });

  it('is a dash where there is none, and stands as it is where it is no number', () => {
    expect(shownNumber(undefined)).toBe('—');
    expect(shownNumber('n/a')).toBe('n/a');
  });

  it('can be drawn', () => {
    expect(drawnNumber('1/4')).toBe(0.25);
    expect(drawnNumber('-3/2')).toBe(-1.5);
    expect(drawnNumber(undefined)).toBe(0);
  });
});
