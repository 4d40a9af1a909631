import { ballot, panel } from '@laurel/contracts';
import { missingExpert, resealingExpert } from '../story/forecast.ts';
import type { Stage } from '../story/marks.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, played, refused, type Scene } from './act.ts';
import { closing } from './assessing.ts';
import { presentationOrder, stewards } from './convening.ts';
import { violation } from './disputing.ts';

const onSiteDays = 3;
const presentationsPerHalfDay = 10;
/** Half days of presentations before the ballots are opened. */
const halfDays = 8;

/** Experts score on site, then at the presentations; ballots are sealed until all are in. */
export function scoring(story: Story): Scene[] {
  return [
    scene(story, 1, '08:30', '尚有考核未结束', 'An assessment is still open', () => stillOpen(story)),
    ...(story.stages.onSite ? onSiteScenes(story) : []),
    ...played(story.parts.conflictLate, (branchId) =>
      scene(story, 4, '09:00', '事后声明回避', 'A conflict is declared late', () => [
        [lateConflict(story, branchId)],
      ]),
    ),
    ...(story.stages.onSite ? [onSiteEnd(story)] : []),
    ...(story.entriesWith('violatesLate').length > 0
      ? [
          scene(story, 4, '11:00', '评审期间查实违纪', 'A violation while scoring', () => [
            violation(story, 'violatesLate'),
          ]),
        ]
      : []),
    ...(story.stages.presentation ? presentationScenes(story) : []),
    ...played(story.parts.unscored, (branchId) => [
      scene(story, 5, '09:00', '重启一家实地考评', 'On-site scoring is reopened', () => [
        reopened(story, branchId),
      ]),
      scene(story, 5, '18:00', '实地考评再次结束', 'On-site scoring ends again', () => [endsAgain(story)]),
    ]).flat(),
  ];
}

function scene(
  { year }: Story,
  day: number,
  time: string,
  zh: string,
  en: string,
  waves: Scene['waves'],
): Scene {
  return { zh, en, at: at(year.decision(day), time), waves };
}

function onSiteScenes(story: Story): Scene[] {
  return [
    scene(story, 1, '09:00', '实地考评开始', 'On-site scoring begins', () => [starts(story, 'onSite')]),
    ...Array.from({ length: onSiteDays }, (_, day) =>
      scene(
        story,
        day + 1,
        '17:00',
        `实地考评封存评分（${day + 1}/${onSiteDays}）`,
        `On-site ballots are sealed (${day + 1} of ${onSiteDays})`,
        () => [onSite(story, day)],
      ),
    ),
  ];
}

function onSiteEnd(story: Story): Scene {
  return story.parts.unscored === undefined
    ? scene(story, 4, '10:00', '实地考评结束', 'On-site scoring ends', () => [
        [ask(stewards(story)[0], panel, story.campaign, 'CloseScoring', { stage: 'onSite' })],
      ])
    : scene(story, 4, '10:00', '实地考评结束', 'On-site scoring ends with a gap', () => [onSiteEnds(story)]);
}

function presentationScenes(story: Story): Scene[] {
  const order = presentedOrder(story);
  const each = Math.max(presentationsPerHalfDay, Math.ceil(order.length / halfDays));
  const halves = Array.from({ length: Math.ceil(order.length / each) }, (_, half) =>
    order.slice(half * each, (half + 1) * each),
  );
  return [
    scene(story, 4, '14:00', '现场展示开始', 'The presentations begin', () =>
      presentationsBegin(story, order),
    ),
    ...(order.length > 1 ? [lateTeam(story)] : []),
    ...halves.map((branchIds, half) =>
      scene(
        story,
        5 + Math.floor(half / 2),
        half % 2 === 0 ? '11:45' : '17:15',
        `现场展示（${half + 1}/${halves.length}）`,
        `Presentations (${half + 1} of ${halves.length})`,
        () => presented(story, branchIds),
      ),
    ),
  ];
}

