/**
 * Who may do and see what, written by hand from docs/handbook/process.md#4 and docs/handbook/domain.md#1: the
 * second opinion on libs/contracts/src/policy.ts and on the read models' scopes. Do not derive it from them.
 *
 * OP operator · BO bureau officer · BS branch secretary · AS assessor · EX expert · CM committee · DI
 * discipline · AU auditor · SY system, SE security, AA audit administrator.
 *
 * any whatever unit it concerns own one's own unit (or one below it) only; of accounts: one's own account
 * only foreign never one's own unit, nor one above or below it: one is recused
 * (docs/handbook/process.md#1.17, docs/handbook/domain.md#5.3)
 * -        not at all
 */
export const commandTable = `
                               OP       BO   BS   AS       EX       CM       DI       AU   SY   SE   AA
RegisterPerson                 -        -    -    -        -        -        -        -    any  -    -
ImportPersons                  -        -    -    -        -        -        -        -    any  -    -
MovePerson                     -        -    -    -        -        -        -        -    any  -    -
CreateAccount                  -        -    -    -        -        -        -        -    any  -    -
ResetPassword                  -        -    -    -        -        -        -        -    any  any  -
MakeSealedCode                 -        -    -    -        -        -        -        -    own  own  -
RestoreSystemAdministrator     -        -    -    -        -        -        -        -    -    any  any
RestoreSecurityAdministrator   -        -    -    -        -        -        -        -    any  -    any
DisableAccount                 -        -    -    -        -        -        -        -    any  -    -
RequestRole                    -        -    -    -        -        -        -        -    any  -    -
GrantRole                      -        -    -    -        -        -        -        -    -    any  -
RevokeRole                     -        -    -    -        -        -        -        -    -    any  -
GiveDelegation                 own      own  -    -        -        own      own      -    -    -    -
ConfirmDelegation              -        -    -    -        -        -        any      -    -    -    -
EndDelegation                  own      own  -    -        -        own      own      -    -    -    -

DraftCampaign                  any      -    -    -        -        -        -        -    -    -    -
ReviseRulePack                 any      -    -    -        -        -        -        -    -    -    -
FreezeRulePack                 any      -    -    -        -        any      -        -    -    -    -
OpenCampaign                   any      -    -    -        -        -        -        -    -    -    -
AmendRulePack                  any      -    -    -        -        any      -        -    -    -    -
ExtendDeadline                 foreign  -    -    -        -        -        foreign  -    -    -    -
CloseCampaign                  any      -    -    -        -        any      -        -    -    -    -
CancelCampaign                 -        -    -    -        -        any      -        -    -    -    -
PublishCalendar                any      -    -    -        -        -        any      -    -    -    -
DefineBureauKinds              any      -    -    -        -        -        -        -    -    -    -
RegisterBureau                 any      -    -    -        -        -        -        -    -    -    -
RegisterBranch                 any      -    -    -        -        -        -        -    -    -    -
ImportOrganisation             any      -    -    -        -        -        -        -    -    -    -
RenameBranch                   any      -    -    -        -        -        -        -    -    -    -
MoveBranch                     any      -    -    -        -        -        -        -    -    -    -
CorrectUnit                    any      -    -    -        -        -        -        -    -    -    -
Reorganise                     any      -    -    -        -        -        -        -    -    -    -
MergeBranch                    any      -    -    -        -        -        -        -    -    -    -
AppointSecretary               any      -    -    -        -        -        -        -    -    -    -
VacateSecretary                any      -    -    -        -        -        -        -    -    -    -
ImportEarlierResults           any      -    -    -        -        -        -        -    -    -    -
JoinRecord                     any      -    -    -        -        -        any      -    -    -    -

PublishBureauPlan              -        own  -    -        -        -        -        -    -    -    -
FilePlan                       -        own  own  -        -        -        -        -    -    -    -
HoldMembersMeeting             -        own  own  -        -        -        -        -    -    -    -
ReportProgress                 -        own  own  -        -        -        -        -    -    -    -
DraftRecommendation            -        own  -    -        -        -        -        -    -    -    -
SealRecommendation             -        own  -    -        -        -        -        -    -    -    -
DeclareNoCandidate             -        own  -    -        -        -        -        -    -    -    -
RecallRecommendation           -        own  -    -        -        -        -        -    -    -    -
SelfNominate                   -        -    own  -        -        -        -        -    -    -    -
DraftApplication               -        own  own  -        -        -        -        -    -    -    -
SubmitApplication              -        -    own  -        -        -        -        -    -    -    -
ReturnApplication              foreign  -    -    -        -        -        -        -    -    -    -
AcceptApplication              foreign  -    -    -        -        -        -        -    -    -    -
DeclareIneligible              foreign  -    -    -        -        -        foreign  -    -    -    -
WithdrawApplication            -        -    own  -        -        -        -        -    -    -    -
WithdrawApplicationForBureau   -        own  -    -        -        -        -        -    -    -    -

FormGroup                      any      -    -    -        -        -        -        -    -    -    -
AssignCandidate                foreign  -    -    -        -        -        -        -    -    -    -
PlanVisit                      -        -    -    foreign  -        -        -        -    -    -    -
RecuseAssessor                 -        -    -    any      -        -        -        -    -    -    -
WithdrawAssessorRecusal        foreign  -    -    -        -        -        foreign  -    -    -    -
RecordAssessment               -        -    -    foreign  -        -        -        -    -    -    -
AnswerAssessment               -        -    own  -        -        -        -        -    -    -    -
UpholdAssessment               -        -    -    foreign  -        -        -        -    -    -    -
CorrectAssessment              -        -    -    foreign  -        -        -        -    -    -    -
AmendAssessment                -        -    -    foreign  -        -        -        -    -    -    -
RecordIndicator                foreign  -    -    foreign  -        -        -        -    -    -    -
CloseAssessment                foreign  -    -    -        -        -        -        -    -    -    -
CloseAssessmentWithoutResult   foreign  -    -    -        -        -        foreign  -    -    -    -
CertifyIntegrity               -        -    -    -        -        -        foreign  -    -    -    -
RegisterLead                   -        -    -    -        -        -        foreign  -    -    -    -
OpenInvestigation              -        -    -    -        -        -        foreign  -    -    -    -
CloseInvestigation             -        -    -    -        -        -        foreign  -    -    -    -
ConfirmViolation               -        -    -    -        -        -        foreign  -    -    -    -

FilePresentation               -        -    own  -        -        -        -        -    -    -    -
ConvenePanel                   any      -    -    -        -        -        any      -    -    -    -
DeclareConflict                -        -    -    -        any      -        -        -    -    -    -
CompleteConflictDeclaration    -        -    -    -        any      -        -        -    -    -    -
WithdrawRecusal                foreign  -    -    -        -        -        foreign  -    -    -    -
SubstituteExpert               foreign  -    -    -        -        -        foreign  -    -    -    -
FreezePanel                    any      -    -    -        -        -        any      -    -    -    -
SealDrawSecret                 any      -    -    -        -        -        any      -    -    -    -
DrawPresentationOrder          any      -    -    -        -        -        any      -    -    -    -
StartScoring                   any      -    -    -        -        -        -        -    -    -    -
StartPresentation              any      -    -    -        -        -        -        -    -    -    -
EndPresentation                any      -    -    -        -        -        -        -    -    -    -
DeferPresentation              foreign  -    -    -        -        -        foreign  -    -    -    -
AbandonPresentation            any      -    -    -        -        -        -        -    -    -    -
CloseScoring                   any      -    -    -        -        -        -        -    -    -    -
CloseScoringWithGaps           any      -    -    -        -        -        any      -    -    -    -
ReopenScoring                  foreign  -    -    -        -        -        foreign  -    -    -    -
OpenBallots                    any      -    -    -        -        -        any      -    -    -    -
SetBallotAside                 foreign  -    -    -        -        -        foreign  -    -    -    -
SealBallot                     -        -    -    -        own      -        -        -    -    -    -
ComputeRanking                 any      -    -    -        -        -        -        -    -    -    -
VoteRunOff                     -        -    -    -        foreign  -        -        -    -    -    -
CloseRunOff                    foreign  -    -    -        -        -        foreign  -    -    -    -
HoldDraw                       foreign  -    -    -        -        -        foreign  -    -    -    -
ConfirmRanking                 any      -    -    -        -        -        any      -    -    -    -
RecomputeRanking               any      -    -    -        -        -        any      -    -    -    -

RequestNaming                  any      -    -    -        -        -        -        -    -    -    -
ApproveWinners                 -        -    -    -        -        foreign  -        -    -    -    -
ReturnWinners                  -        -    -    -        -        any      -        -    -    -    -
ExcludeEntry                   -        -    -    -        -        foreign  -        -    -    -    -
CallSuccessor                  foreign  -    -    -        -        -        -        -    -    -    -
WaiveNotice                    -        -    -    -        -        foreign  -        -    -    -    -
NameBranch                     -        -    -    -        -        foreign  -        -    -    -    -
DeclineNaming                  -        -    own  -        -        -        -        -    -    -    -
IssueCertificate               foreign  -    -    -        -        -        -        -    -    -    -
UpholdNaming                   -        -    -    -        -        foreign  foreign  -    -    -    -
RevokeNaming                   -        -    -    -        -        foreign  foreign  -    -    -    -
WarnBranch                     -        -    -    -        -        foreign  foreign  -    -    -    -
LiftWarning                    -        -    -    -        -        foreign  foreign  -    -    -    -
ReinstateNaming                -        -    -    -        -        foreign  -        -    -    -    -
ReplaceCertificate             foreign  -    -    -        -        -        -        -    -    -    -
RecallPlaque                   foreign  -    -    -        -        -        -        -    -    -    -
RecommendTitle                 foreign  -    -    -        -        -        -        -    -    -    -
SubmitTitleForm                -        -    own  -        -        -        -        -    -    -    -
SealTitleBallot                -        -    -    -        foreign  -        -        -    -    -    -
OpenTitleBallots               foreign  -    -    -        -        -        foreign  -    -    -    -
ApproveTitle                   -        -    -    -        -        foreign  -        -    -    -    -
DeclineTitle                   -        -    -    -        -        foreign  -        -    -    -    -
ConferTitle                    -        -    -    -        -        foreign  -        -    -    -    -
RevokeTitle                    -        -    -    -        -        foreign  foreign  -    -    -    -
RecheckTitle                   -        -    -    -        -        foreign  foreign  -    -    -    -
PostNotice                     any      -    -    -        -        -        -        -    -    -    -
ExtendNotice                   any      -    -    -        -        -        any      -    -    -    -
RaiseObjection                 -        -    -    -        -        -        foreign  -    -    -    -
UpholdObjection                -        -    -    -        -        foreign  foreign  -    -    -    -
DismissObjection               -        -    -    -        -        foreign  foreign  -    -    -    -
DeclareObjectionInadmissible   -        -    -    -        -        foreign  foreign  -    -    -    -

SeeMessage                     own      own  own  own      own      own      own      own  own  own  own
`;

