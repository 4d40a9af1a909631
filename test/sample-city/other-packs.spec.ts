// The sample city fits itself to any rule pack that lints without error: its script is planned, not played.
import { describe, expect, it } from '@jest/globals';
import type { RulePack } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { lint, planPack2023 } from '@laurel/rules';
import { countingByShippedYears, Deployment, leftOutOf, scriptOf } from '@laurel/sample-city';
import fc from 'fast-check';
import { plannedPacks } from './other-packs.fixture.ts';
import { actsOf, commandsAmong, malformed, surprises } from './script.fixture.ts';

function planned(pack: RulePack, seed = 1) {
  const deployment = new Deployment(countingByShippedYears(pack), seed);
  const scenes = scriptOf(deployment);
  return { deployment, story: deployment.stories[0]!, scenes, commands: commandsAmong(actsOf(scenes)) };
}

const years = new Map<RulePack, ReturnType<typeof planned>>();

/** The year of a pack that several tests look at, planned once. */
function yearOf(pack: RulePack): ReturnType<typeof planned> {
  const year = years.get(pack) ?? planned(pack);
  years.set(pack, year);
  return year;
}

function errorsOf(pack: RulePack): string[] {
  return lint(pack)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);
}

/** The script holds together: forward in time, each scene once, every command well formed and allowed. */
function expectSound({ deployment, story, scenes, commands }: ReturnType<typeof planned>): void {
  const instants = scenes.map(({ at }) => at);
  expect([...instants].sort()).toEqual(instants);
  const names = scenes.map(({ at, en }) => `${at}/${en}`);
  expect(new Set(names).size).toBe(names.length);
  expect(malformed(commands)).toEqual([]);
  expect(surprises(deployment, commands)).toEqual([]);
  for (const { zh, en } of leftOutOf(story)) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  }
}

describe.each(Object.entries(plannedPacks))('A rule pack with %s', (_, pack) => {
  it('lints without error, and its year is planned', () => {
    expect(errorsOf(pack)).toEqual([]);
    expectSound(yearOf(pack));
  });
});

describe('What a rule pack leaves no room for', () => {
  const told = (name: string) => leftOutOf(yearOf(plannedPacks[name]!).story).map(({ en }) => en);

  it('is nothing for the plan', () => {
    expect(leftOutOf(yearOf(planPack2023).story)).toEqual([]);
  });
  it('is told: titles that nobody gives, a stage that weighs nothing, places that stay empty', () => {
    expect(told('no titles')).toContain('Titles: the pack has none');
    expect(told('no stage on site')).toContain('The on-site stage: it weighs nothing');
    expect(told('a floor that nobody reaches')).toContain(
      '20 places: too few entries have a result that reaches the floor of 100',
    );
  });
  it('may be everything, where the dates leave no day for visits', () => {
    expect(told('no time for visits')).toEqual([expect.stringContaining('the campaign is cancelled')]);
    const types = yearOf(plannedPacks['no time for visits']!).commands.map(({ act }) => act.type);
    expect(types).toContain('CancelCampaign');
    expect(types).not.toContain('SealRecommendation');
  });
  it('is not the naming: as many as there are places, where entries reach the floor', () => {
    const expected = { '3 places': 3, '40 places': 40, 'no floor': 6, 'lists of twenty': 20 };
    for (const [name, places] of Object.entries(expected)) {
      const { story, commands } = yearOf(plannedPacks[name]!);
      const namings = commands.filter(
        ({ act }) => act.type === 'NameBranch' && act.confirms && act.refused === undefined,
      );
      expect([name, namings.length, story.order.length >= places]).toEqual([name, places, true]);
    }
  });
});

/** Packs of any numbers, drawn so that most of them lint. */
const anyPack = fc
  .record({
    places: fc.integer({ min: 1, max: 50 }),
    reserves: fc.integer({ min: 0, max: 12 }),
    listMaximum: fc.integer({ min: 1, max: 20 }),
    listMinimum: fc.integer({ min: 1, max: 20 }),
    ballotsMinimum: fc.integer({ min: 1, max: 12 }),
    visitsMinimum: fc.integer({ min: 1, max: 12 }),
    ballotMaximum: fc.constantFrom(1, 5, 10, 100, 1000),
    ballotStep: fc.constantFrom('1', '0.5', '0.1', '0.0001'),
    floor: fc.integer({ min: 0, max: 100 }),
    trimming: fc.constantFrom('perCriterion', 'perTotal', 'none'),
    weights: fc.constantFrom([30, 40, 30], [100, 0, 0], [0, 100, 0], [50, 0, 50], [0, 0, 100]),
    ties: fc.constantFrom(['draw'], ['runOff', 'draw'], ['onSite', 'rank', 'draw'], [...planPack2023.ties]),
    criteria: fc.integer({ min: 1, max: 6 }),
    titles: fc.integer({ min: 0, max: 3 }),
    notice: fc.integer({ min: 5, max: 20 }),
    answers: fc.integer({ min: 1, max: 10 }),
    validDays: fc.integer({ min: 1, max: 365 }),
    recommending: fc.subarray(['countyBureau', 'trafficDetachment', 'detachment', 'organ'], { minLength: 1 }),
    selfNominating: fc.subarray(['countyBureau', 'trafficDetachment', 'detachment', 'organ']),
    opening: fc.integer({ min: 0, max: 600 }),
    phases: fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 30, max: 300 }),
      fc.integer({ min: 10, max: 100 }),
    ),
    deadline: fc.integer({ min: 0, max: 90 }),
    round: fc.integer({ min: 1, max: 3 }),
  })
  .map((drawn): RulePack => packOf(drawn as never));

