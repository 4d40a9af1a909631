import type { RulePack } from '@laurel/contracts';
import { canonicalJson, Rejected } from '@laurel/core';
import { dynamicScore, type IndicatorValue, inPackOrder } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { type Checker, kept, type Violation, violation } from '../invariants/checker.ts';

/**
 * Rule 5, for dynamic scores: what an assessment was closed with follows from its visits, corrections and
 * indicators, and evaluation reckons with the same. Keeps the open assessments, and each closed one's score
 * until evaluation has said it too.
 */
export function sameDynamicScore(): Checker {
  const packs = new Map<string, RulePack>();
  const open = new Map<string, Work>();
  const said = new Map<string, { event: Envelope; result: string }>();
  return {
    see(event) {
      const { type, data, service } = event;
      if (type === 'CampaignOpened' || type === 'RulePackAmended')
        packs.set(data.rulePackHash, data.rulePack);
      if (type === 'DynamicScoreReceived') return compare(said, event);
      if (service !== 'assessment' || !event.stream.startsWith('assessment-')) return [];
      const work = kept<string, Work>(open, event.stream, () => ({
        route: 'recommended',
        records: new Map(),
        indicators: new Map(),
      }));
      learn(work, event);
      if (type !== 'AssessmentClosed') return [];
      open.delete(event.stream);
      const pack = event.rulePackHash === undefined ? undefined : packs.get(event.rulePackHash);
      return [...closed(event, work, pack), ...compare(said, event)];
    },
  };
}

/** The dynamic score that an assessment's events give under a pack, whatever it was closed with. */
export function dynamicAgain(
  pack: RulePack,
  events: Iterable<Pick<Envelope, 'type' | 'data'>>,
): ReturnType<typeof dynamicScore> {
  const work: Work = { route: 'recommended', records: new Map(), indicators: new Map() };
  for (const event of events) learn(work, event);
  return scoreOf(pack, work);
}

interface Visit {
  /** True once it was recorded by mistake. */
  void?: boolean;
  scores: { criterionId: string; score: string }[];
  adjustments: { criterionId: string; kind: 'bonus' | 'deduction'; points: string }[];
}

interface Work {
  route: 'recommended' | 'self';
  readonly records: Map<string, Visit>;
  /** The newest value of each, in the order in which they were first given. */
  readonly indicators: Map<
    string,
    { score: string; of: string } | { rank: number; among: number } | { percent: string }
  >;
}

function learn(work: Work, { type, data }: Pick<Envelope, 'type' | 'data'>): void {
  if (type === 'AssessmentOpened') work.route = data.route;
  if (type === 'AssessmentRecorded') work.records.set(data.recordId, data);
  if (type === 'IndicatorRecorded') work.indicators.set(data.indicatorId, data.value);
  if (type !== 'AssessmentCorrected' && type !== 'AssessmentAmended') return;
  work.records.set(data.recordId, data);
}

function closed(event: Envelope, work: Work, pack: RulePack | undefined): Violation[] {
  if (!pack) return [violation(5, event, '规则包不在记录中', 'its rule pack is not on the record')];
  const { result } = event.data;
  try {
    const again = scoreOf(pack, work);
    if ('noResult' in again || 'noResult' in result) {
      const both = 'noResult' in again && 'noResult' in result;
      return both
        ? []
        : [
            violation(
              5,
              event,
              '是否有成绩与考核记录不符',
              'whether there is a score is not what the records say',
            ),
          ];
    }
    const records = [...work.records].filter(([, visit]) => !visit.void).map(([recordId]) => recordId);
    const steps = { ...again.steps, records };
    const wanted = { dynamic: again.score, criteria: again.perCriterion, steps };
    if (canonicalJson(wanted) === canonicalJson(result)) return [];
    const found = `${result.dynamic} ≠ ${again.score}`;
    return [
      violation(
        5,
        event,
        `动态考核分重算结果不同：${found}`,
        `the dynamic score, computed again, differs: ${found}`,
      ),
    ];
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return [
      violation(
        5,
        event,
        `规则拒绝这些考核记录：${error.reason}`,
        `the rules refuse these records: ${error.reason}`,
      ),
    ];
  }
}

/**
 * A record without any score is no visit, but its deductions and bonuses count
 * (docs/handbook/process.md#3.1).
 */
function scoreOf(pack: RulePack, { route, records, indicators }: Work): ReturnType<typeof dynamicScore> {
  const counted = [...records.values()].filter((visit) => !visit.void);
  const listed = new Set(pack.indicators.map(({ id }) => id));
  return dynamicScore(pack, {
    route,
    visits: counted
      .filter(({ scores }) => scores.length > 0)
      .map(({ scores }) => ({ scores: inPackOrder(pack, scores) })),
    indicators: [...indicators]
      .filter(([id]) => listed.has(id))
      .map(([indicatorId, value]) => ({ indicatorId, ...asRules(value) })),
    adjustments: counted.flatMap(({ adjustments }) =>
      adjustments.map(({ criterionId, kind, points }) => ({ criterionId, [kind]: points })),
    ),
  });
}

function asRules(
  value: { score: string; of: string } | { rank: number; among: number } | { percent: string },
): IndicatorValue {
  if ('rank' in value) return { rank: value.rank, of: value.among };
  return 'percent' in value ? value : { score: value.score, max: value.of };
}

/**
 * Compares the score that assessment recorded with the one that evaluation took over: both must be the same.
 * Either may be heard first.
 */
function compare(said: Map<string, { event: Envelope; result: string }>, event: Envelope): Violation[] {
  const key = `${event.data.campaignId}.${event.data.branchId}`;
  const result = canonicalJson(event.data.result);
  const other = said.get(key);
  if (!other) said.set(key, { event, result });
  if (!other || other.event.service === event.service || other.result === result) return [];
  return [
    violation(
      5,
      event,
      '评审所用的动态考核分与考核结果不同',
      'evaluation reckons with another dynamic score than assessment gave',
    ),
  ];
}
