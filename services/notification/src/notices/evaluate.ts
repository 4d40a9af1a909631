import { account, every, everyone, officersOf, operatorsFor, secretaries, secretary } from './audiences.ts';
import { type Notices, tell, tellOf } from './notices.ts';

/** Who is told what of evaluating and naming. Nothing that depends on a sealed ballot is told before the opening (PROCESS.md 1.3). */

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
