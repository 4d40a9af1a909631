// The explanation says in which pool an entry stood, and how many places the pool had.
import { describe, expect, it } from '@jest/globals';
import { pack } from '../contest.fixture.ts';
import { placeSection } from './place.ts';
import type { Scene, Told } from './words.ts';

const branchId = 'b01.001';
const said = (type: string, data: object) => ({ type, data, time: '2023-11-08T02:00:00.000Z', id: type });
const name = { zh: '县（区）分局', en: 'County bureaus' };
const pools = [{ id: 'bureaus', name, places: 12, reserves: 3 }];
const linesOf = (rulePack: typeof pack, admitted: object) => {
  const events = [
    said('EntryAdmitted', { branchId, ...admitted }),
    said('RankingConfirmed', { version: 1, winners: [branchId], reserves: [] }),
  ] as unknown as Told[];
  const scene: Scene = { campaignId: 'r2023', branchId, events, pack: rulePack };
  return placeSection(scene, []).lines.map(({ zh, en }) => ({ zh, en }));
};

describe('The place that is explained', () => {
  it('is told with its pool', () =>
    expect(linesOf({ ...pack, pools }, { pool: 'bureaus' })).toEqual([
      {
        zh: '确认第 1 版（“县（区）分局”组 12 个名额）：入选',
        en: 'Version 1 confirmed (pool “County bureaus”, 12 places): among the winners',
      },
    ]));
  it('is told with all places where there are no pools', () =>
    expect(linesOf(pack, {})).toEqual([
      {
        zh: `确认第 1 版（${pack.places} 个名额）：入选`,
        en: `Version 1 confirmed (${pack.places} places): among the winners`,
      },
    ]));
});
