import { describe, expect, it } from '@jest/globals';
import { Rejected } from '@laurel/core';
import { planPack2023 as pack, reachesTitleFloor, titleScore } from './index.ts';

const ballots = (...scores: string[]) => scores.map((score, index) => ({ expertId: `E${index + 1}`, score }));

describe('Ballots for a title', () => {
  it('are trimmed like a stage’s', () => {
    expect(titleScore(pack, ballots('70', '80', '81', '82', '99'))).toEqual({
      score: '81',
      steps: { kept: ['E2', 'E3', 'E4'], trimmed: { highest: 'E5', lowest: 'E1' } },
    });
  });
  it('count as they are when three or four', () => {
    expect(titleScore(pack, ballots('70', '80', '85'))).toEqual({
      score: '235/3',
      steps: { kept: ['E1', 'E2', 'E3'] },
    });
  });
  it('make no result when fewer than three', () => {
    expect(titleScore(pack, ballots('70', '80'))).toEqual({ noResult: 'ballots_below_minimum' });
  });
  it('are refused off the scale or twice', () => {
    expect(() => titleScore(pack, ballots('70', '80', '101'))).toThrow(new Rejected('score_range'));
    expect(() => titleScore(pack, [...ballots('70', '80'), { expertId: 'E1', score: '90' }])).toThrow(
      new Rejected('ballot_repeated'),
    );
  });
});

describe('The floor of a title', () => {
  it('is compared unrounded', () => {
    const [title] = pack.titles;
    expect([reachesTitleFloor(title!, '80'), reachesTitleFloor(title!, '239999/3000')]).toEqual([
      true,
      false,
    ]);
  });
});