interface Drawn {
  places: number;
  reserves: number;
  listMaximum: number;
  listMinimum: number;
  ballotsMinimum: number;
  visitsMinimum: number;
  ballotMaximum: number;
  ballotStep: string;
  floor: number;
  trimming: RulePack['scoring']['trimming'];
  weights: [number, number, number];
  ties: RulePack['ties'];
  criteria: number;
  titles: number;
  notice: number;
  answers: number;
  validDays: number;
  recommending: RulePack['routes']['recommending'];
  selfNominating: RulePack['routes']['selfNominating'];
  opening: number;
  phases: [number, number, number];
  deadline: number;
  round: number;
}

function packOf(drawn: Drawn): RulePack {
  const { places, ballotMaximum: most, notice, answers, round } = drawn;
  const listMaximum = Math.min(drawn.listMaximum, places);
  const per = (percent: number) => `${Math.floor((percent * most) / 100)}`;
  return {
    ...planPack2023,
    ...{ places, round, ties: drawn.ties, calendar: [], ...datesOf(drawn) },
    reserves: Math.min(drawn.reserves, places),
    routes: {
      recommending: drawn.recommending,
      selfNominating: drawn.selfNominating.filter((kind) => !drawn.recommending.includes(kind)),
      listMaximum,
      listMinimum: Math.min(drawn.listMinimum, listMaximum),
    },
    eligibility: { ...planPack2023.eligibility, clearanceValidDays: drawn.validDays },
    criteria: planPack2023.criteria
      .slice(0, drawn.criteria)
      .map((criterion, index) => ({ ...criterion, weight: index === 0 ? 101 - drawn.criteria : 1 })),
    indicatorCriterion: planPack2023.criteria[0]!.id,
    scoring: {
      ...planPack2023.scoring,
      ...{ ballotMaximum: most, ballotStep: drawn.ballotStep, trimming: drawn.trimming },
      ...{ ballotsMinimum: drawn.ballotsMinimum, visitsMinimum: drawn.visitsMinimum },
      ...{ weightDynamic: drawn.weights[0], weightOnSite: drawn.weights[1] },
      ...{ weightPresentation: drawn.weights[2], bonusCap: per(5) },
      ...{ floor: per(drawn.floor), reasonBelow: per(60), reasonAbove: per(95) },
    },
    titles: planPack2023.titles
      .slice(0, drawn.titles)
      .map((title) => ({ ...title, floor: per(80), places: Math.min(title.places, places) })),
    notice: { workingDays: notice },
    answers: {
      deductionWorkingDays: answers,
      returnWorkingDays: answers,
      extensionWorkingDaysMaximum: answers,
    },
  };
}

function datesOf({ opening, phases: [first, second, third], deadline }: Drawn): Partial<RulePack> {
  const start = plusDays('2023-01-05', opening);
  const [implementation, commendation] = [plusDays(start, first), plusDays(start, first + second)];
  const days = [
    [start, plusDays(implementation, -1)],
    [implementation, plusDays(commendation, -1)],
    [commendation, plusDays(commendation, third)],
  ] as const;
  return {
    phases: planPack2023.phases.map((phase, index) => ({
      ...phase,
      from: days[index]![0],
      to: days[index]![1],
    })),
    applicationDeadline: plusDays(start, Math.min(deadline, first + second - 2)),
    assessmentFrom: implementation,
    assessmentTo: plusDays(commendation, -1),
  };
}

describe('Any rule pack that lints without error', () => {
  it('has a year that is planned to its end', () => {
    fc.assert(
      fc.property(anyPack, fc.integer({ min: 1, max: 1000 }), (pack, seed) => {
        fc.pre(errorsOf(pack).length === 0);
        expectSound(planned(pack, seed));
      }),
      { numRuns: 15, seed: 10 },
    );
  }, 120_000);
});
