import type { RulePack } from '@laurel/contracts';
import {
  compare,
  divide,
  type Fraction,
  fraction,
  maximum,
  minimum,
  parseFraction,
  subtract,
  zero,
} from '../fraction.ts';
import { errorIf, type Finding, type LintRule, listsOfCriteria, warningIf } from './finding.ts';

/** Rules on how points are given, weighted and trimmed, and how ties end. */

function weightsNot100(pack: RulePack) {
  return listsOfCriteria(pack).flatMap(([path, criteria]) => {
    const total = criteria.reduce((reached, { weight }) => reached + weight, 0);
    return errorIf(
      total !== 100,
      'weights_not_100',
      path,
      `各项标准权重合计 ${total}，应为 100，否则总分不是百分制。`,
      `The criteria’s weights add up to ${total}: they must make 100, or scores leave the scale.`,
    );
  });
}

function stageWeightsNot100({ scoring }: RulePack) {
  const total = scoring.weightDynamic + scoring.weightOnSite + scoring.weightPresentation;
  return errorIf(
    total !== 100,
    'stage_weights_not_100',
    'scoring',
    `动态考核、实地考评、现场展示权重合计 ${total}，应为 100。`,
    `Dynamic, on-site and presentation weights add up to ${total}: they must make 100.`,
  );
}

function tieBreakMissing({ ties }: RulePack) {
  return errorIf(
    !ties.includes('draw'),
    'tie_break_missing',
    'ties',
    '并列规则没有以抽签收尾，名额边界上的并列可能无法解决。',
    'The tie-breaks do not end with a draw: a tie at the boundary of places could stay open for ever.',
  );
}

function tieBreakOrder({ ties }: RulePack) {
  const acts = ties.findIndex((tieBreak) => tieBreak === 'runOff' || tieBreak === 'draw');
  const misplaced =
    acts >= 0 && ties.slice(acts).some((tieBreak) => tieBreak !== 'runOff' && tieBreak !== 'draw');
  const drawFirst = ties.includes('draw') && ties.indexOf('runOff') > ties.indexOf('draw');
  return errorIf(
    misplaced || drawFirst || new Set(ties).size !== ties.length,
    'tie_break_order',
    'ties',
    '并列规则应先比分数，再加票，最后抽签，且不重复：抽签之后的规则永远不会用到。',
    'Tie-breaks must go from scores to run-off to draw, each once: what stands after a draw is never reached.',
  );
}

function trimImpossible({ scoring }: RulePack) {
  return errorIf(
    scoring.trimming !== 'none' && scoring.trimFromBallots < 3,
    'trim_impossible',
    'scoring.trimFromBallots',
    `满 ${scoring.trimFromBallots} 票即去掉最高最低，将没有票可计。`,
    `Trimming from ${scoring.trimFromBallots} ballots on leaves none to count.`,
  );
}

function trimLeavesFew({ scoring }: RulePack) {
  const left = scoring.trimFromBallots - 2;
  return warningIf(
    scoring.trimming !== 'none' && left >= 1 && left < scoring.ballotsMinimum,
    'trim_leaves_few',
    'scoring.trimFromBallots',
    `去掉最高最低后可能只剩 ${left} 票，少于最低有效票数 ${scoring.ballotsMinimum}。`,
    `After trimming only ${left} ballots may be left, fewer than the minimum of ${scoring.ballotsMinimum}.`,
  );
}

function ballotsFew({ scoring }: RulePack) {
  return warningIf(
    scoring.ballotsMinimum < 3,
    'ballots_few',
    'scoring.ballotsMinimum',
    `有效票最低 ${scoring.ballotsMinimum} 张，一两名专家即可决定结果。`,
    `With a minimum of ${scoring.ballotsMinimum} ballots one or two experts decide alone.`,
  );
}

function stepImpossible({ scoring }: RulePack) {
  const step = parseFraction(scoring.ballotStep);
  const fits = compare(step, zero) > 0 && divide(fraction(scoring.ballotMaximum), step).denominator === 1n;
  return errorIf(
    !fits,
    'step_impossible',
    'scoring.ballotStep',
    `评分步长 ${scoring.ballotStep} 无法整除满分 ${scoring.ballotMaximum}，满分打不出来。`,
    `With a step of ${scoring.ballotStep} nobody can give the full ${scoring.ballotMaximum} points.`,
  );
}

function pointsOutsideScale({ scoring, titles }: RulePack): Finding[] {
  const given: [string, string][] = [
    ['scoring.floor', scoring.floor],
    ['scoring.bonusCap', scoring.bonusCap],
    ['scoring.reasonBelow', scoring.reasonBelow],
    ['scoring.reasonAbove', scoring.reasonAbove],
    ...titles.map(({ floor }, index): [string, string] => [`titles[${index}].floor`, floor]),
  ];
  const highest = fraction(scoring.ballotMaximum);
  return given.flatMap(([path, points]) =>
    errorIf(
      compare(clamp(parseFraction(points), highest), parseFraction(points)) !== 0,
      'points_outside_scale',
      path,
      `${points} 分不在 0 到 ${scoring.ballotMaximum} 的评分范围内。`,
      `${points} points are outside the scale from 0 to ${scoring.ballotMaximum}.`,
    ),
  );
}

function reasonBounds({ scoring }: RulePack) {
  return errorIf(
    compare(subtract(parseFraction(scoring.reasonAbove), parseFraction(scoring.reasonBelow)), zero) < 0,
    'reason_bounds',
    'scoring.reasonAbove',
    `低于 ${scoring.reasonBelow} 分和高于 ${scoring.reasonAbove} 分都要说明理由，等于每张票都要说明。`,
    `Below ${scoring.reasonBelow} and above ${scoring.reasonAbove} a reason is asked: that is every ballot.`,
  );
}

function clamp(value: Fraction, highest: Fraction): Fraction {
  return maximum(zero, minimum(highest, value));
}

export const scoringRules: LintRule[] = [
  weightsNot100,
  stageWeightsNot100,
  tieBreakMissing,
  tieBreakOrder,
  trimImpossible,
  trimLeavesFew,
  ballotsFew,
  stepImpossible,
  pointsOutsideScale,
  reasonBounds,
];
