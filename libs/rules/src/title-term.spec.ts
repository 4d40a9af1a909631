import { describe, expect, it } from '@jest/globals';
import { lastDayOfTerm, recheckDay } from './title-term.ts';

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

describe('The re-check of a title', () => {
  it.each([
    ['2023-12-20', 1, undefined, '2024-12-20'],
    ['2024-02-29', 2, undefined, '2026-02-28'],
    ['2023-12-20', 2, '2026-12-19', '2025-12-20'],
    ['2025-12-20', 2, '2026-12-19', undefined],
  ])(
    'of one given or kept on %s, every %d years, within its term to %s, is on %s',
    (since, years, until, day) => {
      expect(recheckDay(since, years, until)).toBe(day);
    },
  );
});