/**
 * Which rows each sees, by the view's path. Here `foreign` leaves out the rows that name one's account as
 * recused and those about one's own unit, `self` shows one's own account's, `role` those that name one's role
 * as a reader (for OP and CM without their own unit's), `duty` those that name one's role or, in it, one's
 * account as a holder (of one's own units, or not of one's own unit's); `world` is any, also for whoever is
 * not signed in.
 */
export const viewTable = `
                               OP       BO   BS   AS       EX       CM       DI       AU   SY   SE   AA
accounts                       self     self self self     self     self     self     any  any  any  self
persons                        any      -    -    -        -        -        any      any  any  any  -
people                         any      own  -    -        -        any      any      any  -    -    -
names                          any      any  any  any      any      any      any      any  any  any  any
role-requests                  -        -    -    -        -        -        any      any  any  any  -
sign-ins                       -        -    -    -        -        -        -        any  -    -    any
messages                       self     self self self     self     self     self     self self self self
dead-letters                   any      -    -    -        -        -        -        any  -    -    -

campaigns                      any      any  any  any      any      any      any      any  any  any  any
public-campaigns               world    any  any  any      any      any      any      any  any  any  any
calendars                      world    any  any  any      any      any      any      any  any  any  any
organisations                  any      any  any  any      any      any      any      any  any  any  any
units                          any      any  any  any      any      any      any      any  any  any  any
deadlines                      any      any  any  any      any      any      any      any  any  any  any
participations                 any      own  own  any      -        any      any      any  -    -    -
recommendations                any      own  -    -        -        any      any      any  -    -    -
candidates                     foreign  own  own  foreign  foreign  foreign  any      any  -    -    -
attachments                    foreign  own  own  foreign  foreign  foreign  any      any  -    -    -

assessment-groups              any      -    -    any      -        -        any      any  -    -    -
visits                         foreign  -    -    foreign  -        -        -        any  -    -    -
assessments                    foreign  own  own  foreign  -        -        any      any  -    -    -
answers                        foreign  own  own  -        -        -        -        any  -    -    -
integrity-records              -        -    -    -        -        -        any      any  -    -    -
standings                      any      own  own  -        -        any      any      any  -    -    -

entries                        foreign  own  own  -        foreign  foreign  any      any  -    -    -
panels                         any      any  any  any      any      any      any      any  -    -    -
conflicts                      any      -    -    -        self     -        any      any  -    -    -
declarations                   any      -    -    -        self     -        any      any  -    -    -
ballot-progress                any      -    -    -        self     -        any      any  -    -    -
ballots                        foreign  -    -    -        foreign  foreign  any      any  -    -    -
rankings                       any      -    -    -        any      any      any      any  -    -    -
ranking-entries                foreign  -    -    -        -        foreign  any      any  -    -    -
results                        any      own  own  -        -        any      any      any  -    -    -
namings                        any      -    -    -        -        any      any      any  -    -    -
places                         any      own  own  -        -        any      any      any  -    -    -
titles                         foreign  own  own  -        foreign  foreign  any      any  -    -    -
title-ballots                  foreign  -    -    -        self     -        any      any  -    -    -
objections                     any      -    -    -        -        any      any      any  -    -    -
notices                        world    any  any  any      any      any      any      any  any  any  any
named                          world    any  any  any      any      any      any      any  any  any  any
certificates                   world    any  any  any      any      any      any      any  any  any  any

history                        role     -    -    -        -        role     role     any  -    -    role
progress                       any      -    -    -        -        any      any      any  -    -    -
bureau-progress                any      -    -    -        -        any      any      any  -    -    -
overview                       any      -    -    -        -        any      any      any  -    -    -
reads                          -        -    -    -        -        -        -        any  -    -    any
tasks                          role     duty duty duty     duty     role     role     role duty duty duty
proposals                      duty     duty duty duty     duty     duty     duty     duty duty duty duty
receipts                       self     self self self     self     self     self     self self self self
`;

