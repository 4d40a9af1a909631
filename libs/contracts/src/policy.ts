import type { Role } from './roles.ts';

/**
 * Who may do and see what: the one table that HTTP, lists, counts, live events, exports and reactions obey.
 *
 * Scopes of an act, by the unit it concerns:
 * - `any`: every unit;
 * - `mine`: a unit that the role was granted for, or below it;
 * - `foreign`: never one's own unit, nor one above or below it (recusal, PROCESS.md 1.17);
 * - `self`: what belongs to the account that acts.
 */
export type Scope = 'any' | 'mine' | 'foreign' | 'self';

export interface Permission {
  /** The roles that may do it alone; none for acts of two persons and of the system. */
  readonly by: readonly Role[];
  /** The roles of the two persons it needs, in any order. */
  readonly pair?: readonly [Role, Role];
  readonly scope: Scope;
}

const by = (scope: Scope, ...roles: Role[]): Permission => ({ by: roles, scope });
const pair = (scope: Scope, one: Role, other: Role): Permission => ({ by: [], pair: [one, other], scope });
/** Only the scheduler or a reaction. */
const system: Permission = { by: [], scope: 'any' };

/** Acts whose content is sealed: logs say that they were refused, not why (PROCESS.md 1.3). */
export const sealedActs: readonly string[] = ['SealBallot', 'VoteRunOff', 'SealTitleBallot'];

