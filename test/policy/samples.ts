import type { AggregateContract } from '@laurel/contracts';
import { branchRow, declarations, evidence, form, meeting, pack, plan, scores } from '../http/campaign.ts';

/** Data that each command takes, so that a refusal is the policy's and not the schema's. They concern the target's branch where they name one. */

export interface Target {
  readonly branchId: string;
  readonly account: string;
}

/** The notice on which the objection `o2` was raised, which concerns b01.001. */
export const noticeId = 'winners-1';
const hash = 'a'.repeat(64);
const reason = { reason: '依据' };
const person = { accountId: 'as-one', personId: 'P-1', name: 'as-one' };
const documentNumber = '澜公1号';
const role = { role: 'assessor' };
const instants = { from: '2023-11-01T00:00:00.000Z', until: '2023-12-01T00:00:00.000Z' };
const branchOf = ({ branchId }: Target) => ({ branchId });
const bureauOf = ({ branchId }: Target) => branchId.split('.')[0]!;
const several = ({ branchId }: Target) => ({ branchIds: [branchId, 't01.001'] });
const secretary = { personId: 'P-9', name: '新书记', since: '2023-04-01' };

export const samples: Readonly<Record<string, (target: Target) => object>> = {
  CreateAccount: () => ({ login: 'somebody', name: '某某', personId: 'P-9', language: 'zh' }),
  ResetPassword: () => ({}),
  DisableAccount: () => reason,
  RequestRole: () => ({ ...role, ...reason }),
  GrantRole: () => role,
  RevokeRole: () => ({ ...role, ...reason }),
  GiveDelegation: () => ({ to: 'co-two', ...role, ...instants }),
  EndDelegation: () => ({ to: 'co-two', ...role }),

  DraftCampaign: () => ({ rulePack: pack }),
  ReviseRulePack: () => ({ rulePack: pack, ...reason }),
  FreezeRulePack: () => ({ rulePackHash: hash }),
  OpenCampaign: () => ({}),
  AmendRulePack: () => ({ rulePack: pack, ...reason }),
  ExtendDeadline: (target) => ({ bureauId: bureauOf(target), until: '2023-05-05', ...reason }),
  CloseCampaign: () => ({}),
  CancelCampaign: () => reason,
  RegisterBureau: () => ({ bureauId: 'b77', name: '新分局', kind: 'countyBureau' }),
  RegisterBranch: () => branchRow('b01.077'),
  ImportOrganisation: () => ({ bureaus: [], branches: [] }),
  RenameBranch: (target) => ({ ...branchOf(target), name: '新名', unitName: '新所', ...reason }),
  MergeBranch: (target) => ({ ...branchOf(target), into: 'b01.003', ...reason }),
  AppointSecretary: (target) => ({ ...branchOf(target), ...secretary }),
  ImportEarlierResults: (target) => ({ round: 1, results: [{ ...branchOf(target), honour: true, titles: [] }] }),
  PublishBureauPlan: () => ({ title: '方案', documentNumber }),
  FilePlan: () => plan,
  HoldMembersMeeting: () => meeting,
  ReportProgress: () => ({ kind: 'progress', title: '进展', report: '扎实推进', attachments: [] }),
  DraftRecommendation: (target) => ({ candidates: [{ ...branchOf(target), rank: 1, ...reason }] }),
  SealRecommendation: () => ({ minutesNumber: documentNumber }),
  DeclareNoCandidate: () => ({ minutesNumber: documentNumber, ...reason }),
  RecallRecommendation: () => reason,
  SelfNominate: () => reason,
  DraftApplication: () => ({ form: {} }),
  SubmitApplication: () => ({ form, declarations }),
  ReturnApplication: () => reason,
  AcceptApplication: () => ({}),
  DeclareIneligible: () => ({ rule: 'eligibility', ...reason }),
  WithdrawApplication: () => reason,
  WithdrawApplicationForBureau: () => reason,

  FormGroup: () => ({ name: '组', lead: 'as-one', departments: ['机关党委'], members: [person, { ...person, accountId: 'as-two' }] }),
  AssignCandidate: branchOf,
  PlanVisit: (target) => ({ ...branchOf(target), plannedOn: '2023-07-01' }),
  RecuseAssessor: (target) => ({ ...branchOf(target), ground: '亲属' }),
  RecordAssessment: () => ({
    recordId: 'v1',
    visitedAt: '2023-07-01T00:00:00.000Z',
    site: '所',
    scores: scores('90'),
    adjustments: [],
    evidence,
  }),
  AnswerAssessment: () => ({ recordId: 'v1', answer: 'accept' }),
  UpholdAssessment: () => ({ recordId: 'v1', ...reason }),
  CorrectAssessment: () => ({ recordId: 'v1', scores: scores('90'), adjustments: [], void: false, ...reason }),
  RecordIndicator: () => ({ indicatorId: 'provincialLine', value: { percent: '90' }, source: '通报' }),
  CloseAssessment: () => ({}),
  CloseAssessmentWithoutResult: () => reason,
  CertifyIntegrity: () => ({ certificateNumber: 'L-9' }),
  OpenInvestigation: () => ({ caseId: 'c1', allegation: '反映', evidence }),
  CloseInvestigation: () => ({ caseId: 'c1', outcome: '查否' }),
  ConfirmViolation: () => ({ fact: '属实', evidence }),

  FilePresentation: () => ({ deck: hash, logo: hash }),
  ConvenePanel: () => ({ documentNumber, experts: [person] }),
  DeclareConflict: (target) => ({ ...branchOf(target), ground: '亲属' }),
  CompleteConflictDeclaration: () => ({}),
  FreezePanel: () => ({}),
  DrawPresentationOrder: () => ({ seed: hash }),
  StartScoring: () => ({ stage: 'presentation' }),
  StartPresentation: branchOf,
  EndPresentation: branchOf,
  CloseScoring: () => ({ stage: 'onSite' }),
  CloseScoringWithGaps: () => ({ stage: 'onSite', ...reason }),
  ReopenScoring: (target) => ({ stage: 'onSite', ...several(target), ...reason }),
  OpenBallots: () => ({}),
  SetBallotAside: (target) => ({ stage: 'onSite', ...branchOf(target), expertId: 'ex-two', ground: 'conflict', ...reason }),
  SealBallot: () => ({ scores: scores('90') }),
  ComputeRanking: () => ({}),
  VoteRunOff: (target) => ({ ...several(target), choice: 't01.001' }),
  CloseRunOff: several,
  HoldDraw: (target) => ({ ...several(target), witnesses: ['何敏', '陆平'] }),
  ConfirmRanking: () => ({ version: 1 }),
  RecomputeRanking: () => ({ objectionId: 'o1' }),

  RequestNaming: () => ({ documentNumber }),
  ApproveWinners: (target) => ({ minutesNumber: documentNumber, ...several(target) }),
  ReturnWinners: () => reason,
  ExcludeEntry: (target) => ({ ...branchOf(target), ground: '失实' }),
  CallSuccessor: branchOf,
  NameBranch: (target) => ({ ...branchOf(target), documentNumber }),
  DeclineNaming: (target) => ({ ...branchOf(target), ...reason }),
  IssueCertificate: (target) => ({ ...branchOf(target), certificateNumber: 'C-1', plaqueNumber: 'P-1' }),
  RevokeNaming: (target) => ({ ...branchOf(target), ground: '隐瞒', documentNumber }),
  RecallPlaque: branchOf,
  RecommendTitle: () => ({}),
  SubmitTitleForm: () => ({ statement: '品牌', attachments: [] }),
  SealTitleBallot: () => ({ score: '90' }),
  OpenTitleBallots: () => ({}),
  ApproveTitle: () => ({ minutesNumber: documentNumber }),
  DeclineTitle: () => reason,
  ConferTitle: () => ({ documentNumber }),
  RevokeTitle: () => ({ ground: '失实' }),
  PostNotice: (target) => ({ kind: 'winners', ...several(target), endsOn: '2023-12-20' }),
  ExtendNotice: () => ({ endsOn: '2023-12-22', ...reason }),
  RaiseObjection: (target) => ({
    objectionId: 'o3',
    ...branchOf(target),
    receivedOn: '2023-12-10',
    ground: '反映',
    objector: { officialSeal: true },
  }),
  UpholdObjection: () => ({ objectionId: 'o2', kind: 'misconduct', ...reason }),
  DismissObjection: () => ({ objectionId: 'o2', ...reason }),
  DeclareObjectionInadmissible: () => ({ objectionId: 'o2', ...reason }),

  SeeMessage: () => ({}),
};

/** Commands on a body as a whole: their unit is the bureau, not its branch. */
const ofBureau = ['PublishBureauPlan', 'DraftRecommendation', 'SealRecommendation', 'DeclareNoCandidate', 'RecallRecommendation'];

/** The id of the aggregate that a command concerning the target is for. */
export function idFor({ name, id }: AggregateContract, type: string, target: Target): string {
  const parts = {
    campaign: 'r2023',
    unit: ofBureau.includes(type) ? bureauOf(target) : target.branchId,
    account: target.account,
    name: name === 'organisation' ? 'city' : name === 'notice' ? noticeId : 'n1',
    stage: 'onSite',
    title: 'oneBranchOneBrand',
  };
  return id.map((part) => parts[part]).join('.');
}
