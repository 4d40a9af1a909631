import type { RulePack } from '@laurel/contracts';
import { canonicalJson, endOfShanghaiDay, plusDays, plusHours, shanghaiDay } from '@laurel/core';
import { lint } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { bureau, bureauOfEntry } from './city.ts';
import { isHandingIn } from './hosts.ts';
import { kindsDefined } from './kinds.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';

/** The rules of a campaign and its rule pack, from the draft to the deadline. */

interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Every place at which two values differ, the deepest that both have. */
function differences(before: unknown, after: unknown, path = ''): Change[] {
  const [one, other] = [before, after].map((value) => (value === undefined ? '' : canonicalJson(value)));
  if (one === other) return [];
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, before: one!, after: other! }];
  const step = (key: string) => (Array.isArray(before) ? `[${key}]` : path === '' ? key : `.${key}`);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key], after[key], path + step(key)),
  );
}

const packs = ['CampaignOpened', 'RulePackAmended'];

export const frozenAsDrafted = rule(
  'frozenAsDrafted',
  '4-campaign',
  '冻结或启动的规则包不是最后起草的',
  'the rule pack frozen or opened is not the one drafted last',
  (event, past) => {
    const drafted = past.last(event, ['CampaignDrafted', 'RulePackRevised'], event.stream);
    return drafted?.data.rulePackHash === event.data.rulePackHash && event.data.version === 1;
  },
);

export const sound = rule('sound', '3', '规则包有错误', 'the rule pack has errors', (event, past) => {
  const drafted = past.last(event, ['CampaignDrafted', 'RulePackRevised'], event.stream);
  const pack: RulePack = event.data.rulePack ?? drafted?.data.rulePack;
  return !lint(pack, kindsDefined(event, past)).some(({ severity }) => severity === 'error');
});

/** The packs in force of the other campaigns, and of those that were closed. */
function otherPacks(event: Envelope, past: Past): RulePack[] {
  const frozen = past.before(event, 'RulePackFrozen').filter(({ stream }) => stream !== event.stream);
  return frozen
    .filter(({ stream }) => past.before(event, 'CampaignCancelled', stream).length === 0)
    .flatMap((other) => {
      const types = ['CampaignDrafted', 'RulePackRevised', 'RulePackAmended'];
      const last = past.last(event, types, other.stream);
      return last ? [last.data.rulePack as RulePack] : [];
    });
}

/** In records of before, two campaigns may have met at their first numbers only. */
export const prefixesItsOwn = rule(
  'prefixesItsOwn',
  '4-campaign',
  '编号前缀与另一活动相同或互相包含',
  'another campaign of the city has the prefix of its numbers',
  (event, past) => {
    if (event.type === 'RulePackFrozen' && event.saidIn === 1) return true;
    const types = ['CampaignDrafted', 'RulePackRevised'];
    const pack: RulePack = event.data.rulePack ?? past.last(event, types, event.stream)?.data.rulePack;
    const changed = (field: 'certificatePrefix' | 'plaquePrefix') =>
      event.type === 'RulePackFrozen' ||
      (event.data.changes as readonly Change[]).some(({ path }) => path === field);
    const meets = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
    return otherPacks(event, past).every((other) =>
      (['certificatePrefix', 'plaquePrefix'] as const).every(
        (field) => !changed(field) || !meets(pack[field], other[field]),
      ),
    );
  },
);

export const amendedAsTold = rule(
  'amendedAsTold',
  '3.7',
  '变更的版本号或变更内容不实',
  'the version or the changes that it tells are not true',
  (event, past) => {
    const before = past.last(event, packs, event.stream);
    const order = (one: Change, other: Change) => (one.path < other.path ? -1 : 1);
    const changes = differences(before?.data.rulePack, event.data.rulePack).sort(order);
    return (
      event.data.version === before?.data.version + 1 &&
      changes.length > 0 &&
      canonicalJson(changes) === canonicalJson(event.data.changes.toSorted(order))
    );
  },
);

const yardstick =
  /^(criteria|stageCriteria|pools|indicators|indicatorCriterion|indicatorShare|places|scoring\.(ballotMaximum|ballotStep|weight\w+))/;
const dates = /^(calendar|applicationDeadline|assessmentFrom|assessmentTo|phases\[\d+\]\.(from|to))/;

export const notAfterJudging = rule(
  'notAfterJudging',
  '3.7',
  '考核或评分开始后变更了已锁定的规则',
  'a rule was changed by which entries had been judged',
  (event, past) => {
    const changes: readonly Change[] = event.data.changes;
    const { campaignId } = event.data;
    const isScored = past.before(event, 'ScoringStarted', campaignId).some(({ time }) => time < event.time);
    const isVisited = past
      .before(event, 'AssessmentRecorded', campaignId)
      .some(({ time }) => time < event.time);
    return (
      (!isVisited || changes.every(({ path }) => !yardstick.test(path))) &&
      (!isScored ||
        changes.every(
          ({ path, before, after }) => dates.test(path) && (path.startsWith('calendar') || after >= before),
        ))
    );
  },
);

