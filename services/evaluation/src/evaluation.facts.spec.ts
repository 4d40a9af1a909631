// Decisions with their real facts: what is sealed, listed, opened and drawn fits together across streams.
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@laurel/core';
import {
  accept,
  ask,
  both,
  campaignId,
  closeAssessment,
  expert,
  opened,
  operator,
  readyToScore,
  scoring,
  seal,
  sealAll,
  sheet,
  smallCity,
} from './campaign.fixture.ts';
import type { FactReader } from '@laurel/platform';
import type { OpenedBallot } from './panel/panel.ts';
import { evaluationService } from './evaluation.definition.ts';
import { servedBallot } from './panel/panel.facts.ts';
import { type DataOf, ServiceUnderTest } from '@laurel/platform/testing';
import { sha256 } from '@laurel/platform';
import { ballotProgressView } from './ballot/ballot-progress.view.ts';
import { conflictsView } from './panel/conflicts.view.ts';
import { entriesView } from './entry/entries.view.ts';
import { rankingEntriesView } from './ranking/ranking-entries.view.ts';
import { rankingsView } from './ranking/rankings.view.ts';

const [first, second, third] = ['b01.001', 'b02.001', 'b03.017'];
const close = (city: ServiceUnderTest, stage: DataOf<'CloseScoring'>['stage']) =>
  ask(city, 'panel', campaignId, 'CloseScoring', { stage }, operator);
const ballots = (city: ServiceUnderTest) =>
  (city.said('BallotsOpened')[0]!.data as { ballots: OpenedBallot[] }).ballots;

describe('The salt of a ballot', () => {
  it('is another for every sheet, whichever Idempotency-Key its expert chooses: one that is opened tells nothing of one that is not', async () => {
    const nothing = {
      row: async () => undefined,
      rows: async () => [],
      state: async () => ({ status: 'none' }),
    };
    const read = {
      ...nothing,
      secret: (purpose: string) => sha256(`one key ${purpose}`),
      sha256,
    } as unknown as FactReader;
    const salts = ['ea', 'eb'].map(async (account) => {
      const id = {
        campaign: campaignId,
        stage: 'onSite',
        unit: first!,
        account,
        whole: `r2023.onSite.${first!}.${account}`,
      };
      return (await servedBallot.facts(read, { data: sheet('80') } as never, id, { status: 'none' })) as {
        salt: string;
      };
    });
    const [one, other] = await Promise.all(salts);
    expect(one!.salt).not.toBe(other!.salt);
  });
});

describe('Conflicts', () => {
  it('hide an entry of the own bureau from its expert as soon as the panel is convened', async () => {
    const city = await readyToScore();
    expect((await city.rows(entriesView)).map(({ branchId, recused }) => [branchId, recused])).toEqual([
      [first, []],
      [second, []],
      [third, ['ee']],
    ]);
    expect(await city.rows(conflictsView)).toMatchObject([
      { accountId: 'ee', branchId: third, relations: ['superior'] },
    ]);
  });
  it('are derived when an expert joins an assessment, even during scoring', async () => {
    const city = await scoring();
    await seal(city, 'onSite', first!, 'ea', sheet('80'));
    const member = (accountId: string) => ({ accountId, personId: `P-${accountId}`, name: accountId });
    const group = {
      campaignId,
      groupId: 'g1',
      name: '一组',
      lead: 'kao',
      departments: ['政治部'],
      members: [member('kao'), member('ea')],
    };
    await city.hear('AssessmentGroupFormed', group, city.now, 'group-r2023.g1');
    const assigned = {
      campaignId,
      groupId: 'g1',
      groupName: '一组',
      lead: 'kao',
      members: ['kao', 'ea'],
      branchId: first,
    };
    await city.hear('CandidateAssigned', assigned, city.now, 'group-r2023.g1');
    expect(city.said('ConflictDerived').at(-1)?.data).toMatchObject({
      expertId: 'ea',
      branchId: first,
      relation: 'assessor',
    });
    expect(
      (await city.rows(ballotProgressView)).find(
        ({ stage, branchId, accountId }) => stage === 'onSite' && branchId === first && accountId === 'ea',
      ),
    ).toMatchObject({
      status: 'setAside',
    });
    await expect(seal(city, 'onSite', first!, 'ea', sheet('80'))).rejects.toThrow('recused');
  });
});

