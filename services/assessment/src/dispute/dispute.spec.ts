// The unit's reply: accept, dispute, or be silent. A dispute is decided by somebody of the group who did not
// record the fact.
import { describe, it } from '@jest/globals';
import type { Actor } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  afterAnswers,
  all90,
  answered,
  answerUntil,
  corrected,
  opened,
  recorded,
  upheld,
} from '../assessment/assessment.fixture.ts';
import {
  adjustment,
  assessmentFacts,
  assignment,
  by,
  entry,
  lin,
  mao,
  nie,
  scoresOf,
  secretary,
  stranger,
} from '../candidate.fixture.ts';
import { assessmentDecider } from '../assessment/assessment.decide.ts';
import type { Assignment } from '../group/assessor.rules.ts';

const inTime = '2023-05-17T15:59:59.999Z';
const assessment = given(assessmentDecider, assessmentFacts);
const withAssignment = (changes: Partial<Assignment>) =>
  given(assessmentDecider, { ...assessmentFacts, assignment: { ...assignment, ...changes } });
const answer = (kind: 'accept' | 'dispute', statement?: string, instant = inTime) =>
  by(secretary, instant, {
    type: 'AnswerAssessment' as const,
    data: { recordId: 'v1', answer: kind, ...(statement !== undefined && { statement }) },
  });
const uphold = (arbiter: Actor, recordId = 'v1') =>
  by(arbiter, inTime, { type: 'UpholdAssessment' as const, data: { recordId, reason: '值班表属实' } });
const correct = (
  arbiter: Actor,
  scores = all90,
  isVoid = false,
  adjustments: ReturnType<typeof adjustment>[] = [],
) =>
  by(arbiter, inTime, {
    type: 'CorrectAssessment' as const,
    data: { recordId: 'v1', scores, adjustments, void: isVoid, reason: '复核' },
  });
const plain = ({ type, data }: { type: string; data: object }) => ({ type, data });

/** Recorded by two members who are not the lead. */
const byOthers = [opened, recorded('v1', all90, [], [mao, nie])] as const;
const disputed = [...byOthers, answered('v1', 'dispute')] as const;

describe('An answer', () => {
  it('is given by the person appointed secretary, whatever account another holds', () => {
    const former = { ...secretary, person: 'P-former' };
    assessment(...byOthers)
      .when({ ...answer('accept'), actor: former })
      .thenRefused('not_secretary');
    given(assessmentDecider, { ...assessmentFacts, unit: { kind: 'branch' } })(...byOthers)
      .when(answer('accept'))
      .thenRefused('not_secretary');
  });
});

describe('A record that is not answered', () => {
  it('is accepted by the unit, with or without a word', () => {
    assessment(...byOthers)
      .when(answer('accept'))
      .then(plain(answered('v1', 'accept')));
    assessment(...byOthers)
      .when(answer('accept', '接受'))
      .then({
        type: 'AssessmentAnswered',
        data: { ...entry, recordId: 'v1', answer: 'accept', statement: '接受' },
      });
  });
  it('is disputed with a statement, never without', () => {
    assessment(...byOthers)
      .when(answer('dispute', '当日值班，并非脱岗'))
      .then(plain(answered('v1', 'dispute')));
    assessment(...byOthers)
      .when(answer('dispute'))
      .thenRefused('reason_missing');
  });
  it(`refuses an answer after the end of ${answerUntil}, when silence has become acceptance`, () => {
    assessment(...byOthers)
      .when(answer('accept', undefined, afterAnswers))
      .thenRefused('answer_late');
  });
  it('cannot be decided: two recorded it, so one may not change it undisputed', () => {
    for (const asked of [uphold(lin), correct(lin)])
      assessment(...byOthers)
        .when(asked)
        .thenRefused('wrong_state');
  });
  it('must exist', () => {
    for (const asked of [answer('accept'), uphold(lin), correct(lin)])
      assessment(opened).when(asked).thenRefused('not_found');
  });
});