/** Scoring cannot begin while an assessment is open; the forgotten one is closed. */
function stillOpen(story: Story): Act[][] {
  const [operator] = stewards(story);
  const start = ask(operator, panel, story.campaign, 'StartScoring', { stage: 'onSite' });
  const last = story.scored.slice(-1).map(({ branchId }) => closing(story, branchId));
  return [last.length > 0 ? [refused('assessment_open', start)] : [], last];
}

function starts(story: Story, stage: Stage): Act[] {
  return [ask(stewards(story)[0], panel, story.campaign, 'StartScoring', { stage })];
}

export function sheet(story: Story, stage: Stage, branchId: string, by: Account, number = 0): CommandAct {
  return ask(
    by,
    ballot,
    `${story.campaign}.${stage}.${branchId}.${by.accountId}`,
    'SealBallot',
    story.marks.ballot(stage, branchId, by.accountId, number),
  );
}

function onSite(story: Story, day: number): Act[] {
  const visited = story.scored
    .filter((_, index) => index % onSiteDays === day)
    .map(({ branchId }) => branchId);
  const sealed = visited.flatMap((branchId) =>
    story
      .expertsOf(branchId)
      .filter(({ accountId }) => branchId !== story.parts.unscored || accountId !== missingExpert(story))
      .flatMap((expert) => [
        sheet(story, 'onSite', branchId, expert),
        ...(branchId === story.parts.resealed && expert.accountId === resealingExpert(story)
          ? [sheet(story, 'onSite', branchId, expert, 1)]
          : []),
      ]),
  );
  return day === 0 ? [...mistakes(story, visited), ...sealed] : sealed;
}

/** Plays every mistake that a ballot may have. None of the refusals may tell a score. */
function mistakes(story: Story, visited: readonly string[]): Act[] {
  const { scale } = story.marks;
  const [branchId] = visited.filter(
    (candidate) => story.expertsOf(candidate).length === story.staff.panel.length,
  );
  const experts = branchId === undefined ? [] : story.expertsOf(branchId);
  if (experts.length < 2) return [];
  const [one, two, three, four, five] = Array.from(
    { length: 5 },
    (_, index) => experts[index % experts.length]!,
  );
  const other = five === one ? two : five;
  const right = (by: Account) => sheet(story, 'onSite', branchId!, by);
  const scores = (by: Account) =>
    (right(by).data as { scores: { criterionId: string; score: string }[] }).scores;
  const first = (by: Account, score: string) => {
    const changed = scores(by).map((given, index) => (index === 0 ? { ...given, score } : given));
    return { ...right(by), data: { scores: changed } };
  };
  const near = story.scored.find(({ branchId: candidate }) => story.recused('expert', candidate));
  const recusal = near
    ? [refused('recused', sheet(story, 'onSite', near.branchId, story.recused('expert', near.branchId)!))]
    : [];
  return [
    refused('score_range', first(one!, scale.tooHigh())),
    ...(scale.hasOffSteps ? [refused('score_step', first(two!, scale.offStep(85)))] : []),
    refused('criterion_missing', { ...right(three!), data: { scores: scores(three!).slice(1) } }),
    ...(scale.needsReason(scale.of(100))
      ? [refused('extreme_reason_missing', first(four!, scale.of(100)))]
      : []),
    refused('out_of_scope', { ...right(other!), by: one! }),
    ...recusal,
  ];
}

function lateConflict(story: Story, branchId: string): Act {
  const data = { branchId, ground: '核对后发现，与该支部一名民警系姻亲' };
  return ask(story.forgetful!, panel, story.campaign, 'DeclareConflict', data);
}

