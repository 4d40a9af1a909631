import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  compare,
  decimals,
  dynamicScore,
  finalScore,
  parseFraction,
  planPack2023,
  rank,
  stageScore,
  type RankingEntry,
} from './index.ts';
import type { RulePack } from '@laurel/contracts';

/**
 * The worked example of docs/handbook/process.md#3, computed by two other programs: ours must come to the
 * same last digit.
 */

interface Candidate {
  route: 'recommended' | 'self';
  visits: string[][];
  indicators: ({ rank: number; of: number } | { percent: string })[];
  adjustments: { criterion: number; bonus?: string; deduction?: string }[];
  onSite: Record<string, string[]>;
  presentation: Record<string, string[]>;
  expected: {
    dynamic: string;
    onSite: string;
    presentation: string;
    final: string;
    recorded: string;
    rank: number;
  };
}
type Trap = Record<'dynamic' | 'onSite' | 'presentation', string>;
interface Golden {
  weights: number[];
  candidates: Record<string, Candidate>;
  otherSettings: Record<'trimPerTotal' | 'noTrimming', Record<string, string>>;
  floatTrap: { X: Trap; Y: Trap; expected: string[] };
}

const golden = JSON.parse(readFileSync(new URL('./golden/ranking.json', import.meta.url), 'utf8')) as Golden;
const names = Object.keys(golden.candidates);

function trimmed(trimming: RulePack['scoring']['trimming']): RulePack {
  return { ...planPack2023, scoring: { ...planPack2023.scoring, trimming } };
}

function ballots(sheets: Record<string, string[]>) {
  return Object.entries(sheets).map(([expertId, scores]) => ({ expertId, scores }));
}

function entryOf(name: string, pack: RulePack): RankingEntry {
  const { route, visits, indicators, adjustments, onSite, presentation } = golden.candidates[name]!;
  const dynamic = dynamicScore(pack, {
    route,
    visits: visits.map((scores) => ({ scores })),
    indicators: indicators.map((value, index) => ({ indicatorId: pack.indicators[index]!.id, ...value })),
    adjustments: adjustments.map(({ criterion, ...given }) => ({
      criterionId: pack.criteria[criterion - 1]!.id,
      ...given,
    })),
  });
  const stages = [stageScore(pack, ballots(onSite)), stageScore(pack, ballots(presentation))] as const;
  if ('noResult' in dynamic || 'noResult' in stages[0] || 'noResult' in stages[1])
    throw new Error(`${name} has no result`);
  return { branchId: name, dynamic, onSite: stages[0], presentation: stages[1], status: 'eligible' };
}

function recordedBy(pack: RulePack): Record<string, string> {
  const { ranked } = rank(
    pack,
    names.map((name) => entryOf(name, pack)),
  );
  return Object.fromEntries(ranked.map(({ branchId, recorded }) => [branchId, recorded]));
}

describe('The worked example', () => {
  it('has the weights of the plan pack', () => {
    expect(planPack2023.criteria.map(({ weight }) => weight)).toEqual(golden.weights);
  });
  it.each(names)('gives %s the expected score of every stage, exactly', (name) => {
    const { expected } = golden.candidates[name]!;
    const { dynamic, onSite, presentation } = entryOf(name, planPack2023);
    const final = finalScore(planPack2023, dynamic!.score, onSite!.score, presentation!.score);
    const pairs = [
      [dynamic!.score, expected.dynamic],
      [onSite!.score, expected.onSite],
      [presentation!.score, expected.presentation],
      [final, expected.final],
    ] as const;
    for (const [got, want] of pairs)
      expect([got, compare(parseFraction(got), parseFraction(want))]).toEqual([got, 0]);
    expect(decimals(final, 4)).toBe(expected.recorded);
  });
  it('ranks A, C, B', () => {
    const { ranked, open } = rank(
      planPack2023,
      names.map((name) => entryOf(name, planPack2023)),
    );
    expect(ranked.map(({ branchId, place, recorded }) => [branchId, place, recorded])).toEqual(
      names
        .map(
          (name) =>
            [
              name,
              golden.candidates[name]!.expected.rank,
              golden.candidates[name]!.expected.recorded,
            ] as const,
        )
        .sort(([, one], [, other]) => one - other)
        .map((row) => [...row]),
    );
    expect(open).toEqual([]);
  });
  it.each([
    ['perTotal', 'trimPerTotal'],
    ['none', 'noTrimming'],
  ] as const)('would have other winners with trimming %s', (trimming, setting) => {
    expect(Object.entries(recordedBy(trimmed(trimming)))).toEqual(
      Object.entries(golden.otherSettings[setting]),
    );
  });
});

describe('A tie that floating point cannot see', () => {
  const { X, Y, expected } = golden.floatTrap;
  const part = (score: string) => ({
    score,
    perCriterion: planPack2023.criteria.map(({ id }) => ({ criterionId: id, score })),
  });
  const entry = (branchId: string, trap: Trap): RankingEntry => ({
    branchId,
    dynamic: part(trap.dynamic),
    onSite: part(trap.onSite),
    presentation: part(trap.presentation),
    status: 'eligible',
  });
  it('is a tie, decided by the on-site score', () => {
    const { ranked } = rank(planPack2023, [entry('Y', Y), entry('X', X)]);
    expect(ranked.map(({ branchId }) => branchId)).toEqual(expected);
    expect(ranked.map(({ final, resolvedBy }) => [final, resolvedBy])).toEqual([
      ['1747/20', 'onSite'],
      ['1747/20', 'onSite'],
    ]);
  });
});