describe('A record that is answered', () => {
  it('is not answered again, whatever became of it', () => {
    for (const state of [
      [answered('v1', 'accept')],
      [answered('v1', 'dispute')],
      [answered('v1', 'dispute'), upheld('v1')],
      [answered('v1', 'dispute'), corrected('v1', all90)],
    ]) {
      assessment(...byOthers, ...state)
        .when(answer('dispute', '不同意'))
        .thenRefused('already_answered');
    }
  });
  it('is not corrected after it was accepted', () => {
    assessment(...byOthers, answered('v1', 'accept'))
      .when(correct(lin))
      .thenRefused('wrong_state');
  });
});

describe('A record that is disputed', () => {
  it('is upheld by the lead', () =>
    assessment(...disputed)
      .when(uphold(lin))
      .then(plain(upheld('v1'))));
  it('is corrected by the lead', () => {
    const scores = scoresOf('92', '90');
    assessment(...disputed)
      .when(correct(lin, scores))
      .then(plain(corrected('v1', scores)));
  });
  it('is taken off the record by the lead, and then holds nothing', () => {
    assessment(...disputed)
      .when(correct(lin, all90, true))
      .then(plain(corrected('v1', [], [], true)));
  });
  it('is decided once', () => {
    for (const ruling of [upheld('v1'), corrected('v1', all90), corrected('v1', [], [], true)]) {
      assessment(...disputed, ruling)
        .when(uphold(lin))
        .thenRefused('wrong_state');
    }
  });
  it('refuses who recorded it', () => {
    for (const asked of [uphold(mao), correct(nie)])
      assessment(...disputed)
        .when(asked)
        .thenRefused('recorded_the_fact');
  });
  it('refuses the person who recorded it under another account or for another', () => {
    const again = withAssignment({ lead: 'mao2', members: ['mao2', 'lin', 'nie'] });
    again(...disputed)
      .when(uphold({ ...mao, account: 'mao2' }))
      .thenRefused('recorded_the_fact');
    again(...disputed)
      .when(uphold({ ...lin, account: 'mao2', onBehalfOf: mao.person }))
      .thenRefused('recorded_the_fact');
  });
  it('refuses other members while the lead can decide', () => {
    withAssignment({ members: ['lin', 'mao', 'nie', 'sun'] })(...disputed)
      .when(uphold(stranger))
      .thenRefused('not_lead');
  });
  it('is decided by another member when the lead recorded it or is recused', () => {
    assessment(opened, recorded('v1', all90, [], [lin, mao]), answered('v1', 'dispute'))
      .when(uphold(nie))
      .then(plain(upheld('v1')));
    assessment(opened, recorded('v1', all90, [], [lin, mao]), answered('v1', 'dispute'))
      .when(uphold(lin))
      .thenRefused('recorded_the_fact');
    const leadRecused = withAssignment({ members: ['lin', 'mao', 'nie', 'sun'], recused: ['lin'] });
    leadRecused(...disputed)
      .when(uphold(lin))
      .thenRefused('recused');
    leadRecused(...disputed)
      .when(uphold(stranger))
      .then(plain(upheld('v1')));
  });
  it('goes to the lead of the group that has the candidate now', () => {
    const moved = withAssignment({ groupId: 'g2', lead: 'sun', members: ['sun', 'tao'] });
    moved(...disputed)
      .when(uphold(stranger))
      .then(plain(upheld('v1')));
    moved(...disputed)
      .when(uphold(lin))
      .thenRefused('not_assigned');
  });
  it('refuses a correction that no visit could have recorded', () => {
    assessment(...disputed)
      .when(correct(lin, scoresOf('90.2')))
      .thenRefused('score_step');
    assessment(...disputed)
      .when(correct(lin, scoresOf('101')))
      .thenRefused('score_range');
    assessment(...disputed)
      .when(correct(lin, []))
      .thenRefused('criterion_unscored');
    const strange = { ...adjustment(1, 'deduction', '1'), clause: 'political.poetry' };
    assessment(...disputed)
      .when(correct(lin, all90, false, [strange]))
      .thenRefused('clause_unknown');
  });
});