describe('Sealed ballots', () => {
  it('count as sealed last before the stage was shut', async () => {
    const city = await scoring();
    await sealAll(city, smallCity, () => '70');
    await seal(city, 'onSite', first!, 'ea', sheet('75'));
    await close(city, 'onSite');
    await expect(seal(city, 'onSite', first!, 'ea', sheet('99'))).rejects.toThrow('wrong_state');
    await close(city, 'presentation');
    await ask(city, 'panel', campaignId, 'OpenBallots', {}, ...both);
    const theirs = ballots(city).filter(({ branchId, expertId }) => branchId === first && expertId === 'ea');
    expect(theirs.map(({ stage, scores }) => [stage, scores[0]!.score])).toEqual([
      ['onSite', '75'],
      ['presentation', '70'],
    ]);
  });
  it('may be added after reopening, for the entry named', async () => {
    const city = await scoring();
    await sealAll(city, smallCity, () => '70');
    await close(city, 'onSite');
    await close(city, 'presentation');
    await ask(
      city,
      'panel',
      campaignId,
      'ReopenScoring',
      { stage: 'onSite', branchIds: [first], reason: '笔误' },
      ...both,
    );
    await seal(city, 'onSite', first!, 'ea', sheet('72'));
    await expect(seal(city, 'onSite', second!, 'ea', sheet('72'))).rejects.toThrow('wrong_state');
    await close(city, 'onSite');
    await ask(city, 'panel', campaignId, 'OpenBallots', {}, ...both);
    expect(ballots(city).filter(({ scores }) => scores[0]!.score === '72')).toHaveLength(1);
    expect(ballots(city)).toHaveLength(28);
  });
  it('are opened against their commitments, with a salt each', async () => {
    const city = await opened(smallCity, () => '70');
    for (const { commitment, ...ballot } of ballots(city))
      expect(sha256(canonicalJson({ campaignId, ...ballot }))).toBe(commitment);
    expect(new Set(ballots(city).map(({ salt }) => salt)).size).toBe(28);
  });
  it('are not opened when the record does not fit the commitment', async () => {
    const city = await scoring();
    await sealAll(city, smallCity, () => '70');
    await close(city, 'onSite');
    await close(city, 'presentation');
    const sealed = city.said('BallotSealed')[0]!;
    const { scores, salt } = sealed.sealed as { scores: object[]; salt: string };
    const changed = {
      ...sealed,
      sealed: { salt, scores: scores.map((each) => ({ ...each, score: '100' })) },
    };
    const history = city.stored.map((event) => (event === sealed ? changed : event));
    const tampered = await ServiceUnderTest.open(evaluationService, { instant: city.now, history });
    await expect(ask(tampered, 'panel', campaignId, 'OpenBallots', {}, ...both)).rejects.toThrow(
      'commitment_mismatch',
    );
  });
});

describe('A late entry', () => {
  it('stops the start of scoring until the panel is frozen with it', async () => {
    const city = await readyToScore();
    city.moveTo('2023-11-02T01:00:00.000Z');
    await accept(city, 'b04.002');
    await closeAssessment(city, 'b04.002');
    await expect(
      ask(city, 'panel', campaignId, 'StartScoring', { stage: 'onSite' }, operator),
    ).rejects.toThrow('below_three_possible');
  });
});

describe('A tie for the last place', () => {
  const tiedCity = () => opened(smallCity, (branchId) => (branchId === first ? '90' : '80'));
  const branchIds = [second!, third!];
  it('is voted on, voted on again, and drawn by the hash of the opening', async () => {
    const city = await tiedCity();
    await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
    expect(await city.rows(rankingsView)).toMatchObject([
      { status: 'tied', open: [{ branchIds, tieBreak: 'runOff' }] },
    ]);
    for (let round = 1; round <= 2; round++) {
      const choices = { ea: second, eb: second, ec: third, ed: third };
      for (const [account, choice] of Object.entries(choices)) {
        await ask(city, 'ranking', campaignId, 'VoteRunOff', { branchIds, choice }, expert(account));
      }
      await expect(
        ask(city, 'ranking', campaignId, 'VoteRunOff', { branchIds, choice: second }, expert('ee')),
      ).rejects.toThrow('recused');
      await ask(city, 'ranking', campaignId, 'CloseRunOff', { branchIds }, ...both);
    }
    await ask(city, 'ranking', campaignId, 'HoldDraw', { branchIds, witnesses: ['甲', '乙'] }, ...both);
    const openingHash = sha256(canonicalJson(city.said('BallotsOpened')[0]!.data));
    const order = [...branchIds].sort((one, other) =>
      sha256(openingHash + one) < sha256(openingHash + other) ? -1 : 1,
    );
    expect(city.said('DrawHeld')[0]!.data).toMatchObject({ openingHash, order });
    await ask(city, 'ranking', campaignId, 'ConfirmRanking', { version: 3 }, ...both);
    expect(await city.rows(rankingsView)).toMatchObject([
      { status: 'confirmed', winners: [first, order[0]], reserves: [order[1]] },
    ]);
  });
  it('keeps the votes secret until the run-off is closed', async () => {
    const city = await tiedCity();
    await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
    await ask(city, 'ranking', campaignId, 'VoteRunOff', { branchIds, choice: second }, expert('ea'));
    const voted = city.said('RunOffVoteSealed')[0]!;
    expect(Object.keys(voted.data).sort()).toEqual([
      'branchIds',
      'campaignId',
      'commitment',
      'expertId',
      'round',
    ]);
    expect(JSON.stringify(await city.rows(rankingsView))).not.toContain('choice');
  });
  it('tells counts and commitments of a run-off that is held, and never who chose whom', async () => {
    const city = await tiedCity();
    await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
    for (const account of ['ea', 'eb', 'ec'])
      await ask(city, 'ranking', campaignId, 'VoteRunOff', { branchIds, choice: second }, expert(account));
    await ask(city, 'ranking', campaignId, 'CloseRunOff', { branchIds }, ...both);
    const [held] = city.said('RunOffHeld');
    const sealed = city
      .said('RunOffVoteSealed')
      .map(({ data }) => (data as { commitment: string }).commitment);
    expect(held!.data).toMatchObject({ commitments: sealed.sort(), decided: true, order: [second] });
    const [row] = await city.rows(rankingsView);
    expect(JSON.stringify([held!.data, row!.runOffs])).not.toMatch(/choice|expertId|salt/);
  });
});

