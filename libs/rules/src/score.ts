import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  hundred,
  multiply,
  parseFraction,
  sum,
  wire,
  zero,
} from './fraction.ts';

/**
 * The common parts of every score: the scale it is written on, its weights, and how the stages make the final
 * score (docs/handbook/process.md#3).
 */

/** A criterion's score; fractions are in wire form. */
export interface CriterionScore {
  criterionId: string;
  score: string;
}

/** A score with what it is made of, criteria in the rule pack's order: JSON that can be recorded as it is. */
export interface PartScore {
  score: string;
  perCriterion: CriterionScore[];
}

export type ScoreFault = 'score_range' | 'score_step';

const scoreForm = /^(0|[1-9]\d{0,8})(\.\d{1,4})?$/;

/**
 * The number a score's text means, or undefined when it is not a plain unsigned decimal in ASCII digits:
 * `"1e2"`, `"٧٣"`, `" 73"`, `"-0"` are none.
 */
export function parseScore(text: string): Fraction | undefined {
  return scoreForm.test(text) ? parseFraction(text) : undefined;
}

/**
 * The reason why a text is no score on the rule pack's scale; undefined when it is one. A text that is not
 * even a number is out of range.
 */
export function scoreFault(pack: Pick<RulePack, 'scoring'>, text: string): ScoreFault | undefined {
  const judged = judge(pack, text);
  return typeof judged === 'string' ? judged : undefined;
}

/** True for a score so low or so high that its ballot needs a reason; false for what is no score. */
export function isExtreme({ scoring }: Pick<RulePack, 'scoring'>, text: string): boolean {
  const value = parseScore(text);
  const { reasonBelow, reasonAbove } = scoring;
  if (!value) return false;
  return compare(value, parseFraction(reasonBelow)) < 0 || compare(value, parseFraction(reasonAbove)) > 0;
}

/**
 * The number a score's text means. Throws Rejected('score_range' | 'score_step') when it is not on the scale.
 */
export function scoreValue(pack: Pick<RulePack, 'scoring'>, text: string): Fraction {
  const judged = judge(pack, text);
  if (typeof judged === 'string') throw new Rejected(judged, { score: text.slice(0, 40) });
  return judged;
}

function judge({ scoring }: Pick<RulePack, 'scoring'>, text: string): Fraction | ScoreFault {
  const value = parseScore(text);
  if (!value || compare(value, fraction(scoring.ballotMaximum)) > 0) return 'score_range';
  return divide(value, parseFraction(scoring.ballotStep)).denominator === 1n ? value : 'score_step';
}

/**
 * Scores named by criterion, put in the rule pack's order; null where none was given. Throws Rejected:
 * `criterion_unknown`, `criterion_repeated`.
 */
export function inPackOrder(
  pack: Pick<RulePack, 'criteria'>,
  scores: readonly Readonly<CriterionScore>[],
): (string | null)[] {
  const known = new Set(pack.criteria.map(({ id }) => id));
  const stranger = scores.find(({ criterionId }) => !known.has(criterionId));
  if (stranger) throw new Rejected('criterion_unknown', { criterionId: stranger.criterionId });
  const repeated = scores.find(
    ({ criterionId }, index) => scores.findIndex((other) => other.criterionId === criterionId) !== index,
  );
  if (repeated) throw new Rejected('criterion_repeated', { criterionId: repeated.criterionId });
  return pack.criteria.map(({ id }) => scores.find(({ criterionId }) => criterionId === id)?.score ?? null);
}

/**
 * The rule pack as the sheet of a stage knows it: with the stage's own criteria, if it has any
 * (docs/handbook/process.md#3.4).
 */
export function sheetOf<Pack extends Pick<RulePack, 'criteria' | 'stageCriteria'>>(
  pack: Pack,
  stage: 'onSite' | 'presentation',
): Pack {
  const own = pack.stageCriteria?.[stage];
  return own ? { ...pack, criteria: own } : pack;
}

/** `Σ w_c · s_c / 100` over the criteria, in their order (docs/handbook/process.md#3.3, #3.4). */
export function weighted(pack: Pick<RulePack, 'criteria'>, scores: readonly Fraction[]): Fraction {
  return divide(
    sum(pack.criteria.map(({ weight }, index) => multiply(fraction(weight), scores[index]!))),
    hundred,
  );
}

/** The part's weighted score and its criteria, in wire form. */
export function partScore(pack: Pick<RulePack, 'criteria'>, scores: readonly Fraction[]): PartScore {
  return {
    score: wire(weighted(pack, scores)),
    perCriterion: pack.criteria.map(({ id }, index) => ({ criterionId: id, score: wire(scores[index]!) })),
  };
}

/**
 * `F = (30·D + 40·O + 30·P) / 100` with the rule pack's weights; fractions in wire form
 * (docs/handbook/process.md#3.5).
 */
export function finalScore(
  pack: Pick<RulePack, 'scoring'>,
  dynamic: string,
  onSite: string,
  presentation: string,
): string {
  const { weightDynamic, weightOnSite, weightPresentation } = pack.scoring;
  const parts: [number, string][] = [
    [weightDynamic, dynamic],
    [weightOnSite, onSite],
    [weightPresentation, presentation],
  ];
  const total = parts.reduce(
    (reached, [weight, score]) => add(reached, multiply(fraction(weight), parseFraction(score))),
    zero,
  );
  return wire(divide(total, hundred));
}

/**
 * The criterion of a clause `<criterion>.<item>`, undefined when the rule pack has no such clause (refused
 * with `clause_unknown`).
 */
export function criterionOfClause(pack: Pick<RulePack, 'criteria'>, clause: string): string | undefined {
  return pack.criteria.find(({ id, items }) => items.some((item) => `${id}.${item.id}` === clause))?.id;
}

/**
 * A part without the names of its criteria, which follow from the order of the rule pack. Events with
 * thousands of entries are shorter so.
 */
export interface CompactPart {
  score: string;
  perCriterion: string[];
}

export function compactPart({ score, perCriterion }: PartScore): CompactPart {
  return { score, perCriterion: perCriterion.map((criterion) => criterion.score) };
}

export function expandPart(
  pack: Pick<RulePack, 'criteria'>,
  { score, perCriterion }: CompactPart,
): PartScore {
  return {
    score,
    perCriterion: pack.criteria.map(({ id }, index) => ({ criterionId: id, score: perCriterion[index]! })),
  };
}
