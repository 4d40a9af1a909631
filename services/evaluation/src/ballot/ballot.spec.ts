// A ballot is sealed by its expert, while its stage is open, complete and on the scale; what it says is told
// to nobody.
import { describe, expect, it } from '@jest/globals';
import { type Decider, fold } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { rulePackHash, smallPack } from '../campaign.fixture.ts';
import {
  convened,
  drawn,
  first,
  frozen,
  happened,
  presented,
  second,
  started,
  ballotsOpened,
  bothShut,
} from '../panel/panel.fixture.ts';
import type { Ballot, BallotCommand, BallotEvent } from './ballot.ts';
import { ballotDecider, type BallotFacts } from './ballot.decide.ts';
import type { Panel, PanelEvent } from '../panel/panel.ts';
import { panelDecider } from '../panel/panel.decide.ts';

const panelAfter = (events: readonly PanelEvent[]): Panel =>
  fold(
    panelDecider as unknown as Decider<Panel, never, PanelEvent>,
    events as Parameters<typeof fold<Panel, PanelEvent>>[1],
  );

const sheet = { stage: 'onSite', branchId: first, expertId: 'ea' } as const;
const salt = 'f'.repeat(64);
const commitment = 'c'.repeat(64);
const facts: BallotFacts = {
  sheet,
  campaignId: 'r2023',
  campaign: { status: 'open', rulePack: smallPack, rulePackHash },
  panel: panelAfter(presented),
  competes: true,
  salt,
  commitment,
};
const scores = smallPack.criteria.map(({ id }) => ({ criterionId: id, score: '80.5' }));
const ask = (data: BallotCommand['data'], account = 'ea') =>
  command(
    { type: 'SealBallot' as const, data },
    { actor: { account, person: `P-${account}`, role: 'expert' } },
  ) as BallotCommand;
const told = given(ballotDecider, facts);
const after = (events: readonly PanelEvent[], changes: Partial<BallotFacts> = {}) =>
  given(ballotDecider, { ...facts, panel: panelAfter(events), ...changes })();
const withScore = (score: string) => [{ ...scores[0]!, score }, ...scores.slice(1)];
const sealed = { type: 'BallotSealed', data: { campaignId: 'r2023', ...sheet, commitment } };

describe('A ballot whose stage is open', () => {
  it('is sealed: the event shows a commitment, the scores are its sealed part', () => {
    told()
      .when(ask({ scores }))
      .then({ ...sealed, sealed: { scores, salt } } as never);
  });
  it('keeps the scores in the rule pack’s order, and the reason with them', () => {
    told()
      .when(ask({ scores: [...withScore('98')].reverse(), reason: '突出' }))
      .then({ ...sealed, sealed: { scores: withScore('98'), reason: '突出', salt } } as never);
  });
  it('of a stage with criteria of its own takes those, and no others', () => {
    const [first_, second_] = smallPack.criteria.map((criterion) => ({ ...criterion, weight: 50 }));
    const own = { onSite: [second_!, first_!] };
    const campaign = { ...facts.campaign!, rulePack: { ...smallPack, stageCriteria: own } };
    const inOwn = own.onSite.map(({ id }) => ({ criterionId: id, score: '80.5' }));
    after(presented, { campaign })
      .when(ask({ scores: [...inOwn].reverse() }))
      .then({ ...sealed, sealed: { scores: inOwn, salt } } as never);
    after(presented, { campaign }).when(ask({ scores })).thenRefused('criterion_unknown');
  });
  it('may be sealed anew, but not with the same scores', () => {
    const before = stamped<BallotEvent>(
      { type: 'BallotSealed', data: { campaignId: 'r2023', ...sheet, commitment: 'd'.repeat(64) } },
      {
        sealed: { scores, salt },
      } as never,
    );
    told(before)
      .when(ask({ scores: withScore('81') }))
      .then({ ...sealed, sealed: { scores: withScore('81'), salt } } as never);
    told(before).when(ask({ scores })).thenNothing();
  });
  it('refuses a criterion that is missing, unknown or scored twice', () => {
    told()
      .when(ask({ scores: scores.slice(1) }))
      .thenRefused('criterion_missing');
    told()
      .when(ask({ scores: [...scores, { criterionId: 'looks', score: '80' }] }))
      .thenRefused('criterion_unknown');
    told()
      .when(ask({ scores: [...scores, scores[0]!] }))
      .thenRefused('criterion_repeated');
  });
  it('refuses what is off the scale or between its steps', () => {
    for (const score of ['100.5', '101', '1e2', '-1', '０'])
      told()
        .when(ask({ scores: withScore(score) }))
        .thenRefused('score_range');
    for (const score of ['100.3', '80.25', '0.1']) {
      told()
        .when(ask({ scores: withScore(score) }))
        .thenRefused(score === '100.3' ? 'score_range' : 'score_step');
    }
  });
  it('asks the reason of an extreme score, and of none at the edge', () => {
    for (const score of ['59.5', '95.5', '0', '100']) {
      told()
        .when(ask({ scores: withScore(score) }))
        .thenRefused('extreme_reason_missing');
    }
    for (const score of ['60', '95']) {
      told()
        .when(ask({ scores: withScore(score) }))
        .then({ ...sealed, sealed: { scores: withScore(score), salt } } as never);
    }
  });
  it('never names a score in a refusal, because refusals are logged', () => {
    for (const score of ['100.5', '80.25', '59.5', '99']) {
      try {
        ballotDecider.decide(ask({ scores: withScore(score) }), ballotDecider.initial, facts);
        throw new Error('not refused');
      } catch (error) {
        expect(JSON.stringify({ ...(error as object) })).not.toContain(`"${score}"`);
      }
    }
  });
});