/**
 * The version of a row is told to those who may command what it is a row of, and to auditors: to anybody else
 * it would tell that something happened which they may not see.
 */
const versionTable = {
  'accounts.version': 'OP BO CM DI AU SY SE AA',
  'campaigns.version': 'OP CM DI AU',
  'calendars.version': 'OP DI AU',
  'organisations.version': 'OP DI AU',
  'participations.version': 'BO BS AU',
  'recommendations.version': 'BO AU',
  'candidates.version': 'OP BO BS DI AU',
  'assessment-groups.version': 'OP AS DI AU',
  'visits.version': 'OP AS AU',
  'assessments.version': 'OP AS BS DI AU',
  'answers.version': 'OP BS AU',
  'integrity-records.version': 'DI AU',
  'standings.version': 'AU',
  'entries.version': 'BS AU',
  'panels.version': 'OP EX DI AU',
  'ballot-progress.version': 'EX AU',
  'rankings.version': 'OP EX DI AU',
  'namings.version': 'OP CM DI AU',
  'titles.version': 'OP CM DI AU',
  'notices.version': 'OP CM DI AU',
  'messages.version': 'OP BO BS AS EX CM DI AU SY SE AA',
  'dead-letters.version': 'OP AU',
};

/**
 * Fields that some do not see in rows that they do. Every role that sees the view and is not named here does
 * not see the field.
 */
