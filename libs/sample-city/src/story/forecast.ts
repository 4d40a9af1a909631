import type { RulePack } from '@laurel/contracts';
import {
  dynamicScore,
  inPackOrder,
  poolsOf,
  rank,
  type Ranking,
  type RankingEntry,
  sheetOf,
  stageScore,
} from '@laurel/rules';
import type { Adjustments, IndicatorValue, Marks, Scores, Stage } from './marks.ts';
import type { Random } from '../city/random.ts';
import type { Entry } from './contest.ts';
import type { Losers, Winners } from './parts.ts';
import type { Account } from './staff.ts';
import type { Year } from './year.ts';

/**
 * The forecast of the ranking, computed only from the acts of the script and the published rules. The demo
 * ends with an error when Laurel ranks otherwise.
 */

/** The part of a story on which scores depend. */
export interface Plot {
  readonly pack: RulePack;
  readonly random: Random;
  readonly parts: Losers & Pick<Winners, 'rescored'>;
  readonly marks: Marks;
  readonly year: Year;
  readonly accepted: readonly Entry[];
  readonly stages: Readonly<Record<Stage, boolean>>;
  readonly forgetful: Account | undefined;
  /** Stands in for the forgetful one. */
  readonly reserveExpert: Account;
  expertsOf(branchId: string): readonly Account[];
}

/** A visit as it counts when the assessment is closed. */
export interface CountedVisit {
  readonly scores: Scores;
  readonly adjustments: Adjustments;
}

/**
 * The visits that count in the end: the first one as a dispute leaves it, or, if it was taken away, the visit
 * made up for it; and the others.
 */
function countedVisits(story: Plot, branchId: string): CountedVisit[] {
  const { parts, year, marks } = story;
  const visits = year.visits.map((_, index) => ({
    scores: marks.visit(branchId, index),
    adjustments: visitAdjustments(story, branchId, index),
  }));
  if (branchId === parts.corrected) return [correction(story, branchId), ...visits.slice(1)];
  if (branchId === parts.voided)
    return [...visits.slice(1), { scores: marks.visit(branchId, visits.length), adjustments: [] }];
  return visits;
}

/** Deductions and bonuses of a visit; those to be disputed always have a deduction. */
export function visitAdjustments(
  { parts, marks, random }: Plot,
  branchId: string,
  visit: number,
): Adjustments {
  const disputed = disputing(parts).includes(branchId) && visit === 0;
  return disputed
    ? [marks.adjustment('deduction', random.about(`disputed/${branchId}`))]
    : marks.adjustments(branchId, visit);
}

/** The entries that dispute their first visit. */
export function disputing({ upheld, corrected, voided }: Losers): string[] {
  return [upheld, corrected, voided].filter((branchId) => branchId !== undefined);
}

/** A disputed visit as the group's lead mends it: the scores stay, the deduction goes. */
export function correction({ marks }: Plot, corrected: string): CountedVisit {
  return { scores: marks.visit(corrected, 0), adjustments: [] };
}

/** The experts whose sheets count at a stage after everything that is set aside. */
export function countedExperts(
  story: Plot,
  stage: Stage,
  branchId: string,
  rescored = story.parts.rescored,
): string[] {
  const { parts } = story;
  const absent = [
    ...(branchId === parts.conflictLate ? [story.forgetful?.accountId] : []),
    ...(branchId === parts.unscored && stage === 'onSite' ? [missingExpert(story)] : []),
    ...(branchId === parts.setAside && stage === 'presentation' ? [setAsideExpert(story)] : []),
    ...(branchId === rescored && stage === falseStage(story) ? [falseExpert(story, branchId)] : []),
  ];
  return [...story.expertsOf(branchId), ...(branchId === parts.conflictLate ? [story.reserveExpert] : [])]
    .map(({ accountId }) => accountId)
    .filter((accountId) => !absent.includes(accountId));
}

/** The expert who is ill on the day of one entry's visit. */
export function missingExpert(story: Plot): string | undefined {
  return expertOf(story, story.parts.unscored, -1);
}

/** The expert whose sheet turns out to be somebody else’s. */
export function setAsideExpert(story: Plot): string | undefined {
  return expertOf(story, story.parts.setAside, -2);
}

