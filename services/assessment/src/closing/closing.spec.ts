// The end of an assessment: nothing open, two visits, every criterion scored, and the dynamic score exact to
// the last digit.
import { describe, expect, it } from '@jest/globals';
import { fold } from '@laurel/core';
import { given, stamped } from '@laurel/core/testing';
import {
  afterAnswers,
  all90,
  answered,
  closed,
  corrected,
  indicator,
  opened,
  recorded,
  recordedAt,
  upheld,
  withdrawn,
} from '../assessment/assessment.fixture.ts';
import {
  adjustment,
  assessmentFacts,
  by,
  campaign,
  entry,
  inspector,
  operator,
  rulePack,
  scoresOf,
} from '../candidate.fixture.ts';
import { assessmentDecider } from '../assessment/assessment.decide.ts';

const assessment = given(assessmentDecider, assessmentFacts);
const close = by(operator, afterAnswers, { type: 'CloseAssessment' as const, data: {} });
const closeWithout = by(
  operator,
  afterAnswers,
  { type: 'CloseAssessmentWithoutResult' as const, data: { reason: '考核组未能成行' } },
  { proposer: inspector },
);
const withdraw = by(operator, afterAnswers, {
  type: 'WithdrawAssessment' as const,
  data: { reason: '自愿退出' },
});
const twoVisits = [opened, recorded('v1'), recorded('v2')];

describe('An assessment with two visits and every criterion scored', () => {
  it('is closed with its dynamic score and every step of it', () => {
    const scores = rulePack.criteria.map(({ id }) => ({ criterionId: id, score: '90' }));
    const each = (value: string) => rulePack.criteria.map(() => value);
    const steps = {
      visits: 2,
      base: each('90'),
      mixed: each('90'),
      bonus: each('0'),
      deduction: each('0'),
      records: ['v1', 'v2'],
    };
    assessment(...twoVisits)
      .when(close)
      .then({
        type: 'AssessmentClosed',
        data: { ...entry, result: { dynamic: '90', criteria: scores, steps } },
      });
  });
  it('waits while the unit may still answer', () => {
    assessment(...twoVisits)
      .when({ ...close, instant: '2023-05-17T15:59:59.999Z' })
      .thenRefused('answer_pending');
    const early = assessment(...twoVisits, answered('v1', 'accept'), answered('v2', 'accept')).when({
      ...close,
      instant: recordedAt,
    });
    expect(early.outcome).toHaveProperty('events.0.data.result.dynamic', '90');
  });
  it('waits for the decision of a dispute', () => {
    const disputed = [...twoVisits, answered('v2', 'dispute')];
    assessment(...disputed)
      .when(close)
      .thenRefused('dispute_open');
    expect(assessment(...disputed, upheld('v2')).when(close).outcome).toHaveProperty(
      'events.0.data.result.dynamic',
      '90',
    );
    const lowered = assessment(
      ...disputed,
      corrected('v2', scoresOf('80', '80', '80', '80', '80', '80')),
    ).when(close);
    expect(lowered.outcome).toHaveProperty('events.0.data.result.dynamic', '85');
  });
  it('is not closed without a result: nobody takes a score away', () => {
    assessment(...twoVisits)
      .when(closeWithout)
      .thenRefused('wrong_state');
    assessment(...twoVisits, answered('v2', 'dispute'))
      .when(closeWithout)
      .thenRefused('dispute_open');
    assessment(...twoVisits)
      .when({ ...closeWithout, instant: recordedAt })
      .thenRefused('answer_pending');
  });
});

