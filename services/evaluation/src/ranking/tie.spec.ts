// A tie at the boundary is voted on in secret, voted on once more between the top two, and then drawn.
import { describe, expect, it } from '@jest/globals';
import { given } from '@laurel/core/testing';
import {
  ask,
  computedData,
  experts,
  factsOf,
  first,
  fourth,
  happened,
  inputs,
  said,
  second,
  third,
  decider,
} from './ranking.fixture.ts';
import { tally } from './ranking.rules.ts';

// First stands alone; the other three tie for the second place.
const tied = inputs({ [first]: '90', [second]: '85', [third]: '85', [fourth]: '85' });
const group = [second, third, fourth];
const facts = factsOf(tied);
const told = given(decider, facts);
const computed = happened('RankingComputed', computedData(tied, 1));
const salt = 'f'.repeat(64);

const commitmentOf = (expertId: string) => (experts.indexOf(expertId) + 1).toString().repeat(64);
function vote(expertId: string, choice: string, round = 1, branchIds: readonly string[] = group) {
  return happened(
    'RunOffVoteSealed',
    { round, branchIds: [...branchIds].sort(), expertId, commitment: commitmentOf(expertId) },
    { choice, salt },
  );
}
function votes(choices: readonly string[], round = 1, branchIds: readonly string[] = group) {
  return choices.map((choice, index) => vote(experts[index]!, choice, round, branchIds));
}
const proven = { ...facts, proven: experts.map(commitmentOf) };
/** A run-off tells counts and commitments, never who chose whom. */
const shown = (choices: readonly string[], branchIds: readonly string[] = group) => ({
  counts: [...branchIds]
    .sort()
    .map((branchId) => ({ branchId, count: choices.filter((choice) => choice === branchId).length })),
  commitments: choices.map((_, index) => commitmentOf(experts[index]!)).sort(),
});

describe('A tie at the boundary of places', () => {
  it('is open for a run-off', () => {
    expect(computedData(tied, 1)).toMatchObject({
      open: [{ from: 2, to: 4, branchIds: group, tieBreak: 'runOff' }],
      winners: [first],
    });
  });
  it('takes an expert’s secret vote', () => {
    const data = { round: 1, branchIds: group, expertId: 'ea', commitment: 'c'.repeat(64) };
    told(computed)
      .when(ask('VoteRunOff', { branchIds: [fourth, third, second], choice: third }, 'ea'))
      .then({ ...said('RunOffVoteSealed', data), sealed: { choice: third, salt } } as never);
  });
  it('refuses a second vote, a stranger’s, and one of somebody recused from any of the tied', () => {
    const voting = (account: string) => ask('VoteRunOff', { branchIds: group, choice: second }, account);
    told(computed, vote('ea', third)).when(voting('ea')).thenRefused('already_voted');
    told(computed).when(voting('zz')).thenRefused('forbidden');
    given(
      decider,
      factsOf(tied, { recusals: [{ branchId: fourth, expertId: 'eb' }] }),
    )(computed)
      .when(voting('eb'))
      .thenRefused('recused');
  });
  it('refuses votes for others, and on what is not tied', () => {
    told(computed)
      .when(ask('VoteRunOff', { branchIds: group, choice: first }, 'ea'))
      .thenRefused('not_tied');
    told(computed)
      .when(ask('VoteRunOff', { branchIds: [first, second], choice: first }, 'ea'))
      .thenRefused('not_tied');
    told(computed)
      .when(ask('CloseRunOff', { branchIds: [first, second] }))
      .thenRefused('not_tied');
    told(computed)
      .when(ask('HoldDraw', { branchIds: [first, second], witnesses: ['甲', '乙'] }))
      .thenRefused('not_tied');
  });
  it('refuses a draw before the run-off', () => {
    told(computed)
      .when(ask('HoldDraw', { branchIds: group, witnesses: ['甲', '乙'] }))
      .thenRefused('runoff_first');
  });
});

