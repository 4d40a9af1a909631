// Every refusal says in both languages what is wrong and what to do, with the same particulars.
import { describe, expect, it } from '@jest/globals';
import { refusals, refusalText, refuse } from './refusals.ts';

const all = Object.entries(refusals as Record<string, readonly [string, string]>);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe('Refusals', () => {
  it('have codes in one style', () => {
    expect(all.map(([code]) => code).filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([]);
  });
  it('speak Chinese and English', () => {
    expect(
      all
        .filter(([, [zh, en]]) => !/[一-鿿]/.test(zh) || /[一-鿿]/.test(en) || !/[a-z]/.test(en))
        .map(([code]) => code),
    ).toEqual([]);
  });
  it('are sentences', () => {
    expect(
      all.filter(([, [zh, en]]) => !/[。！？]$/.test(zh) || !/[.!?]$/.test(en)).map(([code]) => code),
    ).toEqual([]);
  });
  it('name the same particulars in both languages', () => {
    const uneven = all.filter(([, [zh, en]]) => placeholders(zh).join() !== placeholders(en).join());
    expect(uneven.map(([code]) => code)).toEqual([]);
  });
  it('fill in a particular in the language of the text, if it has one in each', () => {
    const open = { 'open.zh': '异议', 'open.en': 'objection' };
    expect(refusalText('open_work', 'zh', open)).toContain('：异议。');
    expect(refusalText('open_work', 'en', open)).toContain(': objection.');
  });
  it('say each thing once in each language', () => {
    for (const language of [0, 1] as const) {
      const texts = all.map(([, text]) => text[language]);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });
});

describe('The text of a refusal', () => {
  it('has its particulars filled in', () => {
    expect(refusalText('rank_repeated', 'en', { rank: 2 })).toBe('Rank 2 is used twice.');
    expect(refusalText('rank_repeated', 'zh', { rank: 2 })).toBe('排序 2 重复。');
  });
  it('shows a dash for what nobody gave', () => {
    expect(refusalText('rank_repeated', 'en', {})).toBe('Rank — is used twice.');
  });
  it('does not take a particular for a template', () => {
    expect(refusalText('unit_unknown', 'en', { unit: '{unit}' })).toBe('No such unit is registered: {unit}.');
  });
  it('is the code itself where there is no text', () => {
    expect(refusalText('unheard_of', 'zh', {})).toBe('unheard_of');
  });
  it('is thrown with its field', () => {
    expect(refuse('rank_repeated', { rank: 2 }, 'candidates')).toMatchObject({
      reason: 'rank_repeated',
      field: 'candidates',
    });
  });
});