/** The expert whose sheet on an entry proves false after the confirmation. */
export function falseExpert(story: Plot, branchId: string): string | undefined {
  return expertOf(story, branchId, -3);
}

export function falseStage({ stages }: Pick<Plot, 'stages'>): Stage {
  return stages.onSite ? 'onSite' : 'presentation';
}

/** True if a ballot less changes the score of an entry, and nobody's place. */
export function keepsPlace(story: Plot & { readonly forecast: Ranking }, rescored: string): boolean {
  const corrected = forecast(story, rescored);
  const places = ({ ranked }: Ranking) => ranked.map(({ branchId, place }) => `${place} ${branchId}`).join();
  const score = ({ ranked }: Ranking) => ranked.find(({ branchId }) => branchId === rescored)?.final;
  return places(corrected) === places(story.forecast) && score(corrected) !== score(story.forecast);
}

/** The expert who changes a ballot before the stage is shut. */
export function resealingExpert(story: Plot): string | undefined {
  return expertOf(story, story.parts.resealed, -1);
}

function expertOf(story: Plot, branchId: string | undefined, index: number): string | undefined {
  const experts = branchId === undefined ? [] : story.expertsOf(branchId);
  return (experts.at(index) ?? experts[0])?.accountId;
}

/** Winners, then reserves, of every pool as the rules give them, the tied in either order. */
export function forecastOrder(pack: RulePack, { ranked, belowFloor }: Ranking): string[] {
  const able = ranked.filter(({ branchId }) => !belowFloor.includes(branchId));
  const pools = poolsOf(pack).map(({ id, places, reserves }) => {
    const order = able.filter(({ pool }) => pool === id).map(({ branchId }) => branchId);
    return [order.slice(0, places), order.slice(places, places + reserves)] as const;
  });
  return [...pools.flatMap(([winners]) => winners), ...pools.flatMap(([, reserves]) => reserves)];
}

/** The ranking before any run-off or draw, without the ballots set aside and the false one on `rescored`. */
export function forecast(story: Plot, rescored = story.parts.rescored): Ranking {
  const entries = story.accepted.map((entry): RankingEntry => {
    const { branchId, bureauId, route, rank: place } = entry;
    const listed = {
      ...(entry.pool !== undefined && { pool: entry.pool }),
      ...(route === 'recommended' && { listBureauId: bureauId, rank: place! }),
    };
    if (entry.fate !== 'competes')
      return {
        branchId,
        ...listed,
        status: statusOf(entry),
      };
    return {
      branchId,
      ...listed,
      status: 'eligible',
      dynamic: dynamic(story, entry),
      ...staged(story, branchId, rescored),
    };
  });
  return rank(story.pack, entries);
}

function statusOf({ fate }: Entry): RankingEntry['status'] {
  if (fate === 'unassessed') return 'noResult';
  return fate.startsWith('violates') ? 'disqualified' : 'withdrawn';
}

function dynamic(
  story: Plot,
  { branchId, route }: Entry,
): { score: string; perCriterion: { criterionId: string; score: string }[] } {
  const { pack, marks } = story;
  const visits = countedVisits(story, branchId);
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

function forRules(value: IndicatorValue) {
  if ('rank' in value) return { rank: value.rank, of: value.among };
  return 'percent' in value ? value : { score: value.score, max: value.of };
}

function staged(story: Plot, branchId: string, rescored: string | undefined): Pick<RankingEntry, Stage> {
  const stage = (name: Stage) => {
    if (!story.stages[name]) return {};
    const criteria = sheetOf(story.pack, name);
    const ballots = countedExperts(story, name, branchId, rescored).map((expertId) => {
      const sheet =
        name === 'onSite' && branchId === story.parts.resealed && expertId === resealingExpert(story) ? 1 : 0;
      return {
        expertId,
        scores: inPackOrder(criteria, story.marks.ballot(name, branchId, expertId, sheet).scores),
      };
    });
    const result = stageScore(criteria, ballots);
    return 'noResult' in result ? {} : { [name]: result };
  };
  return { ...stage('onSite'), ...stage('presentation') };
}
