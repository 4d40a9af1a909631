// A province on Kafka and MongoDB, one process a service: the same rankings, the same views and the same
// streams as embedded. Two cities, since three would take the cluster five minutes more; a city alone is
// played there by killed.cluster.spec.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alike, clusterDemo, dataDirectory, demo, type Summary } from '../story/demo.fixture.ts';

const minutesMs = 60_000;
const cities = 2;

describe('A sample province on the cluster', () => {
  const [embedded, cluster] = [dataDirectory(), dataDirectory()];
  let expected: Summary;
  let got: Summary;
  beforeAll(async () => {
    expected = await demo(embedded.path, '--province', `${cities}`);
    got = (await clusterDemo(cluster.path, { province: cities })).summary;
  }, 45 * minutesMs);
  afterAll(() => [embedded, cluster].forEach(({ remove }) => remove()));

  it('names the same branches by the same rankings as embedded, in each city and over their winners', () => {
    const results = ({ campaigns }: Summary) =>
      campaigns!.map(({ campaign, named, rankingHash }) => ({ campaign, named, rankingHash }));
    expect(results(got)).toEqual(results(expected));
    expect(got.campaigns!.map(({ named }) => named.length)).toEqual([20, 20, 16]);
  });
  it('breaks no rule, and its views are those that its record gives', () =>
    expect([got.violations, got.replay.equal]).toEqual([0, true]));
  it('ends in the same views and the same streams as embedded', () =>
    expect(alike(got)).toEqual(alike(expected)));
});
