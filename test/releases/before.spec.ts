// A data directory that the release before wrote is opened by this one, holds what it held, and goes on.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Launched, launch, recordAt } from '@laurel/all';
import { campaignId, entries, scores, sealedBallot } from '../http/campaign.ts';
import { Client, done } from '../http/client.ts';
import { password } from '../http/people.ts';
import { dataOfReleaseBefore } from './unpack.ts';

/** What it holds: a city from its first accounts to the first sealed ballot of the sites. */
const before = {
  events: 969,
  historyHash: '367ad200965501ddde7dc1b893a9d557f96fb081b801746c49bb65f85aef3a53',
};
const mode = { kind: 'rehearsal', seed: 1, start: '2023-03-01T00:00:00.000Z' } as const;

describe('A data directory of the release before', () => {
  const directory = dataOfReleaseBefore();
  let launched: Launched;
  beforeAll(async () => {
    launched = await launch({ directory, host: '127.0.0.1', port: 0, mode });
    await launched.city.settle();
  }, 120_000);
  afterAll(async () => {
    await launched.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const signedIn = async (login: string) => {
    const stranger = new Client(launched.server.url, 'stranger');
    const { body } = done(`${login} signs in`, await stranger.post('session', { login, password }));
    return new Client(launched.server.url, login, (body as { token: string }).token);
  };

  it('opens with every event that it held, and its streams say the same', async () => {
    const record = recordAt(directory);
    expect(await record.events()).toBe(before.events);
    expect((await record.prove()).historyHash).toBe(before.historyHash);
  }, 120_000);
  it('breaks no rule, and its views are those that its events give', async () => {
    const { violations, replay } = await recordAt(directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  }, 120_000);
  it('shows what was done, and goes on: the experts seal, and the record stays whole', async () => {
    const operator = await signedIn('op-city');
    const { body } = await operator.get('entries?limit=1000');
    expect((body as { branchId: string }[]).map(({ branchId }) => branchId).sort()).toEqual([...entries]);
    const { expert, branchId, stage } = sealedBallot;
    const other = await signedIn('ex-two');
    const ballot = `ballots/${campaignId}.${stage}.${branchId}.ex-two/seal-ballot`;
    done('another ballot', await other.command(ballot, { scores: scores('88') }));
    await launched.city.settle();
    const sealed = (await operator.get(`ballot-progress?status=sealed&limit=1000`)).body;
    expect((sealed as { accountId: string }[]).map(({ accountId }) => accountId).sort()).toEqual([
      expert,
      'ex-two',
    ]);
    const { violations, replay } = await recordAt(directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  }, 120_000);
});
