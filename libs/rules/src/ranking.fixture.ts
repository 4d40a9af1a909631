import { planPack2023, type RankingEntry } from './index.ts';

/**
 * An entry whose stages are given plainly; every criterion has its stage's score unless the first is told.
 */
export function entry(branchId: string, stages: Stages, overrides: Partial<RankingEntry> = {}): RankingEntry {
  const { dynamic, onSite, presentation, first } = stages;
  const part = (score: string) => ({
    score,
    perCriterion: planPack2023.criteria.map(({ id }, index) => ({
      criterionId: id,
      score: index === 0 && first !== undefined ? first : score,
    })),
  });
  return {
    branchId,
    dynamic: part(dynamic),
    onSite: part(onSite),
    presentation: part(presentation),
    status: 'eligible',
    ...overrides,
  };
}

export interface Stages {
  readonly dynamic: string;
  readonly onSite: string;
  readonly presentation: string;
  /** The score of criterion 1 in every stage. */
  readonly first?: string;
}

/** The same score in every stage. */
export function level(score: string, first?: string): Stages {
  return { dynamic: score, onSite: score, presentation: score, ...(first !== undefined && { first }) };
}
