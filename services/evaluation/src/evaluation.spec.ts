// The evaluate half as a whole, from admission to publication, with its real facts, views and reactions.
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ServedView } from '@laurel/platform';
import { ask, both, campaignId, opened, operator, postNotice, smallCity } from './campaign.fixture.ts';
import { evaluationService } from './evaluation.definition.ts';
import type { ServiceUnderTest } from '@laurel/platform/testing';
import { ballotProgressView } from './ballot/ballot-progress.view.ts';
import { ballotsView } from './ballot/ballots.view.ts';
import { rankingsView } from './ranking/rankings.view.ts';
import { resultsView } from './ranking/results.view.ts';

const scores: Record<string, string> = { 'b01.001': '90', 'b02.001': '80', 'b03.017': '85' };

describe('A campaign whose ballots are opened and whose ranking is confirmed', () => {
  let city: ServiceUnderTest;
  beforeAll(async () => {
    city = await opened(smallCity, (branchId) => scores[branchId]!);
    await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
    await ask(city, 'ranking', campaignId, 'ConfirmRanking', { version: 1 }, ...both);
    await postNotice(city, ['b01.001', 'b03.017']);
  });

  it('ranks by what the experts scored', async () => {
    expect(await city.rows(rankingsView)).toMatchObject([
      { status: 'confirmed', winners: ['b01.001', 'b03.017'], reserves: ['b02.001'] },
    ]);
  });
  it('has opened every ballot and none of the recused', async () => {
    const opened = (await city.rows(ballotsView)).flatMap(({ branchId, ballots }) =>
      ballots.map(({ expertId }) => ({ branchId, expertId })),
    );
    expect(opened).toHaveLength(2 * 14);
    expect(opened.filter(({ expertId, branchId }) => expertId === 'ee' && branchId === 'b03.017')).toEqual(
      [],
    );
    expect((await city.rows(ballotProgressView)).every(({ status }) => status === 'sealed')).toBe(true);
  });
  it('tells every branch its own result', async () => {
    expect(
      (await city.rows(resultsView)).map(({ unitId, place, outcome }) => [unitId, place, outcome]),
    ).toEqual([
      ['b01.001', 1, 'winner'],
      ['b02.001', 3, 'reserve'],
      ['b03.017', 2, 'winner'],
    ]);
  });
  it('refused no reaction', () => {
    expect(city.refused).toEqual([]);
  });
  it.each(evaluationService.views.map((served: ServedView) => [served.view.name, served] as const))(
    'has in %s rows that keep to its reading, and the same ones when everything is folded again from zero',
    async (_name, served) => expect(await city.viewFaults([served])).toEqual([]),
  );
  it('keeps scores out of whatever is read before the opening', () => {
    const before = city.log.slice(
      0,
      city.log.findIndex(({ type }) => type === 'BallotsOpened'),
    );
    const read = before
      .filter(({ type }) => type === 'BallotSealed')
      .map(({ data }) => Object.keys(data).sort());
    expect(new Set(read.map(String))).toEqual(new Set(['branchId,campaignId,commitment,expertId,stage']));
  });
});
