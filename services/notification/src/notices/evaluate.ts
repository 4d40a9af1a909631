import { account, every, everyone, officersOf, operatorsFor, secretaries, secretary } from './audiences.ts';
import { type Notices, telling, type Texts } from './notices.ts';

/** Who is told what of evaluating and naming. Nothing that depends on a sealed ballot is told before the opening (PROCESS.md 1.3). */

export const evaluateTexts = {
  'panel-convened': [
    '您已受聘为评选专家，请逐一核对参评对象并完成回避声明。',
    'You are on the expert panel. Go through the entries and complete your declaration of conflicts.',
  ],
  'panel-frozen': ['专家组已确定，请查看您的评审对象。', 'The panel is final. See which entries are yours.'],
  'expert-recused': ['您须回避 {unit}。', 'You are recused from {unit}.'],
  'order-drawn': ['现场展示顺序已抽定，请查看日程。', 'The order of presentations was drawn. See the schedule.'],
  'scoring-started': ['“{stageZh}”评分已开始。', 'Scoring of the stage “{stageEn}” has begun.'],
  'scoring-reopened': ['“{stageZh}”评分对部分对象重新开放。', 'Scoring of the stage “{stageEn}” is open again for some entries.'],
  'ballots-opened': ['评分表已开封。', 'The ballots have been opened.'],
  'ballot-set-aside': ['您对 {unit} 的一张评分表已作废。', 'One of your ballots, on {unit}, was set aside.'],
  'run-off-needed': ['排名中有并列，须加赛投票或抽签。', 'The ranking has a tie to be resolved by run-off or draw.'],
  'ranking-confirmed': ['排名第 {version} 版已确认。', 'Version {version} of the ranking is confirmed.'],
  'naming-requested': [
    '命名请示（{documentNumber}）已送达，请审议。',
    'The request for naming ({documentNumber}) has come in and waits for you.',
  ],
  'winners-approved': [
    '拟命名名单已批准（{minutesNumber}），请发布公示。',
    'The proposed list was approved ({minutesNumber}). Post the public notice.',
  ],
  'winners-returned': ['拟命名名单被退回，理由见命名页面。', 'The proposed list was returned; the naming page says why.'],
  'entry-excluded': [
    '{unit}未列入拟命名名单，决定见命名页面。',
    '{unit} was excluded from the proposed list; the naming page has the decision.',
  ],
  'successor-called': ['{unit}递补为拟命名对象。', '{unit} moves up as the next reserve.'],
  'place-held': ['{unit}的名额暂予保留。', 'The place of {unit} is held.'],
  'place-restored': ['{unit}的名额已恢复。', 'The place of {unit} is restored.'],
  'place-forfeited': ['{unit}不再占有名额。', '{unit} no longer has a place.'],
  'naming-declined': ['{unit}放弃命名。', '{unit} declined the naming.'],
  'branch-named': ['{unit}被命名为“{honourZh}”（{documentNumber}）。', '{unit} was named “{honourEn}” ({documentNumber}).'],
  'certificate-issued': [
    '{unit}的证书 {certificateNumber}、牌匾 {plaqueNumber} 已制发。',
    'Certificate {certificateNumber} and plaque {plaqueNumber} of {unit} were issued.',
  ],
  'naming-revoked': ['{unit}的命名已撤销（{documentNumber}）。', 'The naming of {unit} was revoked ({documentNumber}).'],
  'plaque-recalled': ['{unit}的牌匾 {plaqueNumber} 已收回。', 'Plaque {plaqueNumber} of {unit} was recalled.'],
  'title-recommended': ['{unit}被推荐参评专项称号，请提交专项申报。', '{unit} was recommended for a title. Submit the title’s form.'],
  'title-form-submitted': ['{unit}已提交专项申报，请评分。', '{unit} submitted its form for a title. Seal your ballot.'],
  'title-scored': ['一项专项称号评分已开封，待审议。', 'The ballots for a title were opened; it waits for the committee.'],
  'title-approved': ['一项专项称号已批准，请发布公示。', 'A title was approved. Post its public notice.'],
  'title-not-conferred': ['{unit}未获专项称号。', '{unit} was not given the title.'],
  'title-conferred': ['{unit}被授予专项称号（{documentNumber}）。', '{unit} was given a title ({documentNumber}).'],
  'title-revoked': ['{unit}的专项称号已撤销。', 'A title of {unit} was revoked.'],
  'notice-posted': ['公示已发布，至 {endsOn} 24:00 止。', 'A public notice was posted; it runs to the end of {endsOn}.'],
  'notice-extended': ['公示延长至 {endsOn} 24:00。', 'A public notice was extended to the end of {endsOn}.'],
  'notice-closed': ['公示期满。', 'A public notice has ended.'],
  'objection-raised': ['收到一项异议，待核查。', 'An objection was registered and waits to be examined.'],
  'objection-decided': ['一项异议已作出处理。', 'An objection was decided.'],
} as const satisfies Texts;
const { tell, tellOf } = telling(evaluateTexts);

