// Every number of an explanation is computed again from its parts; one that was altered is told.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { candidates } from '../contest.fixture.ts';
import { explain } from './explain.ts';

const record = campaignRecord();
type Data = (typeof record)[number]['data'];
const winner = 'b01.001';

/** The lines on what differs, once the data of the branch's events of a type are changed. */
function differing(type: string, change: (data: Data) => void): string[] {
  const altered = record.map((event) => {
    if (event.type !== type || (event.data.branchId ?? winner) !== winner) return event;
    const data = structuredClone(event.data);
    change(data);
    return { ...event, data };
  });
  const { lines, numbers } = explain(altered, winner)!.sections.at(-1)!;
  const { differing: count } = numbers as { differing: number };
  return count === 0 ? [] : lines.map(({ en }) => en);
}
const inRanking = (change: (row: Data) => void) =>
  differing('RankingComputed', ({ ranked }) =>
    change(ranked.find(({ branchId }: { branchId: string }) => branchId === winner)),
  );

describe('The numbers of an explanation', () => {
  it.each(candidates.map(({ branchId }) => branchId))('follow from their parts for %s', (branchId) => {
    const again = explain(record, branchId)!.sections.at(-1)!;
    expect(again.lines.map(({ en }) => en)).toEqual(['Every number follows from its parts']);
    expect(again.numbers).toEqual({ differing: 0 });
  });

  it.each<[what: string, told: RegExp, lines: string[]]>([
    [
      'D of the closed assessment',
      /^D: the record says 89, its parts give 158767\/1800$/,
      differing('AssessmentClosed', ({ result }) => (result.dynamic = '89')),
    ],
    [
      'a step of D',
      /^D\.steps: /,
      differing('AssessmentClosed', ({ result }) => (result.steps.base[0] = '99')),
    ],
    [
      'the score of a visit',
      /^D: the record says 158767\/1800, /,
      differing('AssessmentRecorded', ({ scores }) => (scores[0].score = '60')),
    ],
    ['D of the ranking', /^D: the record says 99, /, inRanking(({ dynamic }) => (dynamic.score = '99'))],
    [
      'the mean of a criterion',
      /^O\.political: the record says 99, its parts give /,
      inRanking(({ onSite }) => (onSite.criteria[0].score = '99')),
    ],
    [
      'the ballots that were trimmed',
      /^P\.steps: /,
      inRanking(({ steps }) => (steps.presentation.trimmed.highest[0] = 4)),
    ],
    ['the final score', /^final: the record says 99, /, inRanking((row) => (row.final = '99'))],
    ['the place', /^place: the record says 2, its parts give 1$/, inRanking((row) => (row.place = 2))],
    [
      'the reason of a tie',
      /^resolvedBy: the record says draw, its parts give —$/,
      inRanking((row) => (row.resolvedBy = 'draw')),
    ],
    [
      'a weight of the rule pack',
      /^final: /,
      differing('CampaignOpened', ({ rulePack }) => {
        rulePack.scoring.weightOnSite -= 10;
        rulePack.scoring.weightDynamic += 10;
      }),
    ],
    [
      'a ballot',
      /^O: /,
      differing('BallotsOpened', ({ ballots }) => {
        for (const { scores } of ballots) scores[0].score = '60';
      }),
    ],
    [
      'the place of the naming',
      /^named\.place: the record says 2, its parts give 1$/,
      differing('BranchNamed', (data) => (data.place = 2)),
    ],
  ])('are told when somebody altered %s', (_what, told, lines) => {
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(told)]));
  });
});
