import { publishedCalendars } from '@laurel/rules';
import { amendedEntry, usualEntries } from './bystanders.ts';
import type { Fate, List } from './contest.ts';
import type { Parts } from './parts.ts';
import { mainPool } from './pools.ts';
import type { Story } from './story.ts';
import { lackOfTime } from './year.ts';

/** Everything that the plan's year has and this one cannot have under its rule pack, with the reasons. */

export interface LeftOut {
  readonly zh: string;
  readonly en: string;
}

export function leftOutOf(story: Story): LeftOut[] {
  const lack = lackOfTime(story.pack, story.year);
  if (lack) {
    return [
      {
        zh: `整个评选：${lack.zh}，活动取消`,
        en: `The whole contest: ${lack.en}, so the campaign is cancelled`,
      },
    ];
  }
  // A province plays its own year, and its cities’ play the rest.
  if (story.below.length > 0) return [];
  return [
    ...outcome(story),
    ...answers(story),
    ...fates(story),
    ...parts(story),
    ...bystanders(story),
    ...stages(story),
  ];
}

function when(holds: boolean, zh: string, en: string): LeftOut[] {
  return holds ? [{ zh, en }] : [];
}

function outcome(story: Story): LeftOut[] {
  const { pack, order, award, year, forecast, parts: cast, twins, hasSecondCampaign } = story;
  const empty = pack.places - story.winnersOf(order).length;
  const assumed = pack.calendar
    .map((calendar) => calendar.year)
    .filter((known) => !publishedCalendars.some((shipped) => shipped.year === known));
  return [
    ...when(
      empty > 0,
      `${empty} 个名额：有成绩且达到分数线（${pack.scoring.floor}）的参评对象不足`,
      `${empty} places: too few entries have a result that reaches the floor of ${pack.scoring.floor}`,
    ),
    ...when(
      forecast.open.length === 0,
      '名额边界上的并列：没有须加票或抽签的并列',
      'A tie at the boundary: none is left for a vote or a draw',
    ),
    ...when(
      cast.objected === undefined,
      '异议成立与递补：没有递补对象，或结束前来不及另行公示',
      'An upheld objection and a successor: no reserve, or no time for a notice of his own',
    ),
    ...when(
      cast.passedOver === undefined,
      '保留到期后递补的名额：获胜者或递补对象不足，或结束前来不及',
      'A held place that passes on: too few winners or reserves, or too little time',
    ),
    ...when(
      cast.rescored === undefined,
      '计分有误的异议与新排名、先少后足的批准：获胜者不足，或结束前来不及',
      'A scoring error with a new ranking, and fewer places approved at first: too few winners, or too little time',
    ),
    ...when(
      story.contendedOrder(order).length < mainPool(pack).places + 3,
      '谢绝命名的递补对象：递补不足三个',
      'A reserve that declines: fewer than three reserves',
    ),
    ...when(
      twins.length < 3,
      '由实地成绩、首项标准、推荐排序分出的并列：参评对象不够，或规则包不用',
      'Ties parted by site score, first criterion and rank: too few entries, or not in the pack',
    ),
    ...when(
      !award.titles || order.length === 0,
      pack.titles.length === 0 ? '特色称号：规则包没有设置' : '特色称号：结束前来不及评定和公示',
      pack.titles.length === 0
        ? 'Titles: the pack has none'
        : 'Titles: the campaign ends before their notice would',
    ),
    ...when(!hasSecondCampaign, '同年另一项活动：时间不够', 'A second campaign of the year: too little time'),
    ...when(
      award.closing > year.end,
      `按期结束：公示和命名到期晚于 ${year.end}，于 ${award.closing} 结束`,
      `A closing in time: notices and namings end after ${year.end}, so it closes on ${award.closing}`,
    ),
    ...when(
      assumed.length > 0,
      `${assumed.join('、')} 年的法定安排：尚未公布，按演练假定的日历计算`,
      `The arranged calendar of ${assumed.join(', ')}: not known, so days count by one assumed for the rehearsal`,
    ),
  ];
}

const answerWords: Readonly<Record<Exclude<List['answer'], 'plain'>, LeftOut>> = {
  none: { zh: '不予推荐的单位', en: 'A bureau that recommends nobody' },
  late: { zh: '逾期的名单', en: 'A late list' },
  extended: { zh: '延期的单位', en: 'A bureau whose deadline is extended' },
  recalled: { zh: '撤回重封的名单', en: 'A list that is recalled and sealed anew' },
};

