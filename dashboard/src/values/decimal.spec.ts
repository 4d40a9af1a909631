import { describe, expect, it } from '@jest/globals';
import { stepped } from './decimal.ts';

const scale = { least: '0', most: '100', step: '0.5' };

describe('A number on a scale from 0 to 100 in steps of 0.5', () => {
  it.each([
    ['89.5', 1, '90'],
    ['89.5', -1, '89'],
    ['89.7', 1, '90'],
    ['89.7', -1, '89.5'],
    ['100', 1, '100'],
    ['0', -1, '0'],
    ['', 1, '100'],
    ['x', -1, '100'],
  ] as const)('is moved from %j by %i to %j', (from, direction, to) => {
    expect(stepped(from, direction, scale)).toBe(to);
  });

  it('meets every step between its ends without the rounding of binary fractions', () => {
    const tenths = { least: '0', most: '1', step: '0.1' };
    const met = ['0'];
    while (met.at(-1) !== '1') met.push(stepped(met.at(-1)!, 1, tenths));
    expect(met).toEqual(['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1']);
  });
});
