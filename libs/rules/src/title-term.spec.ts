import { describe, expect, it } from '@jest/globals';
import { lastDayOfTerm } from './title-term.ts';

describe('The term of a title', () => {
  it.each([
    ['2023-12-20', 3, '2026-12-19'],
    ['2023-01-01', 1, '2023-12-31'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-28'],
  ])('of a title conferred on %s for %d years ends on %s', (conferredOn, years, until) => {
    expect(lastDayOfTerm(conferredOn, years)).toBe(until);
  });
});
