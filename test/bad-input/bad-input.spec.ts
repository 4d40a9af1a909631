// Whatever is wrong with a request: it gets the problem that is documented, in both languages and with the
// place of the fault, and nothing is changed.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { acceptAll, assessAll, beginScoring, candidates, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { act, freshKey } from '../http/client.ts';
import { type Case, heads, problemFaults, viewHashes } from './case.ts';

import { addresses, answers, bodies, headerCases } from './form.cases.ts';
import { prototypeFaults } from './prototype.cases.ts';
import { afterDeadline, whileOpen, whileScoring, whileSealed } from './rule.cases.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

let city: TestCity;
let before: Readonly<Record<string, string>>;

/**
 * Each case in turn; the views of the whole city are compared around them, the length of every log around
 * each.
 */
function refuses(cases: readonly Case[]): void {
  beforeAll(async () => {
    before = await viewHashes(city);
  });
  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    const headsBefore = await heads(city);
    expect(problemFaults(each, await each.send(city))).toEqual([]);
    expect(await heads(city)).toBe(headsBefore);
  });
  it('and every view is as it was', async () => {
    expect(await viewHashes(city)).toEqual(before);
  });
}

beforeAll(async () => {
  city = await TestCity.open();
  await openCampaign(city);
});

afterAll(async () => await city?.close());

describe('While lists are written', () => {
  describe('a body is refused that is', () => refuses(bodies));
  describe('a request is refused that has', () => refuses(headerCases));
  describe('an answer to a proposal is refused', () => refuses(answers));
  describe('an address is refused that names', () => refuses(addresses));
  describe('what may not be done is refused:', () => refuses(whileOpen));
});

describe('A command sent twice', () => {
  const path = 'recommendations/r2023.b02/draft-recommendation';
  const key = freshKey();

  beforeAll(async () => {
    await act(city.as['bo-b02-one'], path, candidates('b02.001'), { key });
    before = await viewHashes(city);
  });
  it('is done once, and says so', async () => {
    const headsBefore = await heads(city);
    const again = await act(city.as['bo-b02-one'], path, candidates('b02.001'), { key });
    expect(again.body.repeated).toBe(true);
    expect(await heads(city)).toBe(headsBefore);
  });
  it('is refused when it says something else the second time', async () => {
    const headsBefore = await heads(city);
    const answer = await city.as['bo-b02-one'].command(path, candidates('b02.002'), { key });
    const expected = { name: '', send: async () => answer, status: 422, code: 'idempotency_key_reused' };
    expect(
      problemFaults({ ...expected, faults: ['Idempotency-Key idempotency_key_reused'] }, answer),
    ).toEqual([]);
    expect(await heads(city)).toBe(headsBefore);
    expect(await viewHashes(city)).toEqual(before);
  });
});

describe('When lists are sealed', () => {
  beforeAll(async () => await nominate(city));
  refuses(whileSealed);
});

describe('After the deadline', () => {
  beforeAll(async () => await acceptAll(city));
  refuses(afterDeadline);
});

describe('While ballots are sealed', () => {
  beforeAll(async () => {
    await assessAll(city);
    await beginScoring(city);
  });
  refuses(whileScoring);
});

describe('Names that every object has', () => {
  it('are nobody’s, whatever is asked of them', async () => {
    expect(await prototypeFaults(city)).toEqual([]);
  });
});

describe('An answer that is not the problem documented', () => {
  it('is found', async () => {
    const [one] = whileScoring;
    expect(problemFaults(one!, await city.as['op-city'].get('system'))).not.toEqual([]);
    expect(problemFaults({ ...one!, code: 'score_step' }, await one!.send(city))).not.toEqual([]);
    expect(problemFaults({ ...one!, faults: [] }, await one!.send(city))).not.toEqual([]);
  });
  it('is found when something was changed', async () => {
    const [headsBefore, rows] = [await heads(city), await viewHashes(city)];
    await act(city.as['bo-b01-one'], 'participations/r2023.b01/publish-bureau-plan', {
      title: '新方案',
      documentNumber: '2号',
    });
    expect(await heads(city)).not.toBe(headsBefore);
    expect(await viewHashes(city)).not.toEqual(rows);
  });
});
