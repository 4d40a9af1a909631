// Who presents now reaches everybody in the campaign at once, and nobody is told what others may not know.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { campaignId, scores, untilScoring } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import type { Account } from '../http/people.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

const listeners = ['ex-one', 'ex-two', 'as-one', 'bo-b02-one', 'bs-b01', 'bs-b02', 'op-city'] as const;
type Listener = (typeof listeners)[number];

interface News {
  readonly type: string;
  readonly unitId?: string;
}

/** The stream of an account; `until` gives everything told so far as soon as something is among it. */
class Listening {
  #text = '';
  readonly #reader: ReadableStreamDefaultReader<string>;

  constructor(
    response: Response,
    private readonly aborter: AbortController,
  ) {
    this.#reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async of(city: TestCity, account: Account): Promise<Listening> {
    const aborter = new AbortController();
    const headers = { authorization: `Bearer ${city.as[account].token}` };
    const response = await fetch(`${city.url}/api/v1/stream`, { headers, signal: aborter.signal });
    return new Listening(response, aborter);
  }

  async until(type: string): Promise<News[]> {
    while (!this.#text.includes(`"${type}"`)) this.#text += (await this.#reader.read()).value ?? '';
    return [...this.#text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as News);
  }

  leave(): void {
    this.aborter.abort();
  }
}

let city: TestCity;
let streams: Readonly<Record<Listener, Listening>>;
const toldTo = async (account: Listener) => await streams[account].until('PresentationStarted');

beforeAll(async () => {
  city = await TestCity.open();
  await untilScoring(city);
  const opened = listeners.map(async (account) => [account, await Listening.of(city, account)] as const);
  streams = Object.fromEntries(await Promise.all(opened)) as typeof streams;
  const ballot = `ballots/${campaignId}.onSite.t01.001.ex-one/seal-ballot`;
  await city.act('ex-one', ballot, { scores: scores('80') });
  await city.act('op-city', `panels/${campaignId}/start-scoring`, { stage: 'presentation' });
  const { order } = (await city.as['op-city'].get(`panels/${campaignId}`)).body as { order: string[] };
  await city.act('op-city', `panels/${campaignId}/start-presentation`, { branchId: order[0] });
});
afterAll(async () => {
  for (const stream of Object.values(streams)) stream.leave();
  await city?.close();
});

describe('Who presents now', () => {
  it.each(listeners)('reaches %s as soon as it is said', async (account) => {
    expect((await toldTo(account)).filter(({ type }) => type === 'PresentationStarted')).toHaveLength(1);
  });
  it('stands by then in the view that the news tells an expert to read', async () => {
    await toldTo('ex-one');
    const panel = (await city.as['ex-one'].get(`panels/${campaignId}`)).body as { presenting?: string };
    expect(panel.presenting).toBeDefined();
  });
});

describe('That a ballot was sealed', () => {
  it('is told to whoever sealed it and to the officials', async () => {
    for (const account of ['ex-one', 'op-city'] as const)
      expect((await toldTo(account)).map(({ type }) => type)).toContain('BallotSealed');
  });
  it.each(['ex-two', 'as-one', 'bo-b02-one', 'bs-b01', 'bs-b02'] as const)(
    'is not told to %s',
    async (account) => {
      expect((await toldTo(account)).map(({ type }) => type)).not.toContain('BallotSealed');
    },
  );
});
