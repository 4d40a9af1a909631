import type { EventName } from '@laurel/contracts';
import type { Rule } from '../law/rule.ts';
import * as persons from '../law-of-access/persons.ts';
import * as campaign from '../law-of-applying/campaign.ts';
import * as city from '../law-of-applying/city.ts';
import { carriedFromRecord } from '../law-of-applying/joining.ts';
import * as nominate from '../law-of-applying/nominate.ts';
import * as secretary from '../law-of-applying/secretary.ts';
import * as entries from '../law-of-evaluating/entries.ts';
import * as assess from './assess.ts';
import * as groups from './groups.ts';
import * as integrity from './integrity.ts';
import * as scale from './scale.ts';

/** The lines of the law (../law/table.ts) on groups, visits and integrity. */
export const assessingLaw = {
  AssessmentGroupFormed: [
    campaign.beforeConfirmation,
    groups.leadOfGroup,
    groups.differentPersons,
    persons.chosenFromRegister,
    city.whileOpen,
  ],
  CandidateAssigned: [
    campaign.beforeConfirmation,
    groups.membersAsFormed,
    groups.assignedAnew,
    groups.notDisqualified,
    city.whileOpen,
  ],
  VisitPlanned: [
    campaign.beforeConfirmation,
    assess.ofTheGroup,
    groups.ofAssignedGroup,
    groups.plannedAhead,
    groups.notDisqualified,
    city.whileOpen,
  ],
  AssessorRecused: [groups.recusedMember, city.whileOpen],
  AssessorRecusalWithdrawn: [groups.recusedByMistake, nominate.reasonGiven, city.whileOpen],
  AssessmentOpened: [groups.openedAsAccepted],
  AssessmentRecorded: [
    campaign.beforeConfirmation,
    assess.ofTheGroup,
    assess.recordedBy,
    assess.visitOnce,
    assess.visitInTime,
    assess.answerDays,
    scale.onScale,
    groups.newRecord,
    groups.ofAssignedGroup,
    groups.notDisqualified,
    integrity.withEvidence,
    city.whileOpen,
  ],
  AssessmentAnswered: [
    campaign.beforeConfirmation,
    secretary.bySecretary,
    assess.answeredInTime,
    assess.answeredOnce,
    city.whileOpen,
  ],
  AssessmentUpheld: [campaign.beforeConfirmation, assess.byTheLead, assess.disputed, city.whileOpen],
  AssessmentCorrected: [
    campaign.beforeConfirmation,
    assess.byTheLead,
    assess.disputed,
    scale.onScale,
    city.whileOpen,
  ],
  AssessmentAmended: [
    assess.amendedOtherwise,
    campaign.beforeConfirmation,
    assess.ofTheGroup,
    assess.recordedBy,
    assess.amendedByLead,
    assess.amendable,
    assess.answerDays,
    scale.onScale,
    groups.notDisqualified,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  IndicatorRecorded: [
    campaign.beforeConfirmation,
    groups.indicatorOfRoute,
    groups.assessorsOfTheGroup,
    groups.notDisqualified,
    city.whileOpen,
  ],
  AssessmentClosed: [
    campaign.beforeConfirmation,
    assess.disputesDecided,
    assess.nobodyAwaited,
    assess.noResultByTwo,
    city.whileOpen,
  ],
  AssessmentWithdrawn: [entries.withdrawnOnCause, entries.reasonAsTold],
  IntegrityCertified: [
    integrity.nothingConfirmed,
    city.unitActs,
    integrity.certifiedClear,
    integrity.toldWhereItStands,
  ],
  LeadRegistered: [integrity.newLead],
  InvestigationOpened: [
    integrity.knownLead,
    city.unitActs,
    integrity.newCase,
    integrity.withEvidence,
    integrity.toldWhereItStands,
  ],
  InvestigationClosed: [integrity.openCase, integrity.othersOpen, integrity.toldWhereItStands],
  ViolationConfirmed: [
    carriedFromRecord,
    integrity.openCase,
    integrity.othersOpen,
    integrity.withEvidence,
    integrity.toldWhereItStands,
    integrity.countedInPeriod,
  ],
  IntegrityCleared: [integrity.clearanceDays],
  CandidateSuspended: [integrity.caseFirst],
  CandidateResumed: [integrity.casesEnded],
  CandidateDisqualified: [integrity.violationFirst],
} satisfies Readonly<Partial<Record<EventName, readonly Rule[]>>>;
