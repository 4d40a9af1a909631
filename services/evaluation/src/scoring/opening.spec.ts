// Exactly what was sealed is opened, and a ballot is set aside afterwards for few reasons only.
import { describe, it } from '@jest/globals';
import { given } from '@laurel/core/testing';
import { rulePackHash, smallPack } from '../campaign.fixture.ts';
import {
  ask,
  ballotsOpened,
  bothShut,
  convened,
  facts,
  first,
  frozen,
  happened,
  openedBallots,
  presented,
  said,
  second,
  sheets,
  decider,
} from '../panel/panel.fixture.ts';

const listed = { ...facts, listed: sheets };
const told = given(decider, facts);

describe('The opening of the ballots', () => {
  const open = ask('OpenBallots');
  it('reveals every ballot that was listed', () => {
    given(
      decider,
      listed,
    )(...bothShut)
      .when(open)
      .then(said('BallotsOpened', { ballots: openedBallots, recused: [] }));
  });
  it('names who is recused', () => {
    const recusals = ['eb', 'ea'].map((expertId) =>
      happened('ExpertRecused', { branchId: second, expertId }),
    );
    given(decider, { ...facts, listed: [] })(...bothShut, ...recusals)
      .when(open)
      .then(said('BallotsOpened', { ballots: [], recused: [{ branchId: second, experts: ['ea', 'eb'] }] }));
  });
  it('refuses while a stage is open', () => {
    told(...presented)
      .when(open)
      .thenRefused('stage_open');
    told(
      ...bothShut,
      happened('ScoringReopened', { stage: 'onSite', branchIds: [first], reason: '票数不足' }),
    )
      .when(open)
      .thenRefused('stage_open');
  });
  it('does not wait for a stage that weighs nothing, unless that was begun', () => {
    const rulePack = {
      ...smallPack,
      scoring: { ...smallPack.scoring, weightOnSite: 70, weightPresentation: 0 },
    };
    const weightless = { ...facts, campaign: { status: 'open' as const, rulePack, rulePackHash } };
    const onSiteShut = [
      ...frozen,
      happened('ScoringStarted', { stage: 'onSite' }),
      happened('ScoringClosed', { stage: 'onSite', commitments: [], gaps: [] }),
    ];
    given(
      decider,
      weightless,
    )(...onSiteShut)
      .when(open)
      .then(said('BallotsOpened', { ballots: [], recused: [] }));
    given(decider, weightless)(...onSiteShut, happened('ScoringStarted', { stage: 'presentation' }))
      .when(open)
      .thenRefused('stage_open');
    told(...onSiteShut)
      .when(open)
      .thenRefused('stage_open');
  });
  it('refuses a ballot that cannot be read, and one that is not what was sealed', () => {
    const { sheet: _sheet, ...unreadable } = sheets[0]!;
    given(decider, { ...facts, listed: [unreadable, ...sheets.slice(1)] })(...bothShut)
      .when(open)
      .thenRefused('key_missing');
    given(decider, { ...facts, listed: [{ ...sheets[0]!, proven: false }, ...sheets.slice(1)] })(...bothShut)
      .when(open)
      .thenRefused('commitment_mismatch');
  });
  it('happens once, and not before the panel is frozen', () => {
    given(
      decider,
      listed,
    )(...ballotsOpened)
      .when(open)
      .thenRefused('ballots_opened');
    told(convened).when(open).thenRefused('wrong_state');
  });
});

describe('Setting a ballot aside after the opening', () => {
  const seat = { branchId: first, expertId: 'ea' };
  const absence = { stage: 'onSite', ...seat, ground: 'absence', reason: '未到场' };
  const setAside = ask('SetBallotAside', absence);
  it('leaves the expert’s other ballot, for absence', () => {
    told(...ballotsOpened)
      .when(setAside)
      .then(said('BallotSetAside', absence));
  });
  it('takes both ballots and recuses, for a conflict', () => {
    const conflict = { ...absence, ground: 'conflict', reason: '亲属' };
    told(...ballotsOpened)
      .when(ask('SetBallotAside', conflict))
      .then(
        said('ExpertRecused', seat),
        said('BallotSetAside', conflict),
        said('BallotSetAside', { ...conflict, stage: 'presentation' }),
      );
  });
  it('has nothing to do a second time', () => {
    told(...ballotsOpened, happened('BallotSetAside', absence))
      .when(setAside)
      .thenNothing();
  });
  it('refuses before the opening', () => {
    told(...bothShut)
      .when(setAside)
      .thenRefused('ballots_sealed');
  });
  it('refuses another ground, and a ballot that does not exist', () => {
    told(...ballotsOpened)
      .when(ask('SetBallotAside', { ...absence, ground: 'displeasing' }))
      .thenRefused('ground_unknown');
    told(...ballotsOpened)
      .when(ask('SetBallotAside', { ...absence, expertId: 'zz' }))
      .thenRefused('not_found');
  });
  it('needs an upheld objection once the ranking is confirmed', () => {
    const confirmed = { ...facts, rankingConfirmed: true };
    const cited = { ...absence, objectionId: 'o1' };
    given(
      decider,
      confirmed,
    )(...ballotsOpened)
      .when(setAside)
      .thenRefused('ranking_confirmed');
    given(
      decider,
      confirmed,
    )(...ballotsOpened)
      .when(ask('SetBallotAside', cited))
      .thenRefused('no_cause');
    given(decider, { ...confirmed, objectionUpheld: true })(...ballotsOpened)
      .when(ask('SetBallotAside', cited))
      .then(said('BallotSetAside', cited));
  });
});