export const fieldTable: Readonly<Record<string, string>> = {
  ...versionTable,
  'persons.policeNumber': 'AU SY',
  'accounts.oneTimePassword': 'SY AU',
  'accounts.sealedCodeAt': 'SY SE AU',
  'campaigns.waiting': 'OP CM DI AU',
  'calendars.waiting': 'OP DI AU',
  'organisations.waiting': 'OP DI AU',
  // Whoever is not signed in reads what is published, and not what is lacking.
  'calendars.missing': 'OP BO BS AS EX CM DI AU SY SE AA',
  // The draft of a list and of a form is private to the unit that writes it (docs/handbook/process.md#1.4,
  // #5).
  'recommendations.draft': 'BO',
  'recommendations.waiting': 'BO AU',
  // Scores of a campaign below are for whoever reads its ranking.
  'recommendations.winners': 'OP CM DI AU',
  'candidates.draft': 'BO BS',
  'candidates.waiting': 'OP BO DI AU',
  'candidates.recused': 'OP DI AU',
  'attachments.confidentialFiles': 'DI AU',
  'attachments.recused': 'OP DI AU',
  // A branch learns its score when the notice is posted (docs/handbook/process.md#5), not before; experts
  // never see the assessment's.
  'assessments.dynamic': 'OP AS DI AU',
  'assessments.criteria': 'OP AS DI AU',
  'assessments.steps': 'OP AS DI AU',
  'assessments.members': 'OP AS DI AU',
  'assessments.recused': 'OP AS DI AU',
  'assessments.waiting': 'OP AS DI AU',
  // The case itself is discipline's and the auditor's (docs/handbook/process.md#1.11).
  'standings.cases': 'DI AU',
  'standings.violation': 'DI AU',
  'standings.waiting': 'DI AU',
  'entries.ground': 'DI AU',
  'entries.clearedUntil': 'OP CM DI AU',
  'entries.dynamic': 'OP CM DI AU',
  'entries.recused': 'OP DI AU',
  'panels.experts': 'OP CM DI AU',
  'panels.onSite': 'OP CM DI AU EX',
  'panels.presentation': 'OP CM DI AU EX',
  'panels.waiting': 'OP DI AU',
  'ballots.recused': 'OP DI AU',
  'rankings.winners': 'OP CM DI AU',
  'rankings.reserves': 'OP CM DI AU',
  'rankings.versions': 'OP CM DI AU',
  'rankings.voters': 'OP DI AU',
  'rankings.runOffs': 'OP CM DI AU',
  'rankings.draws': 'OP CM DI AU',
  'rankings.waiting': 'OP DI AU',
  'places.state': 'OP CM DI AU',
  'places.order': 'OP CM DI AU',
  // The ground of an exclusion is the committee's until it is announced.
  'places.reason': 'OP CM DI AU',
  'places.until': 'OP CM DI AU',
  'places.secret': 'OP CM DI AU',
  'titles.score': 'OP CM DI AU',
  'titles.recorded': 'OP CM DI AU',
  'titles.ballots': 'OP CM DI AU',
  'titles.sealedBy': 'OP DI AU',
  'titles.recused': 'OP DI AU',
  'titles.waiting': 'OP CM DI AU',
  // The facts from which the numbers of the units are counted.
  'overview.facts': '',
  'tasks.readers': '',
  'tasks.endsWith': '',
  'tasks.facts': '',
  'proposals.content': 'OP BO BS EX CM DI AU SY SE AA',
  'proposals.holders': '',
  // The public list has no order of merit.
  'named.place': 'OP CM DI AU',
  'named.secret': 'OP CM DI AU',
  'certificates.secret': 'OP CM DI AU',
  'named.revocationGround': 'OP CM DI AU',
  'named.warnedUntil': 'OP CM DI AU',
  'notices.waiting': 'OP CM DI AU',
  'notices.version': 'OP CM DI AU',
  // What an objection says is confidential to discipline (docs/handbook/domain.md#3).
  'objections.receivedOn': 'DI AU',
  'objections.registeredAt': 'DI AU',
  'objections.registeredBy': 'DI AU',
  'objections.ground': 'DI AU',
  'objections.identified': 'DI AU',
  'objections.kind': 'DI AU',
  'objections.reason': 'DI AU',
  'history.readers': 'AU',
};

