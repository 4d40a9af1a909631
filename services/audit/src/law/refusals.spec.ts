// Whatever a decider refuses online, the check notices in a record in which it happened all the same. Each
// refusal has its line here: the rules that notice it, or why a record cannot show it.
import { describe, expect, it } from '@jest/globals';
import { type Refusal, refusals } from '@laurel/contracts';
import { ruleTexts } from '../invariants/index.ts';
import { everywhere } from './everywhere.ts';
import { law } from './table.ts';

/** The rules that notice it: by their names, and by number where another check than the law does. */
type Noticed = readonly [string | number, ...(string | number)[]];
/** Why a record cannot show it. */
type Unseen = string;

const request = 'It is about the request alone; what was refused leaves nothing, and done anew it is lawful';

const lines: Readonly<Record<Refusal, Noticed | Unseen>> = {
  // Whoever may
  forbidden: [3, 'roleHeld', 'ownBallot', 'passwordByItsHolder', 'ownRoleLent'],
  out_of_scope: ['roleHeld', 'ownBallot', 'ownSession', 'ownReading'],
  own_unit: [3, 'awayFromUnits'],
  same_person: [3, 'resetByTwo', 'lentToAnother', 'loanConfirmed', 'halfOfItsRole'],
  role_missing: [3],
  not_proposer: [3, 'declinedToItsProposer'],
  payload_differs: [3, 'proposedAsAsked', 'hashOfContent', 'saidAsProposed', 'asDrafted'],
  proposal_expired: [3, 'proposedAsAsked'],
  proposer_left: ['proposerStillMay'],
  proposal_unknown: [3, 'proposerAsProposed'],
  content_unknown: request,
  answered_twice: request,
  account_disabled: ['accountEnabled', 'inState', 'lentToAnother', 'chosenFromRegister'],
  delegation_not_allowed: ['inPerson', 'bySecretary', 'ownRoleLent'],
  credential_young: ['credentialSettled'],
  not_recipient: ['seenByRecipient'],

  // Every request
  stale_version: request,
  idempotency_key_reused: ['derivedId', 1],
  wrong_state: ['inState'],
  not_found: ['inState', 'unitActs', 'objectionAsRaised', 'ballotThere', 'phaseBegun', 'forAMember'],
  instant_in_past: ['recordedThen'],
  value_missing: [1],
  value_invalid: [1, 'declarations', 'fileKept'],
  already_exists: ['inState', 'newUnit', 'newRecord', 'newObjection', 'differentPersons', 'forAMember'],
  nothing_changed: [
    ...(['revisedOtherwise', 'amendedAsTold', 'renamedOtherwise', 'appointedAnew', 'postOccupied'] as const),
    ...(['wholeYear', 'amendedOtherwise', 'replacedOtherwise', 'movedTruly', 'lateIsLast'] as const),
    'recomputedOtherwise',
    ...(['movedElsewhere', 'placedBelowAnother', 'correctedOtherwise', 'kindsApart'] as const),
  ],
  import_invalid: ['newUnit', 'registeredOnce'],
  reason_missing: ['reasonGiven', 'answeredOnce'],
  ground_missing: ['reasonGiven', 'fewerOnGround'],
  minutes_missing: ['reasonGiven'],
  document_missing: ['reasonGiven'],
  evidence_missing: ['withEvidence'],
  day_in_future: ['attended', 'appointedAnew', 'countedInPeriod', 'joinedWhenOver'],

  // Units and files
  unit_unknown: ['movedElsewhere', 'unitActs', 'ofBureau', 'newUnit', 'fileKept', 'invitedAsRegistered'],
  unit_ended: ['unitActs', 'stillStanding', 'movedElsewhere', 'placedBelowAnother', 'leftEmpty', 'newUnit'],
  unit_below_itself: ['placedBelowAnother', 'leftEmpty'],
  unit_not_empty: ['leftEmpty', 'joinedBelowItsUnit'],
  record_joined: ['joinedOnce'],
  plan_invalid: ['joinedBelowItsUnit', 'cameWithRecord', 'violationsOfWhatCame'],
  unit_in_campaign: ['nobodyNominated'],
  unit_merged: ['unitActs', 'intoAnother', 'ranksFromOne'],
  entry_carried: ['mergedInTime', 'ranksFromOne', 'mayNominateItself', 'hasRoute'],
  entry_bound: ['mergedInTime'],
  merger_waits: ['mergedInTime', 'withdrawnBy'],
  attachment_type: ['fileKept'],
  attachment_size: ['fileKept'],
  file_unknown: ['attached'],

  // Campaign
  campaign_closed: ['whileOpen', 'inState', 'calledInTime'],
  kind_unknown: ['kindOnRecord', 'packOfKinds'],
  kind_locked: ['kindAtRest'],
  kind_in_use: ['kindsKept'],
  kind_repeated: ['kindsApart'],
  lint_failed: ['sound'],
  prefix_taken: ['prefixesItsOwn'],
  calendar_missing: ['longEnough', 'answerDays', 'returnDays'],
  calendar_invalid: ['wholeYear'],
  phase_in_past: ['phaseAhead'],
  assessing_locked: ['notAfterJudging'],
  scoring_locked: ['notAfterJudging'],
  extension_too_late: ['extension'],
  list_in_use: ['listNotInUse'],
  open_work: ['nothingOpen'],
  hash_differs: ['frozenAsDrafted', 'packOfHash'],
  deadline_passed: ['inTime', 'formInTime', 'deadlineMovedFairly', 2],
  deadline_running: ['deadlineOver', 'afterDeadline', 'lapsedOnCause'],
  outside_phase: ['visitInTime', 'plannedAhead', 'phaseBegun'],

  // Lists and forms
  candidate_withdrawn: ['nobodyWithdrawn'],
  rank_gap: ['ranksFromOne', 2],
  rank_repeated: ['ranksFromOne', 2],
  branch_repeated: ['ranksFromOne', 'intoAnother', 'onOneNotice', 'importedOnce'],
  over_quota: ['ranksFromOne', 'amongBest', 2, 7],
  under_quota: ['longEnoughList'],
  not_named_below: ['namedInCampaignBelow', 'handedUpAsListed'],
  not_own_branch: ['ranksFromOne', 2],
  route_not_allowed: ['mayRecommend', 'hasRoute'],
  list_empty: ['longEnoughList', 'inState'],
  already_sealed: ['inState'],
  list_final: ['inState'],
  not_an_organ: ['mayNominateItself'],
  form_incomplete: ['formComplete', 'reasonGiven', 'formFirst'],
  form_field_unknown: ['formFits', 'storedForField'],
  form_invalid: ['formFits', 'formComplete'],
  form_locked: ['formKept'],
  declaration_missing: ['declarations'],
  plan_missing: ['planned'],
  attendance_invalid: ['attended'],
  members_exceeded: ['attended'],
  not_secretary: ['bySecretary'],
  nothing_to_withdraw: ['somethingSubmitted'],
  second_return: ['returnedOnce'],
  return_expired: ['formInTime'],
  not_nominated: ['nominated', 'hasRoute'],
  list_not_final: ['nominated'],
  clearance_missing: ['cleared'],
  members_too_few: ['members'],
  pool_missing: ['inItsPool'],
  entries_locked: ['entriesKept'],
  pools_locked: ['poolsKept'],
  ranking_confirmed: ['withdrawnBy', 'beforeConfirmation', 'setAsideOnCause', 'inState', 7],

  // Integrity
  veto_fact: ['inGoodStanding', 'notDisqualified', 'nothingConfirmed', 'standingOfEntries'],
  under_investigation: ['inGoodStanding', 'certifiedClear', 'standingOfEntries'],
  no_open_case: ['openCase'],
  case_repeated: ['newCase'],
  lead_unknown: ['knownLead'],

  // Groups and visits
  lead_not_member: ['leadOfGroup'],
  member_repeated: ['differentPersons', 'leadOfGroup'],
  assessors_too_few: ['assignedAnew'],
  not_assigned: ['ofTheGroup', 'ofAssignedGroup', 'assignedBallot', 'titleExpert', 'recusedMember'],
  recused: ['ofTheGroup', 'assessorsOfTheGroup', 'assignedBallot', 'titleExpert', 'mayVote'],
  visit_too_old: ['visitInTime'],
  visit_in_future: ['visitInTime'],
  visit_repeated: ['visitOnce'],
  score_range: ['onScale', 'soundBallots', 'scoresOnScale', 'formFits', 'indicatorOfRoute'],
  score_step: ['onScale', 'soundBallots', 'scoresOnScale', 'formFits'],
  criterion_repeated: ['onScale', 'soundBallots', 'formComplete'],
  criterion_unknown: ['onScale', 'soundBallots', 'targetsOfPack', 'formFits'],
  clause_unknown: ['onScale'],
  indicator_banned: ['indicatorOfRoute'],
  answer_late: ['answeredInTime'],
  already_answered: ['answeredOnce'],
  visits_missing: [5],
  criterion_unscored: [5],
  dispute_open: ['disputesDecided'],
  answer_pending: ['nobodyAwaited'],
  recorded_the_fact: [3, 'byTheLead'],
  lead_confirms: ['amendedByLead'],
  not_lead: ['byTheLead', 'amendedByLead'],

  // Panel and ballots
  person_differs: ['chosenFromRegister'],
  below_three_possible: ['enoughExperts', 'readyToScore'],
  not_recused: ['standsInForRecused', 'onlyDeclared', 'recusedByMistake'],
  conflict_derived: ['onlyDeclared', 'recusedByMistake'],
  recusal_used: ['recusedByMistake'],
  already_substituted: ['notReplaced'],
  nothing_left_to_score: ['somethingLeft', 'leftToScore'],
  assessor_is_expert: ['noOwnExperts', 'noAssessor'],
  conflicts_undeclared: ['allDeclared', 'declaredFirst'],
  deck_missing: ['filesFiled'],
  logo_missing: ['filesFiled'],
  assessment_open: ['readyToScore', 'everybodyAssessed'],
  draw_secret_missing: ['drawnBySeed'],
  presentation_order: ['presentsNext'],
  not_presented: ['presentedFirst'],
  criterion_missing: ['soundBallots'],
  extreme_reason_missing: ['soundBallots'],
  ballots_missing: ['gapsByTwo', 'gapsTold', 'enoughVotes', 'enoughTitleBallots', 'amongBest'],
  stage_open: ['bothShut'],
  key_missing: 'The record cannot show that a sealed part could not be read: it has none; nothing was opened',
  commitment_mismatch: [4, 'drawnBySeed', 'enoughVotes'],
  ballots_opened: ['inState', 'stageOpen', 4],
  ballots_sealed: ['inState', 4],
  ground_unknown: [1],

  // Ranking
  already_voted: ['mayVote'],
  runoff_first: ['witnessed'],
  inputs_changed: [5],
  tie_open: ['inState', 7],
  no_cause: [7, 'setAsideOnCause'],
  witnesses_missing: ['witnessed'],
  witness_holds_draw: ['witnessed'],
  not_tied: ['mayVote', 'enoughVotes', 'witnessed'],

  // Naming and what follows it
  ranking_unconfirmed: ['requestedOnce'],
  not_in_order: ['approvedInOrder', 'requestedInOrder', 7],
  quorum_missing: [3],
  no_vacancy: ['nextInTurn'],
  not_next: ['nextInTurn'],
  number_used: ['numbersOnce', 7],
  number_prefix: ['numbersOfPack'],
  already_revoked: ['inState'],
  term_past: ['termAhead'],
  not_named: ['inState', 'stillNamed', 7],
  held_before: ['notHeldBefore'],
  recheck_not_due: ['recheckDayCome', 'inState'],
  improvement_missing: ['wantingUntil', 'reasonGiven'],
  below_floor: ['aboveFloor'],

  // Notices
  notice_missing: ['heardOut', 'secretAsWaived'],
  notice_posted: ['beforeNotice'],
  notice_running: ['heardOut', 'ranItsDays', 'onOneNotice'],
  objection_open: ['objectionsDecided', 'correctionRequested'],
  not_approved: ['approvedFirst', 'ofATitle'],
  too_short: ['longEnough'],
  shorter_not_allowed: ['onlyLonger'],
  late_objection: ['receivedInTime'],
  office_missing: ['saysWhere'],
  identity_missing: 'The objector is sealed; the event has only how the objector was identified (rule 1)',
  unit_unnamed: 'The objector is sealed, and so is the unit; the event has that its seal was there (rule 1)',

  // Persons
  person_unknown: ['ofRegistered', 'movedTruly', 'secretaryRegistered'],
  person_registered: ['registeredOnce'],
  police_number_taken: ['registeredOnce'],
  login_taken: ['loginOnce'],
  role_not_requested: ['requested', 'inState'],
  own_request: [3],
  administrators_apart: ['rolesApart'],
  roles_incompatible: ['rolesApart'],
  unit_required: ['forItsUnit'],
  last_administrator: ['oneIsLeft'],
  sealed_code_missing: ['envelopeLeft'],
  office_not_held: ['officeLost'],
  successor_missing: ['toWhom'],
  period_invalid: ['lentForAWhile'],
  delegation_too_long: ['lentForAWhile'],
  delegation_not_requested: ['loanConfirmed'],
  password_wrong: 'A password is in no record; a wrong one leaves a SessionRefused at most',
  password_weak: 'A password is in no record, only that one was set',
};

const entries = Object.entries(lines);
const noticed = entries.flatMap(([code, line]) =>
  typeof line === 'string' ? [] : line.map((rule) => [code, rule] as const),
);

describe('Each refusal', () => {
  it('has its line', () => {
    expect(entries.map(([code]) => code).sort()).toEqual(Object.keys(refusals).sort());
  });

  it('is noticed by rules that there are', () => {
    const names = [...everywhere, ...Object.values(law).flat()].map(({ name }) => name);
    const known = new Set<string | number>([...names, 'inState', ...Object.keys(ruleTexts).map(Number)]);
    expect(noticed.filter(([, rule]) => !known.has(rule))).toEqual([]);
  });

  it('is noticed in a record, but for the few that leave nothing there', () => {
    const unseen = entries.filter(([, line]) => typeof line === 'string').map(([code]) => code);
    expect(unseen).toEqual([
      'content_unknown',
      'answered_twice',
      'stale_version',
      'key_missing',
      'identity_missing',
      'unit_unnamed',
      'password_wrong',
      'password_weak',
    ]);
  });
});
