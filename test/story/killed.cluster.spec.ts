// The campaign on the cluster, whatever is killed meanwhile: every service, the broker and the database, once
// each, by SIGKILL.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames } from '@laurel/contracts';
import { alike, clusterDemo, dataDirectory, demo } from './demo.fixture.ts';

const minutesMs = 60_000;

describe('The sample city on a cluster of which every part is killed once', () => {
  const [embedded, killed] = [dataDirectory(), dataDirectory()];
  let expected: object;
  beforeAll(async () => {
    expected = alike(await demo(embedded.path));
  }, 10 * minutesMs);
  afterAll(() => [embedded, killed].forEach(({ remove }) => remove()));

  it(
    'ends in the same hashes as embedded',
    async () => {
      const parts = [...serviceNames, 'kafka', 'mongo'];
      const { summary, kills } = await clusterDemo(killed.path, { kills: parts });
      expect(kills).toBe(parts.length);
      expect(alike(summary)).toEqual(expected);
    },
    25 * minutesMs,
  );
});