function answers({ contest }: Story): LeftOut[] {
  return Object.entries(answerWords)
    .filter(([answer]) => !contest.lists.some((list) => list.answer === answer))
    .map(([, { zh, en }]) => ({ zh: `${zh}：推荐单位不够多`, en: `${en}: too few bodies recommend` }));
}

const fateWords: Readonly<Record<Exclude<Fate, 'competes'>, LeftOut>> = {
  planMissing: { zh: '未报计划者', en: 'An entry without its plan' },
  returnLapses: { zh: '退回后失效的申报', en: 'A returned form that lapses' },
  ineligible: { zh: '不符合条件者', en: 'An entry that is ineligible' },
  withdraws: { zh: '自行退出者', en: 'An entry that withdraws' },
  bureauWithdraws: { zh: '由县分局撤回者', en: 'An entry that its bureau withdraws' },
  merges: { zh: '被合并的支部', en: 'A branch that is merged' },
  violatesEarly: { zh: '夏季查实违纪者', en: 'A violation in summer' },
  violatesLate: { zh: '评审期间查实违纪者', en: 'A violation while scoring' },
  unassessed: { zh: '考核无成绩者', en: 'An assessment without a result' },
};

function fates(story: Story): LeftOut[] {
  return Object.entries(fateWords)
    .filter(([fate]) => story.entriesWith(fate as Fate).length === 0)
    .map(([fate, { zh, en }]) =>
      fate === 'planMissing' && !story.pack.eligibility.planRequired
        ? { zh: `${zh}：规则包不要求计划`, en: `${en}: the pack asks for none` }
        : {
            zh: `${zh}：名额之外的参评对象不足`,
            en: `${en}: too few entries beside those that the places need`,
          },
    );
}

type Part = Exclude<keyof Parts, 'order' | 'objected' | 'passedOver' | 'rescored'>;
const partWords: Readonly<Record<Part, LeftOut>> = {
  underReview: { zh: '审查中保留的名额', en: 'A place held under review' },
  revoked: { zh: '撤销命名', en: 'A naming that is revoked' },
  renamed: { zh: '更名的支部', en: 'A branch that is renamed' },
  heldBefore: { zh: '往届已获称号者', en: 'A title held before' },
  secret: { zh: '涉密单位的命名', en: 'A naming in secret' },
  dismissed: { zh: '被驳回的异议', en: 'An objection that is dismissed' },
  inadmissible: { zh: '不予受理的异议', en: 'An inadmissible objection' },
  clearedInSummer: { zh: '审查后恢复者', en: 'A review without findings' },
  mended: { zh: '补正的申报', en: 'A form that is mended' },
  upheld: { zh: '被维持的考核记录', en: 'A disputed visit that stands' },
  corrected: { zh: '被更正的考核记录', en: 'A disputed visit that is corrected' },
  voided: { zh: '作废重做的考核', en: 'A visit that is taken away and made up for' },
  kin: { zh: '考核员回避', en: 'An assessor who is of the family' },
  conflictKnown: { zh: '事前声明的回避', en: 'A conflict that is declared beforehand' },
  conflictLate: { zh: '事后声明的回避', en: 'A conflict that is declared late' },
  unscored: { zh: '缺评的专家', en: 'A ballot that is missing' },
  resealed: { zh: '重新封存的评分', en: 'A ballot that is sealed again' },
  setAside: { zh: '作废的评分', en: 'A ballot that is set aside' },
};

function parts({ parts: cast }: Story): LeftOut[] {
  return (Object.keys(partWords) as Part[])
    .filter((part) => cast[part] === undefined)
    .map((part) => ({
      zh: `${partWords[part].zh}：参评对象、专家或时间不够`,
      en: `${partWords[part].en}: too few entries or experts, or too little time`,
    }));
}

function bystanders(story: Story): LeftOut[] {
  return [
    ...when(
      amendedEntry(story) === undefined,
      '考核组自行更正：没有整组都可考核的其他参评对象',
      'A record amended by the assessors: no other entry whose whole group may assess it',
    ),
    ...when(
      story.contest.lists.length < 2,
      '受委托代办：推荐单位不足两个',
      'An act of a delegate: fewer than two bodies recommend',
    ),
    ...when(
      usualEntries(story) === undefined,
      '支部书记空缺与撤回申报表：参评对象不足',
      'A vacancy of a secretary, and a form taken back: too few entries',
    ),
  ];
}

function stages({ stages: held }: Story): LeftOut[] {
  return [
    ...when(!held.onSite, '实地考评：权重为零', 'The on-site stage: it weighs nothing'),
    ...when(!held.presentation, '现场展示：权重为零', 'The presentations: they weigh nothing'),
  ];
}
