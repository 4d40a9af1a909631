// The evaluate half as a whole, from admission to publication, with its real facts, views and reactions.
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Reading } from '@laurel/contracts';
import { both, campaignId, opened, operator, postNotice, smallCity } from './campaign.fixture.ts';
import { evaluationService } from './evaluation.definition.ts';
import type { Simulation } from './simulation.fixture.ts';
import { ballotProgressView } from './views/ballot-progress.ts';
import { ballotsView } from './views/ballots.ts';
import { rankingsView } from './views/rankings.ts';
import { resultsView } from './views/results.ts';

const scores: Record<string, string> = { 'b01.001': '90', 'b02.001': '80', 'b03.017': '85' };

describe('A campaign whose ballots are opened and whose ranking is confirmed', () => {
  let city: Simulation;
  beforeAll(async () => {
    city = await opened(smallCity, (branchId) => scores[branchId]!);
    await city.ask('ranking', campaignId, 'ComputeRanking', {}, operator);
    await city.ask('ranking', campaignId, 'ConfirmRanking', { version: 1 }, ...both);
    await postNotice(city, ['b01.001', 'b03.017']);
  });

  it('ranks by what the experts scored', () => {
    expect(city.rows(rankingsView)).toMatchObject([{ status: 'confirmed', winners: ['b01.001', 'b03.017'], reserves: ['b02.001'] }]);
  });
  it('has opened every ballot and none of the recused', () => {
    const opened = city.rows(ballotsView).flatMap(({ branchId, ballots }) => ballots.map(({ expertId }) => ({ branchId, expertId })));
    expect(opened).toHaveLength(2 * 14);
    expect(opened.filter(({ expertId, branchId }) => expertId === 'ee' && branchId === 'b03.017')).toEqual([]);
    expect(city.rows(ballotProgressView).every(({ status }) => status === 'sealed')).toBe(true);
  });
  it('tells every branch its own result', () => {
    expect(city.rows(resultsView).map(({ unitId, place, outcome }) => [unitId, place, outcome])).toEqual([
      ['b01.001', 1, 'winner'],
      ['b03.017', 2, 'winner'],
      ['b02.001', 3, 'reserve'],
    ]);
  });
  it('refused no reaction', () => {
    expect(city.refused).toEqual([]);
  });
  it('has rows that keep to their readings, in every view', () => {
    for (const { view, reading } of evaluationService.views.filter((served): served is typeof served & { reading: Reading } =>
      Boolean(served.reading),
    )) {
      for (const row of city.rows(view)) expect(() => reading.row.parse(row)).not.toThrow();
    }
  });
  it('gives the same views when everything is folded again from zero', () => {
    for (const { view } of evaluationService.views) {
      const live = JSON.stringify(city.rows(view));
      expect(JSON.stringify(city.replayed(view))).toBe(live);
    }
  });
  it('indexes every view by what its reading promises', () => {
    for (const { view, reading } of evaluationService.views) expect(view.indexes).toEqual(reading?.indexes ?? view.indexes);
  });
  it('keeps scores out of whatever is read before the opening', () => {
    const before = city.log.slice(
      0,
      city.log.findIndex(({ type }) => type === 'BallotsOpened'),
    );
    const read = before.filter(({ type }) => type === 'BallotSealed').map(({ data }) => Object.keys(data).sort());
    expect(new Set(read.map(String))).toEqual(new Set(['branchId,campaignId,commitment,expertId,stage']));
  });
});
