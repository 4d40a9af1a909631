import { describe, expect, it } from '@jest/globals';
import { rulePackSchema } from '@laurel/contracts';
import { canonicalJson, weekday } from '@laurel/core';
import { calendar2023, calendar2024, fiveCriteriaPack2024, planPack2023 } from '../index.ts';

describe.each([
  ['plan', planPack2023],
  ['other city’s', fiveCriteriaPack2024],
])('The %s rule pack', (_, pack) => {
  it('has the contract’s shape', () => {
    expect(rulePackSchema.safeParse(pack).error).toBeUndefined();
  });
  it('is plain JSON, so that its hash is that of what is stored', () => {
    expect(JSON.parse(canonicalJson(pack))).toEqual(pack);
  });
  it('is there in Chinese and in English', () => {
    for (const { name, items } of pack.criteria) {
      for (const text of [name, ...items.map((item) => item.name)]) {
        expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(text.en).toMatch(/^[A-Z]/);
      }
      for (const { evidence } of items)
        expect(evidence).toMatch(/^[^/]*[\u4e00-\u9fff][^/]* \/ [A-Z][^\u4e00-\u9fff]+$/);
    }
  });
});

describe('The calendars', () => {
  it('name real make-up days: weekends, one for every weekday that a holiday is stretched over', () => {
    const statutory = { 2023: 11, 2024: 11 };
    for (const { year, holidays, workingDays } of [calendar2023, calendar2024]) {
      expect(workingDays.filter((day) => weekday(day) <= 5)).toEqual([]);
      expect(new Set(holidays).size).toBe(holidays.length);
      expect(holidays.filter((day) => weekday(day) <= 5).length - workingDays.length).toBeLessThanOrEqual(
        statutory[year as 2023 | 2024],
      );
    }
  });
});
