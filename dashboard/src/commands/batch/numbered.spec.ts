import { describe, expect, it } from '@jest/globals';
import { numbered } from './numbered.ts';

describe('A number of a series', () => {
  it.each([
    ['澜廉〔2023〕009号', 1, '澜廉〔2023〕010号'],
    ['C-1', 0, 'C-1'],
    ['C-099', 2, 'C-101'],
    ['99', 1, '100'],
    ['没有编号', 3, '没有编号'],
  ])('that begins with %s is, %i on, %s', (first, more, then) => {
    expect(numbered(first, more)).toBe(then);
  });
});
