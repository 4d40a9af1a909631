import { add, decimals, type DynamicSteps, minimum, parseFraction, subtract, wire } from '@laurel/rules';
import { dynamicAgain } from '../results/dynamic.ts';
import { isAssessing } from './again.ts';
import { tell } from './apply.ts';
import {
  criterionName,
  equation,
  type Line,
  number,
  reckoned,
  rounded,
  type Scene,
  type Section,
  type Text,
  told,
  type Told,
  who,
} from './words.ts';

/**
 * The dynamic assessment: visits, what became of them, business results, and the arithmetic of the dynamic
 * score (docs/handbook/process.md#3.1 to #3.3).
 */

export function assessSections(scene: Scene): Section[] {
  const closed = scene.events.findLast(({ type }) => type === 'AssessmentClosed');
  return [
    { id: 'visits', title: { zh: '动态考核记录', en: 'Dynamic assessment' }, lines: tell(scene, visits) },
    ...(closed ? [dynamicScore(scene, closed)] : []),
  ];
}

interface Judged {
  readonly scores: readonly { readonly criterionId: string; readonly score: string }[];
  readonly adjustments: readonly {
    readonly clause: string;
    readonly kind: 'bonus' | 'deduction';
    readonly points: string;
    readonly reason: string;
  }[];
}

const visits: Record<string, (event: Told, scene: Scene) => Line> = {
  AssessmentRecorded: (event, scene) => {
    const { recordId, visitedAt, site, recordedBy } = event.data;
    const { zh, en } = judged(event.data, scene);
    const day = visitedAt.slice(0, 10);
    return told(
      event,
      `${recordId}：${day} 在${site}考核（${recordedBy.join('、')}）：${zh}`,
      `${recordId}: visited ${site} on ${day} (${recordedBy.join(', ')}): ${en}`,
    );
  },
  AssessmentAnswered: (event) => {
    const { recordId, answer, statement } = event.data;
    const said = statement === undefined ? '' : `: ${statement}`;
    return answer === 'accept'
      ? told(event, `${recordId}：支部认可${said}`, `${recordId}: the branch accepted${said}`)
      : told(event, `${recordId}：支部提出异议${said}`, `${recordId}: the branch disputed${said}`);
  },
  AssessmentUpheld: (event) => {
    const { recordId, reason } = event.data;
    return told(
      event,
      `${recordId}：维持（${event.actor.account}）：${reason}`,
      `${recordId}: upheld by ${event.actor.account}: ${reason}`,
    );
  },
  AssessmentCorrected: (event, scene) => {
    const { recordId, reason } = event.data;
    if (event.data.void)
      return told(event, `${recordId}：作废：${reason}`, `${recordId}: struck out: ${reason}`);
    const { zh, en } = judged(event.data, scene);
    return told(event, `${recordId}：更正为 ${zh}：${reason}`, `${recordId}: corrected to ${en}: ${reason}`);
  },
  AssessmentAmended: (event, scene) => {
    const { recordId, reason, amendedBy } = event.data;
    const by = amendedBy.join('、');
    if (event.data.void)
      return told(
        event,
        `${recordId}：考核组作废（${by}）：${reason}`,
        `${recordId}: struck out by ${by}: ${reason}`,
      );
    const { zh, en } = judged(event.data, scene);
    return told(
      event,
      `${recordId}：考核组更正为 ${zh}（${by}）：${reason}`,
      `${recordId}: amended to ${en} by ${by}: ${reason}`,
    );
  },
  IndicatorRecorded: (event, { pack }) => {
    const { indicatorId, value, source } = event.data;
    const name = pack.indicators.find(({ id }) => id === indicatorId)?.name ?? {
      zh: indicatorId,
      en: indicatorId,
    };
    const given =
      'rank' in value
        ? `${value.rank}/${value.among}`
        : 'percent' in value
          ? `${value.percent} %`
          : `${value.score}/${value.of}`;
    return told(
      event,
      `${name.zh}：${given}（${source}）；办理：${who(event)}`,
      `${name.en}: ${given} (${source}); by ${who(event)}`,
    );
  },
};

