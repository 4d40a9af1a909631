// Recording: dated visits by two assessors of the group, scores exact on the scale, every deduction with its
// clause and evidence.
import { describe, expect, it } from '@jest/globals';
import { acts } from '@laurel/contracts';
import { type Actor, Rejected } from '@laurel/core';
import { given, stamped } from '@laurel/core/testing';
import {
  all90,
  answerUntil,
  closed,
  indicator,
  opened,
  recorded,
  recordedAt,
  visit,
  withdrawn,
} from './assessment.fixture.ts';
import {
  adjustment,
  assessmentFacts,
  assignment,
  by,
  campaign,
  entry,
  lin,
  mao,
  nie,
  noEvidence,
  operator,
  scoresOf,
  secretary,
  stranger,
} from '../candidate.fixture.ts';
import { assessmentDecider } from './assessment.decide.ts';
import { initial as clear } from '../standing/standing.ts';

const assessment = given(assessmentDecider, assessmentFacts);
const work = assessment(opened);
type Visit = ReturnType<typeof visit>;
const record = (
  changes: Partial<Visit> = {},
  instant = recordedAt,
  [proposer, actor]: readonly [Actor | undefined, Actor] = [lin, mao],
) =>
  by(
    actor,
    instant,
    { type: 'RecordAssessment' as const, data: { ...visit('v1'), ...changes } },
    proposer && { proposer },
  );
const event = (changes: Partial<Visit> = {}) => ({
  type: 'AssessmentRecorded',
  data: { ...entry, ...visit('v1'), ...changes, groupId: 'g1', answerUntil, recordedBy: ['lin', 'mao'] },
});
const standing = (status: 'suspended' | 'disqualified') => ({ ...clear, status, ground: 'x' });

describe('An assessment that is not open', () => {
  const open = by(operator, recordedAt, {
    type: 'OpenAssessment' as const,
    data: { bureauId: 'b03', route: 'recommended' as const },
  });
  it('is opened by the accepted form, once', () => {
    assessment().when(open).then({ type: 'AssessmentOpened', data: opened.data });
    for (const state of [[opened], [opened, closed], [opened, withdrawn]])
      assessment(...state)
        .when(open)
        .thenNothing();
  });
  it('is opened even before the campaign’s own events arrive', () => {
    given(assessmentDecider, { ...assessmentFacts, campaign: undefined })()
      .when(open)
      .then({ type: 'AssessmentOpened', data: opened.data });
  });
  it('takes no work', () => {
    const answer = by(secretary, recordedAt, {
      type: 'AnswerAssessment' as const,
      data: { recordId: 'v1', answer: 'accept' as const },
    });
    const close = by(operator, recordedAt, { type: 'CloseAssessment' as const, data: {} });
    for (const state of [[], [opened, closed], [opened, withdrawn]]) {
      for (const asked of [record(), answer, close])
        assessment(...state)
          .when(asked)
          .thenRefused('wrong_state');
    }
  });
});

