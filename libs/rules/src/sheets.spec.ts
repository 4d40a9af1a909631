// A stage that is scored by criteria of its own.
import { describe, expect, it } from '@jest/globals';
import { type RulePack, rulePackSchema } from '@laurel/contracts';
import { inPackOrder, lint, planPack2023, rank, type RankedPart, sheetOf, stageScore } from './index.ts';

const criterion = (id: string, weight: number) => ({
  id,
  name: { zh: '标准', en: 'Criterion' },
  weight,
  items: [{ id: 'item', name: { zh: '细项', en: 'Item' }, evidence: '材料 / Material' }],
});
const talk = [criterion('speech', 60), criterion('answers', 40)];
const pack: RulePack = { ...planPack2023, stageCriteria: { presentation: talk } };
const ballot = (expertId: string, speech: string, answers: string) => ({
  expertId,
  scores: inPackOrder(sheetOf(pack, 'presentation'), [
    { criterionId: 'answers', score: answers },
    { criterionId: 'speech', score: speech },
  ]),
});
const even = (score: string, criteria: RulePack['criteria']): RankedPart => ({
  score,
  perCriterion: criteria.map(({ id }) => ({ criterionId: id, score })),
});

describe('The sheet of a stage', () => {
  it('has the stage’s own criteria, or those of the assessment', () => {
    expect(sheetOf(pack, 'presentation').criteria).toBe(talk);
    expect(sheetOf(pack, 'onSite').criteria).toBe(planPack2023.criteria);
    expect(sheetOf(planPack2023, 'presentation')).toBe(planPack2023);
  });
  it('is weighted by itself', () => {
    const score = stageScore(sheetOf(pack, 'presentation'), [
      ballot('ea', '90', '80'),
      ballot('eb', '80', '90'),
      ballot('ec', '70', '70'),
    ]);
    expect(score).toMatchObject({
      score: '80',
      perCriterion: [
        { criterionId: 'speech', score: '80' },
        { criterionId: 'answers', score: '80' },
      ],
    });
  });
  it('lends its own first criterion to the tie-break', () => {
    const entry = (branchId: string, speech: string, answers: string) => ({
      branchId,
      status: 'eligible' as const,
      dynamic: even('80', pack.criteria),
      onSite: even('80', pack.criteria),
      presentation: {
        score: '80',
        perCriterion: [
          { criterionId: 'speech', score: speech },
          { criterionId: 'answers', score: answers },
        ],
      },
    });
    const { ranked } = rank(pack, [entry('b01.001', '70', '95'), entry('b02.001', '90', '65')]);
    expect(ranked.map(({ branchId, resolvedBy }) => [branchId, resolvedBy])).toEqual([
      ['b02.001', 'firstCriterion'],
      ['b01.001', 'firstCriterion'],
    ]);
  });
});

describe('The linter', () => {
  const codes = (presentation: RulePack['criteria']) =>
    lint(rulePackSchema.parse({ ...planPack2023, stageCriteria: { presentation } })).map(
      ({ code, path }) => `${code} ${path}`,
    );
  it('lets a sheet of its own pass', () =>
    expect(codes(talk).filter((code) => code.includes('stageCriteria'))).toEqual([]));
  it('wants its weights to make 100, its ids once, and no banned figure as evidence', () => {
    expect(codes([criterion('speech', 60)])).toContain('weights_not_100 stageCriteria.presentation');
    expect(codes([criterion('speech', 60), criterion('speech', 40)])).toContain(
      'id_repeated stageCriteria.presentation',
    );
    const fines = { ...criterion('speech', 100), items: [{ ...talk[0]!.items[0]!, evidence: '罚款总额' }] };
    expect(codes([fines])).toContain('evidence_banned stageCriteria.presentation[0].items[0]');
  });
});
