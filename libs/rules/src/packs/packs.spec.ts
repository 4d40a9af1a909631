import { describe, expect, it } from '@jest/globals';
import { rulePackSchema } from '@laurel/contracts';
import { canonicalJson, plusDays } from '@laurel/core';
import chineseDays from 'chinese-days';
import {
  fiftyNinePack2023,
  fiveCriteriaPack2024,
  isWorkingDay,
  lint,
  lintCalendar,
  ownFormPack2024,
  planPack2023,
  provincePack2024,
  publishedCalendars,
  threeStationsPack2024,
  twoPoolsPack2024,
} from '../index.ts';

describe.each([
  ['plan', planPack2023],
  ['other city’s', fiveCriteriaPack2024],
  ['two pools’', twoPoolsPack2024],
  ['fifty-nine winners’', fiftyNinePack2023],
  ['three stations’', threeStationsPack2024],
  ['own form’s', ownFormPack2024],
  ['province’s', provincePack2024],
])('The %s rule pack', (_, pack) => {
  it('has the contract’s shape', () => {
    expect(rulePackSchema.safeParse(pack).error).toBeUndefined();
  });
  it('lints without error', () => {
    expect(lint(pack).filter(({ severity }) => severity === 'error')).toEqual([]);
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

describe('The calendars that are shipped', () => {
  it('are those of 2023 to 2026, each whole and with the number of its document', () => {
    expect(publishedCalendars.map(({ year, source }) => `${year} ${source}`)).toEqual([
      '2023 国办发明电〔2022〕16号',
      '2024 国办发明电〔2023〕7号',
      '2025 国办发明电〔2024〕12号',
      '2026 国办发明电〔2025〕7号',
    ]);
    expect(publishedCalendars.flatMap(lintCalendar)).toEqual([]);
  });
  it.each(publishedCalendars)('say of every day of $year what a second source says', (calendar) => {
    const days = Array.from({ length: 366 }, (_, index) => plusDays(`${calendar.year}-01-01`, index));
    const otherwise = days
      .filter((day) => day.startsWith(`${calendar.year}-`))
      .filter((day) => isWorkingDay({ calendar: [calendar] }, day) !== chineseDays.isWorkday(day));
    expect(otherwise).toEqual([]);
  });
});
