import { naming, publicNotice } from '@laurel/contracts';
import { addWorkingDays, noticeDays, noticeEndOn } from '@laurel/rules';
import { mainPool } from '../story/pools.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type Known, played, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';
import { documentNumber, members } from './naming.ts';

/** The time of the public notice: objections, a day more to read it, the decisions on them. */
export function objecting(story: Story): Scene[] {
  if (story.order.length === 0) return [];
  const scene = (day: number, zh: string, en: string, waves: Scene['waves']): Scene => ({
    zh,
    en,
    at: at(story.year.decision(day), '10:00'),
    waves,
  });
  return [
    scene(15, '受理异议', 'Objections come in', (known) => objections(story, known)),
    scene(16, '延长公示', 'The notice is extended', () => [extension(story)]),
    scene(17, '处理异议', 'Objections are decided', () => [decisions(story)]),
  ].filter((each) => each.waves({ order: story.order }).flat().length > 0);
}

const objectionIds = {
  objected: 'objection-1',
  dismissed: 'objection-2',
  inadmissible: 'objection-3',
} as const;
type Objected = keyof typeof objectionIds;

/** The officer who registers an objection. Another person must decide on it. */
function registrar(story: Story, branchId: string): Account {
  return story.free('discipline', branchId)[0]!;
}

function objections(story: Story, { order }: Known): Act[][] {
  const { year, parts, pack } = story;
  const { places } = mainPool(pack);
  const [first] = order;
  const raise = (
    part: Objected,
    ground: string,
    receivedOn: string,
    objector: object = { name: '王某某', contact: '13800000000' },
  ) =>
    played(parts[part], (branchId) =>
      ask(registrar(story, branchId), publicNotice, story.of('winners'), 'RaiseObjection', {
        objectionId: objectionIds[part],
        branchId,
        receivedOn,
        ground,
        objector: { officialSeal: false, ...objector },
      }),
    );
  const early = both(members(story, first!), naming, story.campaign, 'NameBranch', {
    branchId: first!,
    documentNumber: documentNumber(story, 40),
  });
  const reserve = story.contendedOrder(order)[places];
  const call = played(reserve, (branchId) =>
    refused(
      'no_vacancy',
      ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'CallSuccessor', { branchId }),
    ),
  );
  const tooLate = year.decision(Math.max(30, 20 + noticeDays(pack)));
  return [
    [
      ...raise('objected', '匿名反映', year.decision(15), {}).map((act) => refused('identity_missing', act)),
      ...raise('objected', '单位来函未写明单位', year.decision(15), {
        officialSeal: true,
        name: undefined,
      }).map((act) => refused('unit_unnamed', act)),
      ...raise('objected', '邮戳晚于公示期', tooLate).map((act) => refused('late_objection', act)),
      ...raise('objected', '反映申报材料中群众满意度数据造假，附证据', year.decision(15)),
      ...raise('dismissed', '反映推荐排序不公', year.decision(15)),
      ...raise('inadmissible', '与评选无关的债务纠纷', year.decision(15), {
        officialSeal: true,
        name: '某街道办事处',
        contact: undefined,
      }),
    ],
    [refused('notice_running', early[0]), ...call],
  ];
}

function decisions(story: Story): Act[] {
  const { objected, dismissed, inadmissible } = story.parts;
  const id = story.of('winners');
  const decider = (branchId: string) =>
    story.free('discipline', branchId).find((who) => who !== registrar(story, branchId))!;
  const pair = (branchId: string) => [decider(branchId), members(story, branchId)[0]] as const;
  const upheld = {
    objectionId: objectionIds.objected,
    kind: 'misconduct' as const,
    reason: '经核查，满意度数据确系编造',
  };
  const groundless = { objectionId: objectionIds.dismissed, reason: '推荐程序合规，会议记录完整' };
  const out = { objectionId: objectionIds.inadmissible, reason: '所反映事项不属评选范围' };
  return [
    ...played(dismissed, (branchId) => {
      const by = [registrar(story, branchId), pair(branchId)[1]] as const;
      return refused('recorded_the_fact', both(by, publicNotice, id, 'DismissObjection', groundless)[0]);
    }),
    ...played(objected, (branchId) =>
      both(pair(branchId), publicNotice, id, 'UpholdObjection', upheld),
    ).flat(),
    ...played(dismissed, (branchId) =>
      both(pair(branchId), publicNotice, id, 'DismissObjection', groundless),
    ).flat(),
    ...played(inadmissible, (branchId) =>
      both(pair(branchId), publicNotice, id, 'DeclareObjectionInadmissible', out),
    ).flat(),
  ];
}

/** A day on which nobody could read it is added at its end. */
function extension(story: Story): Act[] {
  const endsOn = addWorkingDays(story.pack, noticeEndOn(story.pack, story.award.posted), 1);
  const data = { endsOn, reason: '公示系统停机检修一天' };
  const id = story.of('winners');
  const shorter = ask(stewards(story)[0], publicNotice, id, 'ExtendNotice', {
    ...data,
    endsOn: story.year.decision(17),
  });
  return [
    refused('shorter_not_allowed', shorter),
    ...both(stewards(story), publicNotice, id, 'ExtendNotice', data),
  ];
}
