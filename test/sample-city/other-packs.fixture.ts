import {
  fiftyNinePack2023,
  ownFormPack2024,
  planPack2023,
  threeStationsPack2024,
  twoPoolsPack2024,
} from '@laurel/rules';
import type { RulePack } from '@laurel/contracts';

/** Rule packs that differ from the plan's in one dimension each; every one of them lints without error. */

function scoring(change: Partial<RulePack['scoring']>): RulePack {
  return { ...planPack2023, scoring: { ...planPack2023.scoring, ...change } };
}

function routes(change: Partial<RulePack['routes']>): Partial<RulePack> {
  return { routes: { ...planPack2023.routes, ...change } };
}

function plan(change: Partial<RulePack>): RulePack {
  return { ...planPack2023, ...change };
}

const [, , third] = planPack2023.titles;

/** So many places, and as many titles and names on a list as may be. */
function places(count: number): RulePack {
  return plan({
    places: count,
    reserves: Math.min(count, 5),
    titles: planPack2023.titles.map((title) => ({ ...title, places: Math.min(title.places, count) })),
    ...routes({ listMaximum: Math.min(5, count) }),
  });
}

/** So many criteria that weigh alike, or nearly. */
function criteria(count: number): RulePack {
  const [sample] = planPack2023.criteria;
  const share = Math.floor(100 / count);
  const made = Array.from({ length: count }, (_, index) => ({
    ...sample!,
    id: `criterion${index + 1}`,
    weight: index === 0 ? 100 - share * (count - 1) : share,
  }));
  return plan({ criteria: made, indicatorCriterion: 'criterion1' });
}

/** The plan's phases with other days, in the plan's order. */
function dates(
  spans: readonly (readonly [from: string, to: string])[],
  applicationDeadline: string,
  assessment: readonly [from: string, to: string],
): RulePack {
  const phases = planPack2023.phases.map((phase, index) => {
    const [from, to] = spans[index]!;
    return { ...phase, from, to };
  });
  const [assessmentFrom, assessmentTo] = assessment;
  return plan({ phases, applicationDeadline, assessmentFrom, assessmentTo, calendar: [] });
}

const mayToFebruary = dates(
  [
    ['2024-05-06', '2024-06-30'],
    ['2024-07-01', '2024-11-30'],
    ['2024-12-01', '2025-02-28'],
  ],
  '2024-06-20',
  ['2024-07-01', '2024-11-30'],
);

/** Six places instead of twenty, so that a year takes half as long. */
function small({ places: _places, reserves: _reserves, routes: _routes, ...pack }: RulePack): RulePack {
  const { places: six, reserves, routes: lists } = places(6);
  return { ...pack, places: six, reserves, routes: lists };
}

/** Published campaigns of other kinds. */
const publishedPacks: Readonly<Record<string, RulePack>> = {
  'two pools by route': twoPoolsPack2024,
  '59 winners and an approval': fiftyNinePack2023,
  'five phases and a sheet of its own': threeStationsPack2024,
  'a form of its own': ownFormPack2024,
};

/** Pools by named bureaus, by kind, and of all others. */
const threePools = places(12);
const poolName = { zh: '组', en: 'Pool' };
const threePoolsPack: RulePack = {
  ...threePools,
  pools: [
    { id: 'east', name: poolName, places: 2, reserves: 1, bureauIds: ['b01', 'b02'] },
    { id: 'detachments', name: poolName, places: 2, reserves: 1, bureauKinds: ['detachment'] },
    { id: 'others', name: poolName, places: 8, reserves: 3 },
  ],
};

/** Packs whose whole year is played, by what they differ in. */
export const playedPacks: Readonly<Record<string, RulePack>> = {
  ...publishedPacks,
  'pools by bureau and kind': threePoolsPack,
  '3 places': places(3),
  '2 criteria': small(criteria(2)),
  '9 criteria': small(criteria(9)),
  '3 experts': small(scoring({ ballotsMinimum: 1 })),
  '15 experts': small(scoring({ ballotsMinimum: 5, trimFromBallots: 7 })),
  '1 visit': small(scoring({ visitsMinimum: 1 })),
  'May to the next February': small(mayToFebruary),
};

