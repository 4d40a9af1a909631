// A mistake that helps the unit: nobody disputes it, so the assessors amend it themselves, and the unit may
// answer anew. A visit is recorded once.
import { describe, it } from '@jest/globals';
import { assessment as contract } from '@laurel/contracts';
import { type Actor, inState } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  afterAnswers,
  all90,
  amended,
  answered,
  closed,
  opened,
  recorded,
  recordedAt,
  upheld,
  visit,
} from '../assessment/assessment.fixture.ts';
import {
  assessmentFacts,
  assignment,
  by,
  lin,
  mao,
  nie,
  operator,
  scoresOf,
  secretary,
  stranger,
} from '../candidate.fixture.ts';
import { assessmentDecider } from '../assessment/assessment.decide.ts';
import type { AssessmentFacts } from '../assessment/work.rules.ts';

const decider = inState(assessmentDecider, contract.commands);
const assessment = given(decider, assessmentFacts);
const withAssignment = (changes: Partial<NonNullable<AssessmentFacts['assignment']>>) =>
  given(decider, { ...assessmentFacts, assignment: { ...assignment, ...changes } });
const all80 = scoresOf('80', '80', '80', '80', '80', '80');
const amend = (
  [proposer, actor]: readonly [Actor | undefined, Actor],
  changes: { scores?: typeof all90; void?: boolean; reason?: string } = {},
) =>
  by(
    actor,
    recordedAt,
    {
      type: 'AmendAssessment' as const,
      data: {
        ...{ recordId: 'v1', scores: all80, adjustments: [], void: false, reason: '录入有误' },
        ...changes,
      },
    },
    proposer && { proposer },
  );
const pair = [mao, lin] as const;
const plain = ({ type, data }: { type: string; data: object }) => ({ type, data });
const answer = (instant = recordedAt) =>
  by(secretary, instant, {
    type: 'AnswerAssessment' as const,
    data: { recordId: 'v1', answer: 'dispute' as const, statement: '当日值班，并非脱岗' },
  });
const uphold = (arbiter: Actor) =>
  by(arbiter, recordedAt, {
    type: 'UpholdAssessment' as const,
    data: { recordId: 'v1', reason: '值班表属实' },
  });
const record = (changes: object) =>
  by(
    mao,
    recordedAt,
    { type: 'RecordAssessment' as const, data: { ...visit('v2'), ...changes } },
    {
      proposer: lin,
    },
  );
const close = by(operator, recordedAt, { type: 'CloseAssessment' as const, data: {} });
/** Too good, and so never disputed. */
const tooGood = [opened, recorded('v1', all90, [], [mao, nie])] as const;

describe('A record that helps the unit by mistake', () => {
  it('is corrected by another of the group and the lead, undisputed', () => {
    for (const state of [[], [answered('v1', 'accept')], [answered('v1', 'dispute'), upheld('v1')]])
      assessment(...tooGood, ...state)
        .when(amend(pair))
        .then(plain(amended('v1', all80)));
  });
  it('is voided by them, and then holds nothing', () => {
    assessment(...tooGood)
      .when(amend(pair, { void: true }))
      .then(plain(amended('v1', [], true)));
  });
  it('is amended again, and restored when the voiding was the mistake', () => {
    assessment(...tooGood, amended('v1', [], true))
      .when(amend(pair, { scores: all90 }))
      .then(plain(amended('v1', all90)));
    assessment(...tooGood, amended('v1', all80))
      .when(amend(pair))
      .thenRefused('nothing_changed');
  });
  it('is proposed by another than the lead, and confirmed by the lead', () => {
    assessment(...tooGood)
      .when(amend([undefined, lin]))
      .thenRefused('lead_confirms');
    assessment(...tooGood)
      .when(amend([mao, nie]))
      .thenRefused('not_lead');
    for (const two of [
      [stranger, lin],
      [mao, stranger],
    ] as const)
      assessment(...tooGood)
        .when(amend(two))
        .thenRefused('not_assigned');
    withAssignment({ recused: ['mao'] })(...tooGood)
      .when(amend(pair))
      .thenRefused('recused');
  });
  it('is amended by any two of the group while the lead is recused', () => {
    withAssignment({ recused: ['lin'] })(...tooGood)
      .when(amend([mao, nie]))
      .then(plain(amended('v1', all80, false, [mao, nie])));
  });
  it('is amended with a reason, and soundly', () => {
    assessment(...tooGood)
      .when(amend(pair, { reason: ' ' }))
      .thenRefused('reason_missing');
    assessment(...tooGood)
      .when(amend(pair, { scores: scoresOf('90.2') }))
      .thenRefused('score_step');
  });
  it('is not amended while it is disputed, nor once the assessment is closed', () => {
    assessment(...tooGood, answered('v1', 'dispute'))
      .when(amend(pair))
      .thenRefused('wrong_state');
    assessment(...tooGood, closed)
      .when(amend(pair))
      .thenRefused('wrong_state');
  });
});

describe('An amended record', () => {
  const after = [...tooGood, answered('v1', 'accept'), amended('v1', all80)] as const;
  it('may be answered anew, as long as a record may', () => {
    assessment(...after)
      .when(answer())
      .then(plain(answered('v1', 'dispute')));
    assessment(...after)
      .when(answer(afterAnswers))
      .thenRefused('answer_late');
    assessment(...after)
      .when(close)
      .thenRefused('answer_pending');
  });
  it('is decided in dispute by somebody who did not amend it', () => {
    const disputed = assessment(...after, answered('v1', 'dispute'));
    disputed.when(uphold(lin)).thenRefused('recorded_the_fact');
    disputed.when(uphold(mao)).thenRefused('recorded_the_fact');
    disputed.when(uphold(nie)).then(plain(upheld('v1')));
  });
});

describe('A visit', () => {
  const once = assessment(...tooGood);
  const { visitedAt, site } = visit('v1');
  it('is not recorded again by the group that was there at that instant', () => {
    once.when(record({ visitedAt, site: '城西派出所' })).thenRefused('visit_repeated');
  });
  it('is not recorded again at the same site within the hour', () => {
    once.when(record({ visitedAt: '2023-05-09T01:59:59.999Z', site })).thenRefused('visit_repeated');
  });
  it('is recorded anew once the first record is void', () => {
    const again = record({ visitedAt, site });
    assessment(...tooGood, amended('v1', [], true))
      .when(again)
      .then({
        type: 'AssessmentRecorded',
        data: { ...plain(recorded('v1')).data, ...again.data },
      });
  });
});