describe('A visit recorded by two assessors of the group', () => {
  it('stands, may be answered for five working days, and names both', () =>
    work.when(record()).then(event()));
  it('may look at some criteria only', () => {
    const scores = scoresOf('88.5', '100', '0').slice(1);
    work.when(record({ scores })).then(event({ scores }));
  });
  it('may give and take points under a clause', () => {
    const adjustments = [adjustment(6, 'bonus', '6'), adjustment(3, 'deduction', '1.5')];
    work.when(record({ adjustments })).then(event({ adjustments }));
    work.when(record({ scores: [], adjustments })).then(event({ scores: [], adjustments }));
  });
  it('needs two persons by policy', () =>
    expect(acts['RecordAssessment']?.pair).toEqual(['assessor', 'assessor']));
  it('is judged when only proposed', () => {
    work.when(record({}, recordedAt, [undefined, stranger])).thenRefused('not_assigned');
  });
  it('refuses who is not of the group, proposer and countersigner alike', () => {
    work.when(record({}, recordedAt, [lin, stranger])).thenRefused('not_assigned');
    work.when(record({}, recordedAt, [stranger, lin])).thenRefused('not_assigned');
    given(assessmentDecider, { ...assessmentFacts, assignment: undefined })(opened)
      .when(record())
      .thenRefused('not_assigned');
    const recusedOnly = { members: [], recused: ['lin'] };
    given(assessmentDecider, { ...assessmentFacts, assignment: recusedOnly })(opened)
      .when(record())
      .thenRefused('not_assigned');
  });
  it('refuses the recused, also one recused after proposing', () => {
    for (const account of ['lin', 'mao']) {
      const facts = { ...assessmentFacts, assignment: { ...assignment, recused: [account] } };
      given(assessmentDecider, facts)(opened).when(record()).thenRefused('recused');
    }
  });
  it('refuses a record number used before', () => {
    assessment(opened, recorded('v1')).when(record()).thenRefused('already_exists');
  });
  it('refuses a visit that has not happened', () => {
    work.when(record({ visitedAt: '2023-05-10T08:00:00.001Z' })).thenRefused('visit_in_future');
  });
  it('refuses a visit of more than seven days ago, counted in Shanghai days', () => {
    const last = '2023-05-02T16:00:00.000Z';
    work.when(record({ visitedAt: last })).then(event({ visitedAt: last }));
    work.when(record({ visitedAt: '2023-05-02T15:59:59.999Z' })).thenRefused('visit_too_old');
  });
  it('refuses a visit outside the assessment period, though not a record made after it', () => {
    work
      .when(record({ visitedAt: '2023-03-31T15:59:59.999Z' }, '2023-04-03T02:00:00.000Z'))
      .thenRefused('outside_phase');
    work
      .when(record({ visitedAt: '2023-10-31T16:00:00.000Z' }, '2023-11-02T02:00:00.000Z'))
      .thenRefused('outside_phase');
    const visitedAt = '2023-10-31T15:59:59.999Z';
    const { data } = event({ visitedAt });
    work
      .when(record({ visitedAt }, '2023-11-02T02:00:00.000Z'))
      .then({ type: 'AssessmentRecorded', data: { ...data, answerUntil: '2023-11-09' } });
  });
  it('refuses scores off the scale, exactly', () => {
    for (const score of ['100.5', '1000', '00'])
      work.when(record({ scores: scoresOf(score) })).thenRefused('score_range');
    for (const score of ['88.3', '88.25', '99.9999'])
      work.when(record({ scores: scoresOf(score) })).thenRefused('score_step');
  });
  it('refuses points off the scale, or of nothing', () => {
    for (const points of ['0', '0.0', '101'])
      work.when(record({ adjustments: [adjustment(1, 'bonus', points)] })).thenRefused('score_range');
    work.when(record({ adjustments: [adjustment(1, 'deduction', '0.3')] })).thenRefused('score_step');
  });
  it('refuses criteria that the rule pack lacks, and one scored twice', () => {
    work.when(record({ scores: [{ criterionId: 'beauty', score: '90' }] })).thenRefused('criterion_unknown');
    work.when(record({ scores: [...all90, ...scoresOf('80')] })).thenRefused('criterion_repeated');
  });
  it('refuses a record of nothing', () =>
    work.when(record({ scores: [] })).thenRefused('criterion_unscored'));
  it('refuses clauses that the rule pack lacks, or of another criterion', () => {
    const known = adjustment(1, 'deduction', '1');
    work
      .when(record({ adjustments: [{ ...known, clause: 'political.poetry' }] }))
      .thenRefused('clause_unknown');
    work
      .when(record({ adjustments: [{ ...known, clause: adjustment(2, 'bonus', '1').clause }] }))
      .thenRefused('clause_unknown');
  });
  it('refuses a record without evidence', () =>
    work.when(record({ evidence: noEvidence })).thenRefused('evidence_missing'));
  it('is content with an attachment', () => {
    const shown = { documents: [], attachments: ['a'.repeat(64)] };
    work.when(record({ evidence: shown })).then(event({ evidence: shown }));
  });
  it('refuses when no calendar says until when it may be answered', () => {
    const rulePack = { ...campaign.rulePack, calendar: [] };
    given(assessmentDecider, { ...assessmentFacts, campaign: { ...campaign, rulePack } })(opened)
      .when(record())
      .thenRefused('calendar_missing');
  });
  it('goes on while the candidate is suspended, not after it is disqualified', () => {
    given(assessmentDecider, { ...assessmentFacts, standing: standing('suspended') })(opened)
      .when(record())
      .then(event());
    given(assessmentDecider, { ...assessmentFacts, standing: standing('disqualified') })(opened)
      .when(record())
      .thenRefused('veto_fact');
  });
  it('comes too late once the ranking is confirmed or the campaign has ended', () => {
    const ranked = { ...assessmentFacts, campaign: { ...campaign, rankingConfirmed: true } };
    given(assessmentDecider, ranked)(opened).when(record()).thenRefused('ranking_confirmed');
    const ended = { ...assessmentFacts, campaign: { ...campaign, status: 'cancelled' as const } };
    given(assessmentDecider, ended)(opened).when(record()).thenRefused('campaign_closed');
    given(assessmentDecider, { ...assessmentFacts, campaign: undefined })(opened)
      .when(record())
      .thenRefused('wrong_state');
  });
});