export const acts: Readonly<Record<string, Permission>> = {
  CreateAccount: by('any', 'systemAdministrator'),
  ResetPassword: by('any', 'systemAdministrator'),
  DisableAccount: by('any', 'systemAdministrator'),
  RequestRole: by('any', 'systemAdministrator'),
  GrantRole: by('any', 'securityAdministrator'),
  RevokeRole: by('any', 'securityAdministrator'),
  GiveDelegation: by('self', 'bureauOfficer', 'operator', 'discipline', 'committee'),
  EndDelegation: by('self', 'bureauOfficer', 'operator', 'discipline', 'committee'),
  /** Done by the session controller for whoever proved the present password. */
  ChangePassword: system,
  OpenSession: system,
  CloseSession: system,
  RefuseSession: system,

  DraftCampaign: by('any', 'operator'),
  ReviseRulePack: by('any', 'operator'),
  FreezeRulePack: pair('any', 'operator', 'committee'),
  OpenCampaign: by('any', 'operator'),
  AmendRulePack: pair('any', 'operator', 'committee'),
  ExtendDeadline: pair('foreign', 'operator', 'discipline'),
  PassDeadline: system,
  StartPhase: system,
  CloseCampaign: pair('any', 'operator', 'committee'),
  CancelCampaign: pair('any', 'committee', 'committee'),
  RegisterBureau: by('any', 'operator'),
  RegisterBranch: by('any', 'operator'),
  ImportOrganisation: by('any', 'operator'),
  RenameBranch: by('any', 'operator'),
  MergeBranch: by('any', 'operator'),
  AppointSecretary: by('any', 'operator'),
  InviteUnits: system,
  ImportEarlierResults: by('any', 'operator'),
  PublishBureauPlan: by('mine', 'bureauOfficer'),
  FilePlan: by('mine', 'branchSecretary', 'bureauOfficer'),
  HoldMembersMeeting: by('mine', 'branchSecretary', 'bureauOfficer'),
  ReportProgress: by('mine', 'branchSecretary', 'bureauOfficer'),
  DraftRecommendation: by('mine', 'bureauOfficer'),
  SealRecommendation: pair('mine', 'bureauOfficer', 'bureauOfficer'),
  DeclareNoCandidate: pair('mine', 'bureauOfficer', 'bureauOfficer'),
  RecallRecommendation: pair('mine', 'bureauOfficer', 'bureauOfficer'),
  CloseRecommendation: system,
  ReopenRecommendation: system,
  SelfNominate: by('mine', 'branchSecretary'),
  DraftApplication: by('mine', 'branchSecretary', 'bureauOfficer'),
  SubmitApplication: by('mine', 'branchSecretary'),
  ReturnApplication: by('foreign', 'operator'),
  AcceptApplication: by('foreign', 'operator'),
  DeclareIneligible: pair('foreign', 'operator', 'discipline'),
  WithdrawApplication: by('mine', 'branchSecretary'),
  WithdrawApplicationForBureau: pair('mine', 'bureauOfficer', 'bureauOfficer'),
  WithdrawMergedApplication: system,
  LapseApplication: system,
  StoreAttachment: by('mine', 'bureauOfficer', 'branchSecretary'),
  StoreEvidence: by('foreign', 'assessor', 'discipline', 'operator'),

  FormGroup: by('any', 'operator'),
  AssignCandidate: by('foreign', 'operator'),
  PlanVisit: by('foreign', 'assessor'),
  RecuseAssessor: by('any', 'assessor'),
  OpenAssessment: system,
  RecordAssessment: pair('foreign', 'assessor', 'assessor'),
  AnswerAssessment: by('mine', 'branchSecretary'),
  UpholdAssessment: by('foreign', 'assessor'),
  CorrectAssessment: by('foreign', 'assessor'),
  RecordIndicator: pair('foreign', 'operator', 'assessor'),
  CloseAssessment: by('foreign', 'operator'),
  CloseAssessmentWithoutResult: pair('foreign', 'operator', 'discipline'),
  WithdrawAssessment: system,
  CertifyIntegrity: by('foreign', 'discipline'),
  OpenInvestigation: by('foreign', 'discipline'),
  CloseInvestigation: by('foreign', 'discipline'),
  ConfirmViolation: pair('foreign', 'discipline', 'discipline'),

  AdmitEntry: system,
  ReceiveDynamicScore: system,
  SuspendEntry: system,
  ResumeEntry: system,
  DisqualifyEntry: system,
  WithdrawEntry: system,
  ClearEntry: system,
  FilePresentation: by('mine', 'branchSecretary'),
  ConvenePanel: pair('any', 'operator', 'discipline'),
  DeclareConflict: by('any', 'expert'),
  CompleteConflictDeclaration: by('any', 'expert'),
  FreezePanel: pair('any', 'operator', 'discipline'),
  DeriveConflicts: system,
  DrawPresentationOrder: pair('any', 'operator', 'discipline'),
  StartScoring: by('any', 'operator'),
  StartPresentation: by('any', 'operator'),
  EndPresentation: by('any', 'operator'),
  CloseScoring: by('any', 'operator'),
  CloseScoringWithGaps: pair('any', 'operator', 'discipline'),
  ReopenScoring: pair('foreign', 'operator', 'discipline'),
  OpenBallots: pair('any', 'operator', 'discipline'),
  SetBallotAside: pair('foreign', 'operator', 'discipline'),
  SealBallot: by('self', 'expert'),
  ComputeRanking: by('any', 'operator'),
  VoteRunOff: by('foreign', 'expert'),
  CloseRunOff: pair('foreign', 'operator', 'discipline'),
  HoldDraw: pair('foreign', 'operator', 'discipline'),
  ConfirmRanking: pair('any', 'operator', 'discipline'),
  RecomputeRanking: pair('any', 'operator', 'discipline'),
  PublishRanking: system,
  RequestNaming: by('any', 'operator'),
  ApproveWinners: pair('foreign', 'committee', 'committee'),
  ReturnWinners: by('any', 'committee'),
  ExcludeEntry: pair('foreign', 'committee', 'committee'),
  CallSuccessor: by('foreign', 'operator'),
  HoldPlace: system,
  RestorePlace: system,
  ForfeitPlace: system,
  NameBranch: pair('foreign', 'committee', 'committee'),
  DeclineNaming: by('mine', 'branchSecretary'),
  IssueCertificate: by('foreign', 'operator'),
  RevokeNaming: pair('foreign', 'discipline', 'committee'),
  RecallPlaque: by('foreign', 'operator'),
  RecommendTitle: by('foreign', 'operator'),
  SubmitTitleForm: by('mine', 'branchSecretary'),
  SealTitleBallot: by('foreign', 'expert'),
  OpenTitleBallots: pair('foreign', 'operator', 'discipline'),
  ApproveTitle: pair('foreign', 'committee', 'committee'),
  DeclineTitle: pair('foreign', 'committee', 'committee'),
  ConferTitle: pair('foreign', 'committee', 'committee'),
  RevokeTitle: pair('foreign', 'discipline', 'committee'),
  LapseTitle: system,
  PostNotice: by('any', 'operator'),
  ExtendNotice: pair('any', 'operator', 'discipline'),
  CloseNotice: system,
  RaiseObjection: by('foreign', 'discipline'),
  UpholdObjection: pair('foreign', 'discipline', 'committee'),
  DismissObjection: pair('foreign', 'discipline', 'committee'),
  DeclareObjectionInadmissible: by('foreign', 'discipline'),

  Announce: system,
  QueueMessage: system,
  SendMessage: system,
  FailMessage: system,
  SeeMessage: by(
    'self',
    'operator',
    'bureauOfficer',
    'branchSecretary',
    'assessor',
    'expert',
    'committee',
    'discipline',
    'auditor',
    'systemAdministrator',
    'securityAdministrator',
    'auditAdministrator',
  ),
};
