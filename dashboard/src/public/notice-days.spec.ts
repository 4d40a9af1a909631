import { describe, expect, it } from '@jest/globals';
import { countedDays, progressOf } from './notice-days.ts';

// Goal: a reader of a notice counts the same days as the rules do (docs/handbook/process.md#1.21).

const year2023 = {
  year: 2023,
  holidays: ['2023-09-29', '2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06'],
  workingDays: ['2023-10-07', '2023-10-08'],
};

describe('The days of a notice', () => {
  it('are the working days after its posting, make-up days with them', () => {
    expect(countedDays('2023-09-27', '2023-10-10', [year2023])).toEqual([
      '2023-09-28',
      '2023-10-07',
      '2023-10-08',
      '2023-10-09',
      '2023-10-10',
    ]);
  });

  it('are not counted over a year that nobody has published', () => {
    expect(countedDays('2023-12-28', '2024-01-04', [year2023])).toBeUndefined();
  });

  it('are left until 24:00 of the last day in the city', () => {
    const notice = { status: 'running', endsOn: '2023-10-10', endsAt: '2023-10-10T16:00:00.000Z' } as const;
    expect(progressOf(notice, '2023-10-07T16:30:00.000Z')).toBe(2);
    expect(progressOf(notice, '2023-10-10T15:59:59.999Z')).toBe(0);
    expect(progressOf(notice, '2023-10-10T16:00:00.000Z')).toBe('ended');
    expect(progressOf({ ...notice, status: 'closed' }, '2023-10-09T00:00:00.000Z')).toBe('ended');
  });
});
