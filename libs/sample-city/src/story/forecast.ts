import { dynamicScore, inPackOrder, rank, type Ranking, type RankingEntry, stageScore } from '@laurel/rules';
import type { Adjustments, Scores, Stage } from './marks.ts';
import type { Entry } from './contest.ts';
import type { Story } from './story.ts';

/**
 * The forecast of the ranking, computed only from the acts of the script and the published rules. The demo
 * ends with an error when Laurel ranks otherwise.
 */

/** A visit as it stands when the assessment is closed. */
export interface StandingVisit {
  readonly scores: Scores;
  readonly adjustments: Adjustments;
}

/**
 * The visits that count in the end: the first one as a dispute leaves it, or, if it was taken away, the visit
 * made up for it; and the others.
 */
function standingVisits(story: Story, branchId: string): StandingVisit[] {
  const { parts, year, marks } = story;
  const visits = year.visits.map((_, index) => ({
    scores: marks.visit(branchId, index),
    adjustments: visitAdjustments(story, branchId, index),
  }));
  if (branchId === parts.corrected) return [correction(story), ...visits.slice(1)];
  if (branchId === parts.voided)
    return [...visits.slice(1), { scores: marks.visit(branchId, visits.length), adjustments: [] }];
  return visits;
}

/** Deductions and bonuses of a visit; those to be disputed always have a deduction. */
export function visitAdjustments(
  { parts, marks, random }: Story,
  branchId: string,
  visit: number,
): Adjustments {
  const disputed = [parts.upheld, parts.corrected, parts.voided].includes(branchId) && visit === 0;
  return disputed
    ? [marks.adjustment('deduction', random.about(`disputed/${branchId}`))]
    : marks.adjustments(branchId, visit);
}

/** The disputed visit as the group's lead mends it: the scores stay, the deduction goes. */
export function correction({ parts, marks }: Story): StandingVisit {
  return { scores: marks.visit(parts.corrected, 0), adjustments: [] };
}

/** The experts whose sheets count at a stage after everything that is set aside. */
export function countedExperts(story: Story, stage: Stage, branchId: string): string[] {
  const { parts } = story;
  const absent = [
    ...(branchId === parts.conflictLate ? [story.forgetful.accountId] : []),
    ...(branchId === parts.unscored && stage === 'onSite' ? [missingExpert(story)] : []),
    ...(branchId === parts.setAside && stage === 'presentation' ? [setAsideExpert(story)] : []),
  ];
  return [
    ...story.expertsOf(branchId),
    ...(branchId === parts.conflictLate ? [story.staff.reserveExpert] : []),
  ]
    .map(({ accountId }) => accountId)
    .filter((accountId) => !absent.includes(accountId));
}

/** The expert who is ill on the day of one entry's visit. */
export function missingExpert(story: Story): string {
  return story.expertsOf(story.parts.unscored).at(-1)!.accountId;
}

/** Whose sheet turns out to be somebody else's. */
export function setAsideExpert(story: Story): string {
  return story.expertsOf(story.parts.setAside).at(-2)!.accountId;
}

/** The expert who changes a ballot before the stage is shut. */
export function resealingExpert(story: Story): string {
  return story.expertsOf(story.parts.resealed).at(-1)!.accountId;
}

/** The ranking before any run-off or draw; after the ballot was set aside. */
export function forecast(story: Story): Ranking {
  const entries = story.accepted.map((entry): RankingEntry => {
    const { branchId, bureauId, route, rank: place } = entry;
    const listed = route === 'recommended' ? { listBureauId: bureauId, rank: place! } : {};
    if (entry.fate !== 'competes')
      return {
        branchId,
        ...listed,
        status: entry.fate.startsWith('violates') ? 'disqualified' : 'withdrawn',
      };
    return {
      branchId,
      ...listed,
      status: 'eligible',
      dynamic: dynamic(story, entry),
      ...staged(story, branchId),
    };
  });
  return rank(story.pack, entries);
}

function dynamic(
  story: Story,
  { branchId, route }: Entry,
): { score: string; perCriterion: { criterionId: string; score: string }[] } {
  const { pack, marks } = story;
  const visits = standingVisits(story, branchId);
  const result = dynamicScore(pack, {
    route,
    visits: visits.map(({ scores }) => ({ scores: inPackOrder(pack, scores) })),
    indicators: pack.indicators
      .filter(({ routes }) => routes.includes(route))
      .map(({ id }) => ({ indicatorId: id, ...forRules(marks.indicator(branchId, id)) })),
    adjustments: visits.flatMap(({ adjustments }) =>
      adjustments.map(({ criterionId, kind, points }) =>
        kind === 'bonus' ? { criterionId, bonus: points } : { criterionId, deduction: points },
      ),
    ),
  });
  if ('noResult' in result)
    throw new RangeError(`the script gives ${branchId} no dynamic score: ${result.noResult}`);
  return result;
}

function forRules(value: ReturnType<Story['marks']['indicator']>) {
  if ('rank' in value) return { rank: value.rank, of: value.among };
  return 'percent' in value ? value : { score: value.score, max: value.of };
}

function staged(story: Story, branchId: string): Pick<RankingEntry, Stage> {
  const stage = (name: Stage) => {
    const ballots = countedExperts(story, name, branchId).map((expertId) => {
      const sheet =
        name === 'onSite' && branchId === story.parts.resealed && expertId === resealingExpert(story) ? 1 : 0;
      return {
        expertId,
        scores: inPackOrder(story.pack, story.marks.ballot(name, branchId, expertId, sheet).scores),
      };
    });
    const result = stageScore(story.pack, ballots);
    return 'noResult' in result ? {} : { [name]: result };
  };
  return { ...stage('onSite'), ...stage('presentation') };
}
