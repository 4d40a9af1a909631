import { describe, expect, it } from '@jest/globals';
import {
  dayOf,
  daysUntil,
  endOfDay,
  instantOf,
  localOf,
  shownInstant,
  startOfDay,
  weekdayOf,
} from './time.ts';

// Goal: everybody reads the city's time, whatever zone their computer is in.

describe('An instant', () => {
  it('is shown in the city’s time', () => {
    expect(shownInstant('2023-04-30T16:00:00.000Z')).toBe('2023-05-01 00:00');
    expect(shownInstant('2023-04-30T15:59:59.999Z', 'second')).toBe('2023-04-30 23:59:59');
  });

  it('has a day of the week', () => {
    expect(weekdayOf('2023-11-28', 'zh')).toBe('星期二');
    expect(weekdayOf('2023-11-28', 'en')).toBe('Tuesday');
  });

  it('is entered in the city’s time', () => {
    expect(instantOf('2023-06-06T10:00')).toBe('2023-06-06T02:00:00.000Z');
    expect(localOf('2023-06-06T02:00:00.000Z')).toBe('2023-06-06T10:00');
  });

  it('is a dash where there is none', () => {
    expect(shownInstant(undefined)).toBe('—');
  });

  it('lies on the city’s day', () => {
    expect(dayOf('2023-04-30T16:00:00.000Z')).toBe('2023-05-01');
    expect(startOfDay('2023-05-01')).toBe('2023-04-30T16:00:00.000Z');
    expect(endOfDay('2023-04-30')).toBe('2023-04-30T15:59:59.999Z');
  });

  it('is so many days before a deadline', () => {
    expect(daysUntil('2023-04-30', '2023-04-29T16:00:00.000Z')).toBe(0);
    expect(daysUntil('2023-04-30', '2023-04-29T15:59:00.000Z')).toBe(1);
    expect(daysUntil('2023-04-30', '2023-05-02T00:00:00.000Z')).toBe(-2);
  });
});