describe('An assessment that lacks something', () => {
  const short = [
    [opened],
    [opened, recorded('v1')],
    [...twoVisits, answered('v2', 'dispute'), corrected('v2', [], [], true)],
    [opened, recorded('v1'), recorded('v2', [], [adjustment(1, 'bonus', '1')])],
  ];
  const noResult = { type: 'AssessmentClosed', data: { ...entry, result: { noResult: '考核组未能成行' } } };
  it('refuses to close with fewer than two visits; void ones and mere deductions are none', () => {
    for (const state of short)
      assessment(...state)
        .when(close)
        .thenRefused('visits_missing');
  });
  it('refuses to close while a criterion has no score', () => {
    const five = scoresOf('90', '90', '90', '90', '90');
    const state = [opened, recorded('v1', five), recorded('v2', five)];
    assessment(...state)
      .when(close)
      .thenRefused('criterion_unscored');
    assessment(...state)
      .when(closeWithout)
      .then(noResult);
  });
  it('is closed without a result, with the reason', () => {
    for (const state of short)
      assessment(...state)
        .when(closeWithout)
        .then(noResult);
  });
});

describe('An assessment that is closed', () => {
  const ended = [...twoVisits, closed];
  it('takes no more of anything', () => {
    for (const asked of [close, closeWithout])
      assessment(...ended)
        .when(asked)
        .thenRefused('wrong_state');
  });
  it('is withdrawn with the application, as an open one is, once', () => {
    for (const state of [twoVisits, ended])
      assessment(...state)
        .when(withdraw)
        .then({ type: 'AssessmentWithdrawn', data: withdrawn.data });
    assessment(...ended, withdrawn)
      .when(withdraw)
      .thenNothing();
    assessment().when(withdraw).thenNothing();
  });
});

describe('The dynamic score', () => {
  const [first, second, third] = rulePack.indicators.map(({ id }) => id) as [string, string, string];
  it('is that of candidate A in golden/ranking.json, to the last digit', () => {
    const state = [
      opened,
      recorded('v1', scoresOf('88', '90', '86', '84', '90', '82'), [adjustment(6, 'bonus', '6')]),
      recorded('v2', scoresOf('92', '88', '90', '88', '86', '86'), [adjustment(3, 'deduction', '1.5')]),
      indicator(first, { rank: 3, among: 12 }),
      indicator(second, { percent: '91.5' }),
      indicator(third, { percent: '88' }),
    ];
    expect(assessment(...state).when(close).outcome).toHaveProperty(
      'events.0.data.result.dynamic',
      '158767/1800',
    );
  });
  it('is that of candidate B, an organ without county appraisal', () => {
    const organ = stamped({
      type: 'AssessmentOpened' as const,
      data: { ...entry, bureauId: 'b03', route: 'self' as const },
    });
    const state = [
      organ,
      recorded('v1', scoresOf('90', '86', '88', '90', '85', '84')),
      recorded('v2', scoresOf('91', '87', '84', '89', '88', '88'), [adjustment(6, 'bonus', '2')]),
      indicator(first, { rank: 2, among: 9 }),
      indicator(second, { score: '465', of: '500' }),
    ];
    expect(assessment(...state).when(close).outcome).toHaveProperty(
      'events.0.data.result.dynamic',
      '79349/900',
    );
  });
  it('counts the latest value of an indicator, and none that a later rule pack dropped', () => {
    const state = [...twoVisits, indicator(first, { percent: '10' }), indicator(first, { percent: '90' })];
    expect(assessment(...state).when(close).outcome).toHaveProperty(
      'events.0.data.result.steps.indicators.percent',
      { [first]: '90' },
    );
    const dropped = { ...campaign, rulePack: { ...rulePack, indicators: rulePack.indicators.slice(1) } };
    const later = given(assessmentDecider, { ...assessmentFacts, campaign: dropped })(...state).when(close);
    expect(later.outcome).not.toHaveProperty('events.0.data.result.steps.indicators');
    expect(later.outcome).toHaveProperty('events.0.data.result.dynamic', '90');
  });
  it('keeps what was recorded before a correction out of the sum, not out of the log', () => {
    const state = [
      ...twoVisits,
      answered('v1', 'dispute'),
      corrected('v1', all90, [adjustment(1, 'deduction', '10')]),
    ];
    expect(assessment(...state).when(close).outcome).toHaveProperty('events.0.data.result.dynamic', '88');
    expect(fold(assessmentDecider, state)).toMatchObject({
      records: [{ status: 'corrected' }, { status: 'recorded' }],
    });
  });
});