describe('An indicator', () => {
  type Value = Parameters<typeof indicator>[1];
  const recordIndicator = (indicatorId: string, value: Value, assessor: Actor = nie) =>
    by(
      assessor,
      recordedAt,
      { type: 'RecordIndicator' as const, data: { indicatorId, value, source: '省厅通报' } },
      { proposer: operator },
    );
  const plain = (indicatorId: string, value: Value) => {
    const { type, data } = indicator(indicatorId, value);
    return { type, data };
  };

  it('is recorded by operator and assessor together', () => {
    for (const value of [{ rank: 3, among: 12 }, { percent: '91.5' }, { score: '470', of: '500' }] as const) {
      work.when(recordIndicator('provincialLine', value)).then(plain('provincialLine', value));
    }
  });
  it('is mended by a later one', () => {
    assessment(opened, indicator('provincialLine', { rank: 3, among: 12 }))
      .when(recordIndicator('provincialLine', { rank: 2, among: 12 }))
      .then(plain('provincialLine', { rank: 2, among: 12 }));
  });
  it('refuses what the rule pack does not list, or not for this route', () => {
    work.when(recordIndicator('finesIssued', { rank: 1, among: 9 })).thenRefused('indicator_banned');
    const organ = stamped({
      type: 'AssessmentOpened' as const,
      data: { ...entry, bureauId: 'b03', route: 'self' as const },
    });
    assessment(organ)
      .when(recordIndicator('countyPerformance', { percent: '90' }))
      .thenRefused('indicator_banned');
  });
  it('refuses what cannot be', () => {
    for (const value of [
      { rank: 13, among: 12 },
      { percent: '100.5' },
      { score: '501', of: '500' },
      { score: '0', of: '0' },
    ] as const) {
      work.when(recordIndicator('provincialLine', value)).thenRefused('score_range');
    }
  });
  it('refuses an assessor who is not of the group or is recused, whoever of the two proposed', () => {
    work.when(recordIndicator('provincialLine', { percent: '90' }, stranger)).thenRefused('not_assigned');
    const asked = recordIndicator('provincialLine', { percent: '90' });
    work.when({ ...asked, actor: operator, proposer: stranger }).thenRefused('not_assigned');
    const facts = { ...assessmentFacts, assignment: { ...assignment, recused: ['nie'] } };
    given(assessmentDecider, facts)(opened).when(asked).thenRefused('recused');
  });
  it('refuses a disqualified candidate', () => {
    const facts = { ...assessmentFacts, standing: standing('disqualified') };
    given(
      assessmentDecider,
      facts,
    )(opened)
      .when(recordIndicator('provincialLine', { percent: '90' }))
      .thenRefused('veto_fact');
  });
});

describe('A refusal', () => {
  it('names the field at fault and what would be right', () => {
    try {
      assessmentDecider.decide(
        record({ scores: scoresOf('100.5') }),
        assessmentDecider.evolve(assessmentDecider.initial, opened),
        assessmentFacts,
      );
      throw new Error('was not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(Rejected);
      expect(error).toMatchObject({
        reason: 'score_range',
        field: 'scores[0].score',
        parameters: { score: '100.5', maximum: 100 },
      });
    }
  });
});
