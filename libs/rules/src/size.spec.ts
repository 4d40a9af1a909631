import { describe, expect, it } from '@jest/globals';
import {
  compactPart,
  type DynamicScore,
  dynamicScore,
  expandPart,
  finalScore,
  planPack2023,
  rank,
  type RankingEntry,
  type StageScore,
  stageScore,
} from './index.ts';

/**
 * A log takes 4 MiB in one append: a whole ranking, with every step that led to it, must fit
 * (docs/handbook/domain.md#7).
 */

const pack = { ...planPack2023, places: 50, reserves: 20 };
const experts = Array.from({ length: 9 }, (_, index) => `expert-${String(index + 1).padStart(4, '0')}`);

/** Scores as scattered as real ones, and the same in every run. */
function score(...numbers: number[]): string {
  return `${60 + (numbers.reduce((reached, number) => (reached * 31 + number) % 79, 7) % 80) / 2}`;
}

function sheet(...numbers: number[]): string[] {
  return pack.criteria.map((_, index) => score(...numbers, index));
}

interface Scored extends RankingEntry {
  dynamic: DynamicScore;
  onSite: StageScore;
  presentation: StageScore;
}

function entry(number: number): Scored {
  const dynamic = dynamicScore(pack, {
    route: 'recommended',
    visits: [1, 2, 3].map((visit) => ({ scores: sheet(number, visit) })),
    indicators: pack.indicators.map(({ id }, index) => ({
      indicatorId: id,
      rank: (number % 12) + 1,
      of: 12 + index,
    })),
    adjustments: [{ criterionId: 'image', bonus: '2.5', deduction: '1' }],
  });
  const [onSite, presentation] = [1, 2].map((stage) =>
    stageScore(
      pack,
      experts.map((expertId, expert) => ({ expertId, scores: sheet(number, stage, expert) })),
    ),
  );
  return {
    branchId: `b${number % 300}.${number}`,
    dynamic,
    onSite,
    presentation,
    status: 'eligible',
  } as Scored;
}

/** Everything that the ranking rests on, as one event would hold it. */
function recorded(entries: readonly Scored[]): string {
  const { ranked, ...rest } = rank(pack, entries);
  const byId = new Map(entries.map((given) => [given.branchId, given]));
  const rows = ranked.map((row) => {
    const { dynamic, onSite, presentation } = byId.get(row.branchId)!;
    const parts = {
      dynamic: compactPart(dynamic),
      onSite: compactPart(onSite),
      presentation: compactPart(presentation),
    };
    return {
      ...row,
      ...parts,
      steps: { dynamic: dynamic.steps, onSite: onSite.steps, presentation: presentation.steps },
    };
  });
  return JSON.stringify({ ranked: rows, ...rest });
}

describe('A ranking with every step', () => {
  it('of a city takes some 100 KiB', () => {
    expect(recorded(Array.from({ length: 70 }, (_, number) => entry(number))).length).toBeLessThan(
      128 * 1024,
    );
  });
  it('of a province’s 3,000 entries still fits into one event', () => {
    const entries = Array.from({ length: 3000 }, (_, number) => entry(number));
    expect(recorded(entries).length).toBeLessThan(4 * 1024 * 1024);
  });
  it('gives each entry the score of its own parts, which can be read back', () => {
    const given = entry(7);
    const [row] = rank(pack, [given]).ranked;
    expect(row!.final).toBe(
      finalScore(pack, given.dynamic.score, given.onSite.score, given.presentation.score),
    );
    expect(expandPart(pack, compactPart(given.onSite))).toEqual({
      score: given.onSite.score,
      perCriterion: given.onSite.perCriterion,
    });
  });
});
