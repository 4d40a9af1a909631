import { describe, expect, it } from '@jest/globals';
import { Rejected } from '@laurel/core';
import {
  criterionOfClause,
  fiveCriteriaPack2024,
  finalScore,
  inPackOrder,
  planPack2023 as pack,
  scoreFault,
  scoreValue,
  wire,
} from './index.ts';

/** What may be written on a ballot, and how the stages make the final score. */

describe('A score from 0 to 100 in steps of 0.5', () => {
  it.each(['0', '100', '100.0', '73.5', '73.50', '0.5'])('is %s', (text) => {
    expect(scoreFault(pack, text)).toBeUndefined();
  });
  it.each([
    '100.3',
    '100.5',
    '101',
    '-1',
    '-0',
    '1e2',
    '٧٣',
    '７３',
    ' 73',
    '73 ',
    '73.',
    '.5',
    '073',
    '',
    '+5',
    'NaN',
    '1,5',
    '73.50000',
    '12345678901',
    '147/2',
  ])('is not "%s": out of range', (text) => {
    expect(scoreFault(pack, text)).toBe('score_range');
  });
  it.each(['73.25', '0.1', '99.9999', '0.0001'])('is not %s: off the step', (text) => {
    expect(scoreFault(pack, text)).toBe('score_step');
  });
  it('is refused by its fault when it is to be counted', () => {
    expect(() => scoreValue(pack, '73.25')).toThrow(new Rejected('score_step'));
    expect(wire(scoreValue(pack, '73.5'))).toBe('147/2');
  });
});

describe('Another scale', () => {
  it('is judged by its own step and maximum', () => {
    const tenths = { scoring: { ...pack.scoring, ballotMaximum: 10, ballotStep: '0.1' } };
    expect(['9.9', '10', '10.1', '9.95'].map((text) => scoreFault(tenths, text))).toEqual([
      undefined,
      undefined,
      'score_range',
      'score_step',
    ]);
    expect(scoreFault(fiveCriteriaPack2024, '73.5')).toBe('score_step');
  });
});

describe('The final score', () => {
  it('weighs dynamic, on-site and presentation exactly', () => {
    expect(finalScore(pack, '158767/1800', '879/10', '1767/20')).toBe('528757/6000');
    expect(finalScore(fiveCriteriaPack2024, '80', '90', '70')).toBe('82');
  });
});

describe('Scores named by criterion', () => {
  it('are put in the order of the rule pack, null where none was given', () => {
    const given = [
      { criterionId: 'image', score: '80' },
      { criterionId: 'political', score: '90' },
    ];
    expect(inPackOrder(pack, given)).toEqual(['90', null, null, null, '80', null]);
  });
  it('are refused for a criterion that the rule pack does not have, or has scored twice', () => {
    expect(() => inPackOrder(pack, [{ criterionId: 'beauty', score: '80' }])).toThrow(
      new Rejected('criterion_unknown'),
    );
    const twice = { criterionId: 'image', score: '80' };
    expect(() => inPackOrder(pack, [twice, twice])).toThrow(new Rejected('criterion_repeated'));
  });
});

describe('A clause', () => {
  it('belongs to its criterion', () => {
    expect(criterionOfClause(pack, 'political.redLectures')).toBe('political');
  });
  it.each(['political', 'redLectures', 'image.redLectures', 'political.redLectures.x', ''])(
    'is not "%s"',
    (clause) => {
      expect(criterionOfClause(pack, clause)).toBeUndefined();
    },
  );
});
