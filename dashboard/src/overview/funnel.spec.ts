import { describe, expect, it } from '@jest/globals';
import { bureauLines, totals } from './bureaus.ts';
import { funnelOf } from './funnel.ts';

// Goal: the numbers of the overview add up.

describe('The funnel', () => {
  it('counts at each step those who reached it or went further', () => {
    const levels = funnelOf([
      { step: 'prepare', count: 60 },
      { step: 'apply', count: 10 },
      { step: 'notify', count: 30 },
    ]);
    expect(levels.map(({ reached }) => reached)).toEqual([100, 40, 30, 30, 30, 30]);
    expect(levels.map(({ here }) => here)).toEqual([60, 10, 0, 0, 0, 30]);
    expect(levels.map(({ share }) => share)).toEqual([100, 40, 30, 30, 30, 30]);
  });

  it('is empty before anybody is invited', () => {
    expect(funnelOf([]).every(({ reached, share }) => reached === 0 && share === 0)).toBe(true);
  });
});

describe('A bureau’s line', () => {
  const bureau = {
    bureauId: 'b01',
    bureauName: '东城分局',
    kind: 'countyBureau',
    status: 'final',
    branches: 12,
  } as never;
  const candidates = [
    { bureauId: 'b01', status: 'accepted', count: 4 },
    { bureauId: 'b01', status: 'lapsed', count: 1 },
    { bureauId: 'b02', status: 'accepted', count: 9 },
  ];
  const named = [
    { bureauId: 'b01', status: 'named', count: 2 },
    { bureauId: 'b01', status: 'revoked', count: 1 },
  ];

  it('puts side by side what three services know of it', () => {
    const [line] = bureauLines([bureau], candidates, named);
    expect(line).toMatchObject({
      name: '东城分局',
      list: 'final',
      branches: 12,
      entries: 5,
      accepted: 4,
      named: 2,
    });
  });

  it('is part of the sum', () => {
    expect(
      totals(bureauLines([bureau, { ...(bureau as object), bureauId: 'b02' } as never], candidates, named)),
    ).toEqual({
      branches: 24,
      entries: 14,
      accepted: 13,
      named: 2,
    });
  });
});
