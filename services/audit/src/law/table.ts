import type { EventName } from '@laurel/contracts';
import * as access from './access.ts';
import * as apply from './apply.ts';
import * as assess from './assess.ts';
import { awardLaw } from './award-table.ts';
import * as campaign from './campaign.ts';
import * as city from './city.ts';
import * as entries from './entries.ts';
import * as evaluate from './evaluate.ts';
import { packOfHash } from './everywhere.ts';
import * as groups from './groups.ts';
import * as integrity from './integrity.ts';
import * as loans from './loans.ts';
import * as messages from './messages.ts';
import * as name from './name.ts';
import * as nominate from './nominate.ts';
import * as notice from './notice.ts';
import * as panel from './panel.ts';
import * as persons from './persons.ts';
import * as proposals from './proposals.ts';
import type { Rule } from './rule.ts';
import * as substitution from './substitution.ts';
import * as ties from './ties.ts';

/**
 * A line for every event there is: the rules it keeps beside those that every event keeps (who, in which
 * state, whose role, which cause: everywhere.ts) and those of the other checks (lists, two persons, seals,
 * results). An event without a line does not compile; an empty line says that nothing else binds it.
 */
export const law: Readonly<Record<EventName, readonly Rule[]>> = {
  // Everywhere
  ActProposed: [proposals.proposedAsAsked, proposals.hashOfContent],
  ProposalDeclined: [proposals.declinedToItsProposer],
  ProposalWithdrawn: [],
  RecordRead: [access.ownReading],
  // Identity
  PersonRegistered: [persons.registeredOnce],
  PersonMoved: [persons.movedTruly],
  AccountCreated: [access.loginOnce, persons.ofRegistered],
  AccountDisabled: [access.oneIsLeft],
  PasswordSet: [access.passwordByItsHolder, access.resetByTwo],
  RoleRequested: [access.ofItsAccount, access.forItsUnit, persons.rolesApart],
  RoleGranted: [access.requested, persons.rolesApart, access.ofItsAccount, access.forItsUnit],
  RoleRevoked: [access.roleThere, access.oneIsLeft],
  DelegationRequested: [
    loans.ownRoleLent,
    loans.lentForAWhile,
    loans.lentToAnother,
    access.ofItsAccount,
    persons.rolesApart,
  ],
  DelegationGiven: [
    loans.ownRoleLent,
    loans.lentForAWhile,
    loans.lentToAnother,
    loans.loanConfirmed,
    access.ofItsAccount,
    persons.rolesApart,
  ],
  DelegationEnded: [loans.lentBefore],
  SessionOpened: [access.ownSession],
  SessionClosed: [access.ownSession, access.sessionOpened],
  SessionRefused: [],
  // Prepare
  CampaignDrafted: [packOfHash],
  RulePackRevised: [packOfHash],
  RulePackFrozen: [campaign.frozenAsDrafted, campaign.sound],
  CampaignOpened: [packOfHash, campaign.frozenAsDrafted],
  RulePackAmended: [
    packOfHash,
    campaign.sound,
    campaign.amendedAsTold,
    campaign.notAfterJudging,
    campaign.deadlineMovedFairly,
  ],
  DeadlineExtended: [apply.extension, campaign.ofBureau],
  DeadlinePassed: [campaign.deadlineOver, campaign.lapsesOfDay],
  PhaseStarted: [campaign.phaseBegun],
  CampaignClosed: [name.nothingOpen],
  CampaignCancelled: [],
  CalendarPublished: [city.wholeYear],
  BureauRegistered: [city.newUnit],
  BranchRegistered: [city.newUnit],
  BranchRenamed: [city.unitActs, city.renamedOtherwise],
  BranchMerged: [city.unitActs, city.intoAnother],
  SecretaryAppointed: [city.unitActs],
  SecretaryVacated: [city.unitActs],
  BureauInvited: [city.invitedAsRegistered, city.whileOpen],
  EarlierResultImported: [city.unitActs],
  BureauPlanPublished: [city.unitActs, city.whileOpen],
  PlanFiled: [city.unitActs, city.targetsOfPack, city.whileOpen],
  MembersMeetingHeld: [city.unitActs, city.attended, city.whileOpen],
  ProgressReported: [apply.attached, city.unitActs, city.whileOpen],
  // Apply
  RecommendationDrafted: [apply.inTime, nominate.ranksFromOne, city.whileOpen],
  CandidateRecommended: [apply.inTime, nominate.asDrafted, city.whileOpen],
  RecommendationSealed: [apply.inTime, nominate.reasonGiven],
  NoCandidateRecommended: [apply.inTime, nominate.reasonGiven, city.whileOpen],
  RecommendationRecalled: [apply.inTime, nominate.listAsSealed],
  RecommendationLapsed: [nominate.afterDeadline, nominate.neverSealed],
  RecommendationFinalised: [nominate.afterDeadline, nominate.listAsSealed],
  RecommendationReopened: [nominate.reopenedAsExtended],
  CandidateSelfNominated: [apply.inTime, nominate.mayNominateItself, city.whileOpen],
  ApplicationDrafted: [apply.inTime, city.unitActs, city.whileOpen],
  ApplicationSubmitted: [
    apply.formInTime,
    apply.declarations,
    apply.planned,
    apply.attached,
    nominate.submissionsCounted,
    nominate.formComplete,
    city.whileOpen,
  ],
  ApplicationReturned: [apply.returnedOnce, apply.returnDays, nominate.reasonGiven, city.whileOpen],
  ApplicationReturnExtended: [apply.returnLengthened, city.whileOpen],
  ApplicationAccepted: [
    apply.nominated,
    apply.cleared,
    apply.inGoodStanding,
    apply.members,
    apply.planned,
    nominate.namedAsNominated,
    city.unitActs,
    city.whileOpen,
  ],
  ApplicationDeclaredIneligible: [nominate.reasonGiven, city.whileOpen],
  ApplicationLapsed: [nominate.lapsedOnCause, city.whileOpen],
  ApplicationTakenBack: [apply.inTime, city.whileOpen],
  ApplicationWithdrawn: [nominate.withdrawnBy, city.whileOpen],
  AttachmentStored: [city.fileKept],
  // Assess
  AssessmentGroupFormed: [
    groups.leadOfGroup,
    groups.differentPersons,
    persons.chosenFromRegister,
    city.whileOpen,
  ],
  CandidateAssigned: [groups.membersAsFormed, groups.assignedAnew, groups.notDisqualified, city.whileOpen],
  VisitPlanned: [
    assess.ofTheGroup,
    groups.ofAssignedGroup,
    groups.plannedAhead,
    groups.notDisqualified,
    city.whileOpen,
  ],
  AssessorRecused: [groups.recusedMember, city.whileOpen],
  AssessmentOpened: [groups.openedAsAccepted],
  AssessmentRecorded: [
    assess.ofTheGroup,
    assess.recordedBy,
    assess.visitOnce,
    assess.visitInTime,
    assess.answerDays,
    assess.onScale,
    groups.newRecord,
    groups.ofAssignedGroup,
    groups.notDisqualified,
    integrity.withEvidence,
    apply.attached,
    city.whileOpen,
  ],
  AssessmentAnswered: [assess.answeredInTime, assess.answeredOnce, city.whileOpen],
  AssessmentUpheld: [assess.byTheLead, assess.disputed, city.whileOpen],
  AssessmentCorrected: [assess.byTheLead, assess.disputed, assess.onScale, city.whileOpen],
  AssessmentAmended: [
    assess.ofTheGroup,
    assess.recordedBy,
    assess.amendedByLead,
    assess.amendable,
    assess.answerDays,
    assess.onScale,
    groups.notDisqualified,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  IndicatorRecorded: [
    groups.indicatorOfRoute,
    groups.assessorsOfTheGroup,
    groups.notDisqualified,
    city.whileOpen,
  ],
  AssessmentClosed: [assess.disputesDecided, assess.nobodyAwaited, assess.noResultByTwo, city.whileOpen],
  AssessmentWithdrawn: [entries.withdrawnOnCause, entries.reasonAsTold],
  IntegrityCertified: [integrity.certifiedClear, integrity.toldWhereItStands],
  InvestigationOpened: [
    integrity.newCase,
    integrity.withEvidence,
    integrity.toldWhereItStands,
    apply.attached,
  ],
  InvestigationClosed: [integrity.openCase, integrity.othersOpen, integrity.toldWhereItStands],
  ViolationConfirmed: [
    integrity.openCase,
    integrity.othersOpen,
    integrity.withEvidence,
    integrity.toldWhereItStands,
    integrity.countedInPeriod,
    apply.attached,
  ],
  IntegrityCleared: [integrity.clearanceDays],
  CandidateSuspended: [integrity.caseFirst],
  CandidateResumed: [integrity.casesEnded],
  CandidateDisqualified: [integrity.violationFirst],
  // Evaluate
  EntryAdmitted: [entries.admittedAsAccepted],
  DynamicScoreReceived: [],
  EntrySuspended: [entries.suspendedOnCause],
  EntryResumed: [entries.resumedOnCause],
  EntryDisqualified: [entries.disqualifiedOnCause, entries.groundAsTold],
  EntryWithdrawn: [entries.withdrawnOnCause, entries.reasonAsTold],
  EntryCleared: [entries.clearedAsTold],
  PresentationFiled: [panel.filesKept, city.whileOpen],
  PanelConvened: [groups.differentPersons, persons.chosenFromRegister, city.whileOpen],
  ConflictDeclared: [evaluate.ownBallot, panel.declaredOfEntry, city.whileOpen],
  ConflictsDeclaredComplete: [evaluate.ownBallot, city.whileOpen],
  ConflictDerived: [panel.relatedSo, city.whileOpen],
  ExpertRecused: [panel.recusedForConflict, substitution.shortageTold, city.whileOpen],
  RecusalWithdrawn: [
    substitution.onlyDeclared,
    substitution.seatedTruly,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  ExpertSubstituted: [
    persons.chosenFromRegister,
    substitution.forAMember,
    substitution.declaredFirst,
    substitution.leftToScore,
    substitution.standsInForRecused,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  ExpertsBelowMinimum: [substitution.possibleTruly, city.whileOpen],
  PanelFrozen: [evaluate.allDeclared, evaluate.noOwnExperts, panel.everybodyAssigned, city.whileOpen],
  DrawSecretSealed: [city.whileOpen],
  PresentationOrderDrawn: [evaluate.drawnBySeed, evaluate.filesFiled, panel.everybodyDrawn, city.whileOpen],
  ScoringStarted: [city.whileOpen],
  PresentationStarted: [panel.presentsNext, city.whileOpen],
  PresentationEnded: [panel.endsWhatBegan, city.whileOpen],
  PresentationDeferred: [evaluate.lateIsLast, panel.notYetPresented, nominate.reasonGiven, city.whileOpen],
  PresentationAbandoned: [panel.endsWhatBegan, nominate.reasonGiven, city.whileOpen],
  BallotSealed: [
    evaluate.ownBallot,
    evaluate.assignedBallot,
    evaluate.stageOpen,
    evaluate.noAssessor,
    panel.presentedFirst,
    city.whileOpen,
  ],
  ScoringClosed: [evaluate.gapsByTwo, evaluate.gapsTold, city.whileOpen],
  ScoringReopened: [evaluate.reopenedOfPanel, nominate.reasonGiven, city.whileOpen],
  BallotsOpened: [evaluate.bothShut, panel.soundBallots, city.whileOpen],
  BallotSetAside: [evaluate.ballotThere, nominate.reasonGiven, city.whileOpen],
  RankingComputed: [evaluate.byPackOfToday, city.whileOpen],
  RunOffVoteSealed: [evaluate.ownBallot, ties.mayVote, city.whileOpen],
  RunOffHeld: [ties.enoughVotes, city.whileOpen],
  DrawHeld: [ties.witnessed, city.whileOpen],
  RankingConfirmed: [city.whileOpen],
  RankingPublished: [notice.ofItsNotice],
  // Name
  ...awardLaw,
  // Notify
  Announced: [messages.ofItsEvent, messages.toldOnce],
  MessageQueued: [messages.asAnnounced],
  MessageSent: [messages.messageQueued],
  MessageFailed: [messages.messageQueued, messages.triesCounted],
  MessageSeen: [messages.messageQueued, messages.seenByRecipient],
};