function judged({ scores, adjustments }: Judged, { pack }: Scene): { zh: string; en: string } {
  const sign = { bonus: '+', deduction: '−' };
  const points = adjustments.map(
    ({ clause, kind, points: given, reason }) => `${clause} ${sign[kind]}${given} (${reason})`,
  );
  const list = (language: 'zh' | 'en') =>
    [
      ...scores.map(({ criterionId, score }) => `${criterionName(pack, criterionId)[language]} ${score}`),
      ...points,
    ].join(language === 'zh' ? '，' : ', ');
  return { zh: list('zh'), en: list('en') };
}

function dynamicScore(scene: Scene, closed: Told): Section {
  const title = { zh: '动态考核分 D', en: 'Dynamic score D' };
  const { result } = closed.data;
  if ('noResult' in result) {
    return {
      id: 'dynamic',
      title,
      lines: [told(closed, `无成绩：${result.noResult}`, `No result: ${result.noResult}`)],
    };
  }
  const { criteria, indicatorCriterion, indicatorShare, scoring } = scene.pack;
  const again = dynamicAgain(scene.pack, scene.events.filter(isAssessing));
  if ('noResult' in again) {
    const none = told(
      closed,
      `按排名所用规则包无成绩：${again.noResult}`,
      `No result by the rule pack that ranks: ${again.noResult}`,
    );
    return { id: 'dynamic', title, lines: [none] };
  }
  const { steps } = again;
  const lines = criteria.map(({ id, name }, index): Line => {
    const [base, mixed] = [steps.base[index]!, steps.mixed[index]!];
    const withIndicators =
      steps.indicators && id === indicatorCriterion
        ? ` → ${100 - indicatorShare} % × ${rounded(base)} + ${indicatorShare} % × ${rounded(steps.indicators.mean)} = ${rounded(mixed)}`
        : '';
    const { zh, en } = adjusted(scoring, steps, index, again.perCriterion[index]!.score);
    return reckoned(
      `${name.zh}：${steps.visits} 次考核均值 ${rounded(base)}${withIndicators}${zh}`,
      `${name.en}: mean of ${steps.visits} visits ${rounded(base)}${withIndicators}${en}`,
    );
  });
  const sum = criteria
    .map(({ weight }, index) => `${weight}×${decimals(again.perCriterion[index]!.score, 4)}`)
    .join(' + ');
  const total = equation(`D = (${sum}) / 100`, again.score, rankedDynamic(scene) ?? result.dynamic);
  const numbers = {
    ...result,
    dynamic: again.score,
    criteria: again.perCriterion,
    steps: { ...result.steps, ...steps },
  };
  return { id: 'dynamic', title, lines: [...lines, told(closed, total.zh, total.en)], numbers };
}

/** `+ min(cap, bonus) − deduction`, and the limit of the scale where the sum goes beyond it. */
function adjusted(
  { bonusCap, ballotMaximum }: Scene['pack']['scoring'],
  { mixed, bonus, deduction }: DynamicSteps,
  index: number,
  score: string,
): Text {
  const given = minimum(parseFraction(bonusCap), parseFraction(bonus[index]!));
  const sum = wire(subtract(add(parseFraction(mixed[index]!), given), parseFraction(deduction[index]!)));
  const line = ` + min(${bonusCap}, ${number(bonus[index]!)}) − ${number(deduction[index]!)} = ${number(sum)}`;
  if (sum === score) return { zh: line, en: line };
  return {
    zh: `${line}，限于 0–${ballotMaximum}：${number(score)}`,
    en: `${line}, limited to 0–${ballotMaximum}: ${number(score)}`,
  };
}

/** The dynamic score with which the newest ranking ranks the entry; undefined while it is not ranked. */
function rankedDynamic({ events, branchId }: Scene): string | undefined {
  const newest = events.findLast(({ type }) => type === 'RankingComputed');
  return newest?.data.ranked.find((entry: { branchId: string }) => entry.branchId === branchId)?.dynamic
    .score;
}