/** One ballot is missing and will not come: two persons close over the gap, with the reason. */
function onSiteEnds(story: Story): Act[] {
  const pair = stewards(story);
  const close = ask(pair[0], panel, story.campaign, 'CloseScoring', { stage: 'onSite' });
  const reason = '一名专家因病未能到场，缺评一份，其余评分有效';
  return [
    refused('ballots_missing', close),
    ...both(pair, panel, story.campaign, 'CloseScoringWithGaps', { stage: 'onSite', reason }),
    refused('stage_open', both(pair, panel, story.campaign, 'OpenBallots', {})[0]),
  ];
}

/** For the expert who was ill, who could not come on that day either. */
function reopened(story: Story, unscored: string): Act[] {
  const pair = [story.free('operator', unscored)[0]!, story.free('discipline', unscored)[0]!] as const;
  const data = { stage: 'onSite' as const, branchIds: [unscored], reason: '给予因病缺评的专家补评机会' };
  return both(pair, panel, story.campaign, 'ReopenScoring', data);
}

function endsAgain(story: Story): Act[] {
  const reason = '该专家仍未能到场，其余评分有效';
  return both(stewards(story), panel, story.campaign, 'CloseScoringWithGaps', { stage: 'onSite', reason });
}

function presentationsBegin(story: Story, order: readonly string[]): Act[][] {
  const [operator] = stewards(story);
  const [first, second] = order;
  const early = played(first, (branchId) =>
    refused('not_presented', sheet(story, 'presentation', branchId, story.expertsOf(branchId)[0]!)),
  );
  const unasked = played(second, (branchId) =>
    refused('presentation_order', ask(operator, panel, story.campaign, 'StartPresentation', { branchId })),
  );
  return [starts(story, 'presentation'), [...unasked, ...early]];
}

function presented(story: Story, branchIds: readonly string[]): Act[][] {
  const [operator] = stewards(story);
  const stage = branchIds.flatMap((branchId) => [
    ...(branchId === notReady(story, branchIds) ? brokenOff(story, branchId) : []),
    ask(operator, panel, story.campaign, 'StartPresentation', { branchId }),
    ask(operator, panel, story.campaign, 'EndPresentation', { branchId }),
  ]);
  const ballots = branchIds.flatMap((branchId) =>
    story
      .expertsOf(branchId)
      .map((expert) =>
        branchId === story.parts.conflictLate && expert === story.forgetful
          ? story.staff.reserveExpert
          : expert,
      )
      .map((expert) => sheet(story, 'presentation', branchId, expert)),
  );
  return [stage, ballots];
}

/** Gives the first team of the first half day, which begins without its deck and presents again later. */
function notReady(story: Story, branchIds: readonly string[]): string | undefined {
  const order = presentedOrder(story);
  return branchIds[0] === order[0] ? order[0] : undefined;
}

function brokenOff(story: Story, branchId: string): Act[] {
  const [operator] = stewards(story);
  return [
    ask(operator, panel, story.campaign, 'StartPresentation', { branchId }),
    ask(operator, panel, story.campaign, 'AbandonPresentation', {
      branchId,
      reason: '投影设备故障，稍后重新展示',
    }),
  ];
}

/** The order as it is drawn, but for the team that is late. */
function presentedOrder(story: Story): string[] {
  const drawn = presentationOrder(story).filter((branchId) => story.entry(branchId).fate === 'competes');
  const [first, late, ...others] = drawn;
  return late === undefined ? drawn : [first!, ...others, late];
}

/** The second team by the drawn order is stuck on its way. */
function lateTeam(story: Story): Scene {
  return scene(story, 5, '08:30', '一队迟到，改为最后展示', 'A late team presents last', () => [late(story)]);
}

function late(story: Story): Act[] {
  const branchId = presentedOrder(story).at(-1)!;
  const pair = [story.free('operator', branchId)[0]!, story.free('discipline', branchId)[0]!] as const;
  const data = { branchId, reason: '途中车辆故障，未能按时到场' };
  return both(pair, panel, story.campaign, 'DeferPresentation', data);
}