const stages = { onSite: ['实地考评', 'on-site visit'], presentation: ['现场展示', 'presentation'] } as const;
const stageNames = (stage: keyof typeof stages) => ({ stageZh: stages[stage][0], stageEn: stages[stage][1] });
const deciders = [every('operator'), every('committee'), every('discipline')];

export const evaluateNotices: Notices = {
  PanelConvened: ({ experts }) =>
    tell(
      'panel-convened',
      experts.map(({ accountId }) => account(accountId)),
    ),
  PanelFrozen: ({ assignments }) => {
    const experts = [...new Set(assignments.flatMap((assigned) => assigned.experts))].sort();
    return tell('panel-frozen', experts.map(account));
  },
  ExpertRecused: ({ branchId, expertId }) => tellOf(branchId, 'expert-recused', [account(expertId)]),
  PresentationOrderDrawn: ({ order }) => tell('order-drawn', [...secretaries(order), every('expert')]),
  ScoringStarted: ({ stage }) => tell('scoring-started', [every('expert')], stageNames(stage)),
  ScoringReopened: ({ stage }) => tell('scoring-reopened', [every('expert')], stageNames(stage)),
  BallotsOpened: () => tell('ballots-opened', [...deciders, every('auditor')]),
  BallotSetAside: ({ branchId, expertId }) => tellOf(branchId, 'ballot-set-aside', [account(expertId)]),
  RankingComputed: ({ open }) =>
    open.length > 0 ? tell('run-off-needed', [every('operator'), every('discipline'), every('expert')]) : undefined,
  RankingConfirmed: ({ version }) => tell('ranking-confirmed', [...deciders, every('auditor')], { version: String(version) }),
};

export const nameNotices: Notices = {
  NamingRequested: ({ documentNumber }) => tell('naming-requested', [every('committee')], { documentNumber }),
  WinnersApproved: ({ minutesNumber }) => tell('winners-approved', [every('operator')], { minutesNumber }),
  WinnersReturned: () => tell('winners-returned', [every('operator')]),
  EntryExcluded: ({ branchId }) => tellOf(branchId, 'entry-excluded', [secretary(branchId), operatorsFor(branchId)]),
  SuccessorCalled: ({ branchId }) => tellOf(branchId, 'successor-called', [secretary(branchId), every('operator'), every('committee')]),
  PlaceHeld: ({ branchId }) => tellOf(branchId, 'place-held', [secretary(branchId), every('operator')]),
  PlaceRestored: ({ branchId }) => tellOf(branchId, 'place-restored', [secretary(branchId), every('operator')]),
  PlaceForfeited: ({ branchId }) => tellOf(branchId, 'place-forfeited', [secretary(branchId), every('operator')]),
  NamingDeclined: ({ branchId }) => tellOf(branchId, 'naming-declined', [every('operator'), every('committee')]),
  BranchNamed: ({ branchId, honourName, documentNumber }) =>
    tellOf(branchId, 'branch-named', [secretary(branchId), officersOf(branchId)], {
      honourZh: honourName.zh,
      honourEn: honourName.en,
      documentNumber,
    }),
  CertificateIssued: ({ branchId, certificateNumber, plaqueNumber }) =>
    tellOf(branchId, 'certificate-issued', [secretary(branchId)], { certificateNumber, plaqueNumber }),
  NamingRevoked: ({ branchId, documentNumber }) =>
    tellOf(branchId, 'naming-revoked', [secretary(branchId), officersOf(branchId), every('operator')], { documentNumber }),
  PlaqueRecalled: ({ branchId, plaqueNumber }) => tellOf(branchId, 'plaque-recalled', [secretary(branchId)], { plaqueNumber }),

  TitleRecommended: ({ branchId }) => tellOf(branchId, 'title-recommended', [secretary(branchId)]),
  TitleFormSubmitted: ({ branchId }) => tellOf(branchId, 'title-form-submitted', [{ role: 'expert', foreignTo: branchId }]),
  TitleScored: () => tell('title-scored', [every('committee')]),
  TitleApproved: () => tell('title-approved', [every('operator')]),
  TitleNotConferred: ({ branchId }) => tellOf(branchId, 'title-not-conferred', [secretary(branchId)]),
  TitleConferred: ({ branchId, documentNumber }) =>
    tellOf(branchId, 'title-conferred', [secretary(branchId), officersOf(branchId)], { documentNumber }),
  TitleRevoked: ({ branchId }) => tellOf(branchId, 'title-revoked', [secretary(branchId), officersOf(branchId)]),

  PublicNoticePosted: ({ endsOn }) => tell('notice-posted', everyone, { endsOn }),
  PublicNoticeExtended: ({ endsOn }) => tell('notice-extended', everyone, { endsOn }),
  PublicNoticeClosed: () => tell('notice-closed', deciders),
  // To discipline alone, and there not to whoever must keep away; not even which entry it concerns.
  ObjectionRaised: ({ branchId }) => tell('objection-raised', [{ role: 'discipline', foreignTo: branchId }]),
  ObjectionUpheld: () => tell('objection-decided', deciders),
  ObjectionDismissed: () => tell('objection-decided', deciders),
  ObjectionInadmissible: () => tell('objection-decided', [every('discipline')]),
};