describe('A ballot that may not be sealed', () => {
  const seal = ask({ scores });
  it('refuses another account', () => {
    told().when(ask({ scores }, 'eb')).thenRefused('forbidden');
  });
  it('refuses a recused expert, and one who is not assigned', () => {
    after([...presented, happened('ExpertRecused', { branchId: first, expertId: 'ea' })])
      .when(seal)
      .thenRefused('recused');
    given(ballotDecider, { ...facts, sheet: { ...sheet, expertId: 'zz' } })()
      .when(ask({ scores }, 'zz'))
      .thenRefused('not_assigned');
    given(ballotDecider, { ...facts, sheet: { ...sheet, branchId: 'b09.001' } })()
      .when(seal)
      .thenRefused('not_assigned');
  });
  it('refuses before the stage starts and after it is shut, but for a reopened entry', () => {
    after([convened]).when(seal).thenRefused('wrong_state');
    after(drawn).when(seal).thenRefused('wrong_state');
    after(bothShut).when(seal).thenRefused('wrong_state');
    const reopened = (branchId: string) => [
      ...bothShut,
      happened('ScoringReopened', { stage: 'onSite', branchIds: [branchId], reason: '补' }),
    ];
    after(reopened(second)).when(seal).thenRefused('wrong_state');
    after(reopened(first))
      .when(seal)
      .then({ ...sealed, sealed: { scores, salt } } as never);
  });
  it('refuses a presentation that has not been given to its end', () => {
    const presentation = { ...sheet, stage: 'presentation' as const };
    after(started, { sheet: presentation }).when(seal).thenRefused('not_presented');
    after([...started, happened('PresentationStarted', { branchId: first })], { sheet: presentation })
      .when(seal)
      .thenRefused('not_presented');
    after(presented, { sheet: presentation })
      .when(seal)
      .then({
        ...sealed,
        data: { ...sealed.data, stage: 'presentation' },
        sealed: { scores, salt },
      } as never);
  });
  it('refuses an entry that no longer competes', () => {
    given(ballotDecider, { ...facts, competes: false })()
      .when(seal)
      .thenRefused('wrong_state');
  });
  it('refuses after the opening, a stage that does not exist, and a closed campaign', () => {
    after(ballotsOpened).when(seal).thenRefused('ballots_opened');
    after(frozen, { sheet: { ...sheet, stage: 'lunch' as never } })
      .when(seal)
      .thenRefused('not_found');
    given(ballotDecider, { ...facts, campaign: { ...facts.campaign!, status: 'cancelled' } })()
      .when(seal)
      .thenRefused('campaign_closed');
  });
});

describe('What is kept of a ballot', () => {
  it('holds every sheet ever sealed by its commitment, and knows which cannot be read', () => {
    const events = ['1', '2'].map((digit) =>
      stamped<BallotEvent>(
        { type: 'BallotSealed', data: { campaignId: 'r2023', ...sheet, commitment: digit.repeat(64) } },
        {
          ...(digit === '1' && { sealed: { scores, salt } }),
        } as never,
      ),
    );
    const state: Ballot = fold(ballotDecider, events);
    expect(state).toEqual({
      status: 'sealed',
      commitment: '2'.repeat(64),
      sheets: { ['1'.repeat(64)]: { scores, salt }, ['2'.repeat(64)]: null },
    });
  });
});