describe('A ballot set aside after the opening', () => {
  it('gives a new version beside the old one', async () => {
    const ofSecondBy: Record<string, string> = { ea: '95', eb: '80', ec: '80', ed: '80', ee: '86' };
    const others: Record<string, string> = { [first!]: '90', [third!]: '70' };
    const city = await opened(smallCity, (branchId, account) => others[branchId] ?? ofSecondBy[account]!);
    await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
    const ground = {
      stage: 'onSite' as const,
      branchId: second,
      expertId: 'ea',
      ground: 'identity' as const,
      reason: '非本人',
    };
    await ask(city, 'panel', campaignId, 'SetBallotAside', ground, ...both);
    await expect(ask(city, 'ranking', campaignId, 'ConfirmRanking', { version: 1 }, ...both)).rejects.toThrow(
      'inputs_changed',
    );
    await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
    const ofSecond = (await city.rows(rankingEntriesView)).filter(({ branchId }) => branchId === second);
    expect(ofSecond.map(({ rankingVersion, onSite }) => [rankingVersion, onSite?.score])).toEqual([
      [1, '82'],
      [2, '163/2'],
    ]);
    expect(
      city.said('RankingComputed').map(({ data }) => (data as { inputsHash: string }).inputsHash),
    ).toHaveLength(2);
  });
  it('needs an upheld scoring error once the ranking is confirmed', async () => {
    const scores: Record<string, string> = { [first!]: '90', [second!]: '80', [third!]: '85' };
    const city = await opened(smallCity, (branchId) => scores[branchId]!);
    await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
    await ask(city, 'ranking', campaignId, 'ConfirmRanking', { version: 1 }, ...both);
    const data = {
      stage: 'onSite' as const,
      branchId: second,
      expertId: 'ea',
      ground: 'identity' as const,
      reason: '非本人',
    };
    await expect(ask(city, 'panel', campaignId, 'SetBallotAside', data, ...both)).rejects.toThrow(
      'ranking_confirmed',
    );
    const upheld = {
      campaignId,
      branchId: second,
      noticeId: 'winners',
      objectionId: 'o1',
      reason: '计分有误',
    };
    await city.given('ObjectionUpheld', { ...upheld, kind: 'misconduct' }, city.now, 'notice-r2023.winners');
    await expect(
      ask(city, 'panel', campaignId, 'SetBallotAside', { ...data, objectionId: 'o1' }, ...both),
    ).rejects.toThrow('no_cause');
    await city.given(
      'ObjectionUpheld',
      { ...upheld, objectionId: 'o2', kind: 'scoringError' },
      city.now,
      'notice-r2023.winners',
    );
    await ask(city, 'panel', campaignId, 'SetBallotAside', { ...data, objectionId: 'o2' }, ...both);
    await ask(city, 'ranking', campaignId, 'RecomputeRanking', { objectionId: 'o2' }, ...both);
    expect(await city.rows(rankingsView)).toMatchObject([
      { status: 'computed', rankingVersion: 2, versions: [{}, { objectionId: 'o2' }] },
    ]);
  });
});