describe('Closing a run-off', () => {
  const close = ask('CloseRunOff', { branchIds: group });
  const closing = given(decider, proven);
  it('puts ahead who has more than half of the votes; the others vote again', () => {
    const choices = [third, third, third, second];
    const held = { runOffs: [{ tied: group, order: [third] }] };
    const moved = [
      { branchId: fourth, from: 2, to: 3 },
      { branchId: second, from: 2, to: 3 },
    ].sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
    closing(computed, ...votes(choices))
      .when(close)
      .then(
        said('RunOffHeld', {
          round: 1,
          branchIds: group,
          ...shown(choices),
          order: [third],
          decided: true,
        }),
        said('RankingComputed', computedData(tied, 2, held, { moved })),
      );
    expect(computedData(tied, 2, held)).toMatchObject({
      winners: [first, third],
      open: [{ branchIds: [second, fourth], tieBreak: 'runOff' }],
    });
  });
  it('is repeated between the top two when nobody has more than half', () => {
    const choices = [third, third, second, second];
    closing(computed, ...votes(choices))
      .when(close)
      .then(
        said('RunOffHeld', {
          round: 1,
          branchIds: group,
          ...shown(choices),
          order: [second, third],
          decided: false,
        }),
      );
  });
  it('leads to the draw when the repeat does not decide either', () => {
    const round1 = happened('RunOffHeld', {
      round: 1,
      branchIds: group,
      counts: [],
      commitments: [],
      order: [second, third],
      decided: false,
    });
    const choices = [third, third, second, second];
    const repeat = closing(computed, round1, ...votes(choices, 2, [second, third]));
    repeat.when(close).thenRefused('not_tied');
    const held = { runOffs: [{ tied: group, order: [] }] };
    repeat.when(ask('CloseRunOff', { branchIds: [third, second] })).then(
      said('RunOffHeld', {
        round: 2,
        branchIds: [second, third],
        ...shown(choices, [second, third]),
        order: [],
        decided: false,
      }),
      said('RankingComputed', computedData(tied, 2, held)),
    );
    expect(computedData(tied, 2, held)).toMatchObject({ open: [{ branchIds: group, tieBreak: 'draw' }] });
  });
  it('refuses with fewer votes than a result needs', () => {
    closing(computed, ...votes([third, third]))
      .when(close)
      .thenRefused('ballots_missing');
  });
  it('asks no more votes than there are experts who may vote', () => {
    const recusals = ['ec', 'ed'].map((expertId) => ({ branchId: second, expertId }));
    const choices = [third, third];
    given(decider, { ...proven, recusals })(computed, ...votes(choices))
      .when(close)
      .then(
        said('RunOffHeld', {
          round: 1,
          branchIds: group,
          ...shown(choices),
          order: [third],
          decided: true,
        }),
        said(
          'RankingComputed',
          computedData(
            tied,
            2,
            { runOffs: [{ tied: group, order: [third] }] },
            { moved: movedBehind(third) },
          ),
        ),
      );
    const nobody = experts.map((expertId) => ({ branchId: second, expertId }));
    given(decider, { ...proven, recusals: nobody })(computed)
      .when(close)
      .then(
        said('RunOffHeld', { round: 1, branchIds: group, ...shown([]), order: [], decided: false }),
        said('RankingComputed', computedData(tied, 2, { runOffs: [{ tied: group, order: [] }] })),
      );
  });
  it('refuses a vote that is not what was sealed, or cannot be read', () => {
    given(decider, facts)(computed, ...votes([third, third, third]))
      .when(close)
      .thenRefused('commitment_mismatch');
    const unread = happened('RunOffVoteSealed', {
      round: 1,
      branchIds: group,
      expertId: 'ec',
      commitment: commitmentOf('ec'),
    });
    closing(computed, ...votes([third, third]), unread)
      .when(close)
      .thenRefused('key_missing');
  });
  it('refuses when the ranking no longer holds', () => {
    given(decider, { ...proven, inputsHash: '9'.repeat(64) })(computed, ...votes([third, third, third]))
      .when(close)
      .thenRefused('inputs_changed');
  });
});

describe('The draw', () => {
  const undecided = [
    happened('RunOffHeld', { round: 1, branchIds: group, votes: [], order: [], decided: false }),
    happened('RankingComputed', computedData(tied, 2, { runOffs: [{ tied: group, order: [] }] })),
  ];
  const order = [fourth, second, third];
  const drawing = { ...facts, draw: { openingHash: 'a'.repeat(64), order } };
  const draw = ask('HoldDraw', { branchIds: group, witnesses: ['甲', '乙'] });
  it('orders the tied, with witnesses on record', () => {
    const held = { runOffs: [{ tied: group, order: [] }], draws: [{ tied: group, order }] };
    const moved = [
      { branchId: second, from: 2, to: 3 },
      { branchId: third, from: 2, to: 4 },
    ];
    given(decider, drawing)(computed, ...undecided)
      .when(draw)
      .then(
        said('DrawHeld', { branchIds: group, openingHash: 'a'.repeat(64), order, witnesses: ['甲', '乙'] }),
        said('RankingComputed', computedData(tied, 3, held, { moved })),
      );
    expect(computedData(tied, 3, held)).toMatchObject({
      winners: [first, fourth],
      reserves: [second],
      open: [],
    });
  });
  it('refuses a witness who is one of the two that hold it', () => {
    for (const witness of ['ouyang', 'ding', 'P-ding']) {
      const holding = ask('HoldDraw', { branchIds: group, witnesses: ['甲', witness] }, 'ouyang', {
        proposer: { account: 'ding', person: 'P-ding', role: 'discipline' },
      });
      given(decider, drawing)(computed, ...undecided)
        .when(holding)
        .thenRefused('witness_holds_draw');
    }
  });
  it('refuses one witness named twice, and inputs that changed', () => {
    given(decider, drawing)(computed, ...undecided)
      .when(ask('HoldDraw', { branchIds: group, witnesses: ['甲', '甲'] }))
      .thenRefused('witnesses_missing');
    given(decider, { ...drawing, inputsHash: '9'.repeat(64) })(computed, ...undecided)
      .when(draw)
      .thenRefused('inputs_changed');
  });
});

describe('The tally', () => {
  const contest = { tied: group, branchIds: group, round: 1 };
  it('decides by more than half of the votes cast, not by exactly half', () => {
    expect(tally(contest, [third, third, second])).toEqual({ order: [third], decided: true });
    expect(tally(contest, [third, third, second, second])).toEqual({
      order: [second, third],
      decided: false,
    });
  });
  it('repeats only when two lead clearly', () => {
    expect(tally(contest, [third, third, second, second, fourth])).toEqual({
      order: [second, third],
      decided: false,
    });
    expect(tally(contest, [second, third, fourth])).toEqual({ order: [], decided: false });
    expect(tally({ ...contest, branchIds: [second, third] }, [second, third])).toEqual({
      order: [second, third],
      decided: false,
    });
  });
  it('repeats once, and not at all without votes', () => {
    expect(tally({ ...contest, branchIds: [second, third], round: 2 }, [second, third])).toEqual({
      order: [],
      decided: false,
    });
    expect(tally(contest, [])).toEqual({ order: [], decided: false });
  });
});

function movedBehind(ahead: string): object[] {
  return group.filter((branchId) => branchId !== ahead).map((branchId) => ({ branchId, from: 2, to: 3 }));
}