export const deadlineMovedFairly = rule(
  'deadlineMovedFairly',
  '1.7',
  '截止之后变更了截止日期',
  'the deadline was moved when it had passed, or into the past',
  (event, past) => {
    const before = past.last(event, packs, event.stream)?.data.rulePack.applicationDeadline;
    const after = event.data.rulePack.applicationDeadline;
    return before === after || [before, after].every((day) => event.time < endOfShanghaiDay(day));
  },
);

export const phaseBegun = rule(
  'phaseBegun',
  '1.7',
  '阶段不存在、尚未开始或已宣布',
  'the phase does not exist, has not begun, or was told before',
  (event, past) => {
    const { phaseId, phaseName } = event.data;
    const phase = past.pack(event)?.phases.find(({ id, key }) => (key ?? id) === phaseId);
    return (
      phase !== undefined &&
      (phaseName === undefined || canonicalJson(phaseName) === canonicalJson(phase.name)) &&
      event.time >= endOfShanghaiDay(plusDays(phase.from, -1)) &&
      !past.before(event, 'PhaseStarted', event.stream).some(({ data }) => data.phaseId === phaseId)
    );
  },
);

export const ofBureau = rule(
  'ofBureau',
  '1.6',
  '单位未登记，或不是报送单位',
  'the bureau is not registered, or is not one that hands in',
  (event, past) =>
    bureau(event, past, event.data.bureauId) !== undefined && isHandingIn(event, past, event.data.bureauId),
);

/** The deadline of a bureau and its branches at an event. */
export function deadlineFor(event: Envelope, past: Past, bureauId: string): string {
  const { campaignId } = event.data;
  const common = past.pack(event)?.applicationDeadline ?? '0000-00-00';
  const own = past.last(event, ['DeadlineExtended'], `${campaignId}.${bureauId}`)?.data.until ?? '';
  return own > common ? own : common;
}

export const deadlineOver = rule(
  'deadlineOver',
  '1.7',
  '截止日期未到，或所列单位的截止日期不是此日',
  'the deadline had not passed, or is not that of the bureaus named',
  (event, past) => {
    const { deadline, bureauIds, lapses } = event.data;
    return (
      event.time >= endOfShanghaiDay(deadline) &&
      bureauIds.every(
        (bureauId: string) =>
          bureau(event, past, bureauId) !== undefined &&
          isHandingIn(event, past, bureauId) &&
          deadlineFor(event, past, bureauId) === deadline,
      ) &&
      lapses.every(({ branchId }: { branchId: string }) =>
        bureauIds.includes(bureauOfEntry(event, past, branchId)),
      )
    );
  },
);

export const lapsesOfDay = rule(
  'lapsesOfDay',
  '1.10',
  '所列失效的申报与实际不符',
  'the applications that it lets lapse are not those that came to nothing',
  (event, past) =>
    event.data.lapses.every(({ branchId, reason }: { branchId: string; reason: string }) => {
      const key = `${event.data.campaignId}.${branchId}`;
      const submitted = past.before(event, 'ApplicationSubmitted', key).length > 0;
      return submitted === (reason === 'notNominated');
    }),
);

export const phaseAhead = rule(
  'phaseAhead',
  '1.7',
  '启动时首个阶段已过',
  'it was opened when its first phase lay in the past',
  (event) => {
    const { phases }: RulePack = event.data.rulePack;
    const first = phases.toSorted((one, other) => (one.from < other.from ? -1 : 1))[0];
    return first !== undefined && shanghaiDay(event.time) <= first.to;
  },
);

export const revisedOtherwise = rule(
  'revisedOtherwise',
  '4-campaign',
  '修订前后相同',
  'it was revised into what it was',
  (event, past) =>
    past.last(event, ['CampaignDrafted', 'RulePackRevised'], event.stream)?.data.rulePackHash !==
    event.data.rulePackHash,
);

export const listNotInUse = rule(
  'listNotInUse',
  '1.6',
  '该单位已有申报表被受理仍延期',
  'a form of the bureau had been accepted when its deadline was extended',
  (event, past) =>
    past.before(event, 'ApplicationAccepted', `${event.data.campaignId}.${event.data.bureauId}`).length === 0,
);

/** Services hear of the confirmation one after another. */
export const beforeConfirmation = rule(
  'beforeConfirmation',
  '1.12',
  '排名确认后仍办理考核或受理',
  'it was done when the ranking had been confirmed',
  (event, past) =>
    !past
      .before(event, 'RankingConfirmed', event.data.campaignId)
      .some(({ time }) => plusHours(time, minute) < event.time),
);

const minute = 1 / 60;
