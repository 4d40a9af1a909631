import { decimals } from '@laurel/rules';
import { tell } from './apply.ts';
import {
  criterionName,
  type Line,
  number,
  reckoned,
  rounded,
  type Scene,
  type Section,
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

/** The steps that `dynamicScore` of the rules records, per criterion in the rule pack's order. */
interface Steps {
  readonly visits: number;
  readonly base: readonly string[];
  readonly indicators?: { readonly percent: Readonly<Record<string, string>>; readonly mean: string };
  readonly mixed: readonly string[];
  readonly bonus: readonly string[];
  readonly deduction: readonly string[];
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
  const steps = result.steps as Steps;
  const { criteria, indicatorCriterion, indicatorShare, scoring } = scene.pack;
  const lines = criteria.flatMap(({ id, name }, index): Line[] => {
    const [base, mixed, score] = [
      steps.base[index]!,
      steps.mixed[index]!,
      result.criteria[index].score as string,
    ];
    const withIndicators =
      steps.indicators && id === indicatorCriterion
        ? ` → ${100 - indicatorShare} % × ${rounded(base)} + ${indicatorShare} % × ${rounded(steps.indicators.mean)} = ${rounded(mixed)}`
        : '';
    const adjusted = ` + min(${scoring.bonusCap}, ${number(steps.bonus[index]!)}) − ${number(steps.deduction[index]!)} = ${number(score)}`;
    return [
      reckoned(
        `${name.zh}：${steps.visits} 次考核均值 ${rounded(base)}${withIndicators}${adjusted}`,
        `${name.en}: mean of ${steps.visits} visits ${rounded(base)}${withIndicators}${adjusted}`,
      ),
    ];
  });
  const sum = criteria
    .map(({ weight }, index) => `${weight}×${decimals(result.criteria[index].score, 4)}`)
    .join(' + ');
  const total = `D = (${sum}) / 100 = ${number(result.dynamic)}`;
  return { id: 'dynamic', title, lines: [...lines, told(closed, total, total)], numbers: result };
}