/**
 * Endpoints that are neither commands nor views. `world` is for everybody, signed in or not. A file's content
 * goes to whoever sees the file listed, so `foreign` there is that of views.
 */
export const otherTable = `
                               OP       BO   BS   AS       EX       CM       DI       AU   SY   SE   AA
GET/health/live                world    any  any  any      any      any      any      any  any  any  any
GET/health/ready               world    any  any  any      any      any      any      any  any  any  any
GET/metrics                    world    any  any  any      any      any      any      any  any  any  any
GET/api/v1/system              world    any  any  any      any      any      any      any  any  any  any
POST/api/v1/session            world    any  any  any      any      any      any      any  any  any  any
GET/api/v1/session             any      any  any  any      any      any      any      any  any  any  any
DELETE/api/v1/session          any      any  any  any      any      any      any      any  any  any  any
POST/api/v1/session/password   any      any  any  any      any      any      any      any  any  any  any
POST/api/v1/rehearsal/advance  any      -    -    -        -        -        -        -    any  -    -
POST/api/v1/attachments        foreign  own  own  foreign  -        -        foreign  -    -    -    -
GET/api/v1/attachments/content foreign  own  own  foreign  foreign  foreign  any      any  -    -    -
POST/api/v1/imports/organisation any    -    -    -        -        -        -        -    -    -    -
POST/api/v1/registers/import    -        -    -    -        -        -        -        -    any  -    -
GET/api/v1/{service}-service/parked any -    -    -        -        -        -        -    any  -    -
POST/api/v1/{service}-service/parked/replay any - - -      -        -        -        -    any  -    -
GET/api/v1/stream              any      any  any  any      any      any      any      any  any  any  any
`;
