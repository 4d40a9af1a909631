// What people write is read as they meant it, and recorded in one form.
import { describe, expect, it } from '@jest/globals';
import { day, instant, score, telephone } from './values.ts';

describe('An instant', () => {
  it.each([
    ['2026-06-11T18:00:00+08:00', '2026-06-11T10:00:00.000Z'],
    ['2026-06-11T10:00:00Z', '2026-06-11T10:00:00.000Z'],
    ['2026-06-11T10:00:00.5Z', '2026-06-11T10:00:00.500Z'],
    ['2026-06-11T18:00+08:00', '2026-06-11T10:00:00.000Z'],
    ['2026-06-11T24:00:00+08:00', '2026-06-11T16:00:00.000Z'],
    ['2026-06-11T10:00:00.000Z', '2026-06-11T10:00:00.000Z'],
  ])('%s is read as %s', (written, read) => {
    expect(instant.parse(written)).toBe(read);
  });
  it.each(['2026-06-11T18:00:00', '2026-02-30T10:00:00Z', '2026-06-11', '2026-06-11T25:00:00Z', '昨天'])(
    '%s is none',
    (written) => {
      expect(instant.safeParse(written).success).toBe(false);
    },
  );
});

describe('A score', () => {
  it.each([
    ['９３．５', '93.5'],
    ['093', '93'],
    ['0', '0'],
    ['0.5', '0.5'],
    ['93.50', '93.50'],
    [' 88 ', '88'],
  ])('%s is read as %s', (written, read) => {
    expect(score.parse(written)).toBe(read);
  });
  it.each(['93,5', '93.5分', '-1', ''])('%s is none', (written) => {
    expect(score.safeParse(written).success).toBe(false);
  });
});

describe('A day', () => {
  it('is read in full-width digits, too', () => {
    expect(day.parse('２０２３-０４-３０')).toBe('2023-04-30');
    expect(day.safeParse('2023-02-29').success).toBe(false);
  });
});

describe('A telephone', () => {
  it.each([
    ['（0912）1234567转803', '0912-1234567-803'],
    ['（０９１２）１２３４５６７转８０３', '0912-1234567-803'],
    ['(0571) 12345678', '0571-12345678'],
    ['+86 (571) 12345678', '+86 571-12345678'],
    ['0571-12345678 转分机 803', '0571-12345678-803'],
    ['0571-12345678 分机：803', '0571-12345678-803'],
    ['0571-12345678 ext. 803', '0571-12345678-803'],
    ['0571-12345678＃803', '0571-12345678-803'],
    ['13900000000', '13900000000'],
    ['０５７１－１２３４５６７８', '0571-12345678'],
    ['+86 571 12345678', '+86 571 12345678'],
  ])('%s is read as %s', (written, read) => {
    expect(telephone.parse(written)).toBe(read);
    expect(telephone.parse(read)).toBe(read);
  });
  it.each(['1234', '0571-12345678转', '转803', '办公室电话', '(0571 12345678'])('%s is none', (written) => {
    expect(telephone.safeParse(written).success).toBe(false);
  });
});