/** Packs whose script is planned only: the odder ones. */
export const plannedPacks: Readonly<Record<string, RulePack>> = {
  ...playedPacks,
  '40 places': places(40),
  '6 visits': small(scoring({ visitsMinimum: 6 })),
  'no titles': small(plan({ titles: [] })),
  'a score step of 0.25': small(scoring({ ballotStep: '0.25' })),
  'no floor': small(scoring({ floor: '0' })),
  '1 place': places(1),
  '50 places and as many reserves': plan({ ...places(50), reserves: 50 }),
  'no reserves': plan({ reserves: 0 }),
  'a scale of 10 whole points': {
    ...scoring({
      ...{ ballotMaximum: 10, ballotStep: '1', floor: '6', bonusCap: '1' },
      ...{ reasonBelow: '3', reasonAbove: '9' },
    }),
    titles: planPack2023.titles.map((title) => ({ ...title, floor: '8' })),
  },
  'a floor of 95': scoring({ floor: '95' }),
  'a floor that nobody reaches': scoring({ floor: '100' }),
  'lists of one': plan(routes({ listMaximum: 1 })),
  'lists of twenty': plan(routes({ listMaximum: 20, listMinimum: 20 })),
  'organs that recommend': plan(
    routes({ recommending: ['organ', 'detachment'], selfNominating: ['countyBureau', 'trafficDetachment'] }),
  ),
  'nobody who nominates himself': plan(routes({ selfNominating: [] })),
  'one body that recommends, and nobody else': plan(
    routes({ recommending: ['trafficDetachment'], selfNominating: [] }),
  ),
  'no stage on site': scoring({ weightDynamic: 60, weightOnSite: 0, weightPresentation: 40 }),
  'the dynamic part alone': scoring({ weightDynamic: 100, weightOnSite: 0, weightPresentation: 0 }),
  'a notice of 10 calendar days': plan({ notice: { workingDays: 5, calendarDays: 10 } }),
  'a notice of 30 working days': plan({ notice: { workingDays: 30 } }),
  'an award of one month': dates(
    [
      ['2023-03-01', '2023-03-31'],
      ['2023-04-01', '2023-10-31'],
      ['2023-11-01', '2023-11-30'],
    ],
    '2023-04-30',
    ['2023-04-01', '2023-10-31'],
  ),
  'three months in all': dates(
    [
      ['2024-03-01', '2024-03-10'],
      ['2024-03-11', '2024-04-30'],
      ['2024-05-01', '2024-06-30'],
    ],
    '2024-03-15',
    ['2024-03-20', '2024-04-30'],
  ),
  'no time for visits': dates(
    [
      ['2024-03-01', '2024-03-10'],
      ['2024-03-11', '2024-04-30'],
      ['2024-05-01', '2024-06-30'],
    ],
    '2024-04-25',
    ['2024-03-20', '2024-04-30'],
  ),
  'a year that nobody has arranged': dates(
    [
      ['2031-03-01', '2031-03-31'],
      ['2031-04-01', '2031-10-31'],
      ['2031-11-01', '2031-12-31'],
    ],
    '2031-04-30',
    ['2031-04-01', '2031-10-31'],
  ),
  'certificates of a day': plan({ eligibility: { ...planPack2023.eligibility, clearanceValidDays: 1 } }),
  'certificates of a year': plan({ eligibility: { ...planPack2023.eligibility, clearanceValidDays: 365 } }),
  'answers within 30 working days': plan({
    answers: { deductionWorkingDays: 30, returnWorkingDays: 30, extensionWorkingDaysMaximum: 30 },
  }),
  'pools of bureaus that it names itself': {
    ...threePoolsPack,
    pools: threePoolsPack.pools!.map((pool) =>
      pool.bureauIds ? { ...pool, bureauIds: ['dongcheng', 'xicheng'] } : pool,
    ),
  },
  'a title of no place': plan({ titles: [{ ...third!, places: 0 }] }),
};
