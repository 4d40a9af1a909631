// A sealed ballot says 73.5 in every criterion, and nothing else in the city does. Until the opening it
// stands in one place: the sealed part of an event in the log of evaluation (docs/handbook/domain.md#5.4).
// Nobody is answered it, nothing tells it, nothing writes it down; nor anything by which it could be guessed.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  nameAll,
  objector,
  openAndRank,
  putOnNotice,
  recommendTitles,
  scoreAll,
  titleOf,
} from '../http/award.ts';
import { campaignId, canary, scores, sealedBallot, untilScoring } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Account, password, people } from '../http/people.ts';
import {
  answers,
  databaseFiles,
  databasePlaces,
  exported,
  found,
  guessable,
  likeScores,
  liveStream,
  type Place,
  rawFiles,
} from './places.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

const { expert, branchId, stage } = sealedBallot;
const ballotId = `${campaignId}.${stage}.${branchId}.${expert}`;
const ballot = { scores: scores(canary.score), reason: canary.reason };
/**
 * One account of each role, the operator's recused colleague, the branch it concerns, and the expert who
 * sealed.
 */
const readers: readonly Account[] = [
  'op-city',
  'bo-b02-one',
  'bs-b02',
  'as-one',
  'ex-one',
  'ex-two',
  'co-one',
  'di-city',
  'au-city',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];
const isLogOfEvaluation = (file: string) => file.startsWith('evaluation.db');

let city: TestCity;
let needles: readonly string[];
/** What everybody knows of the ballot, to see that all these places are really looked into. */
let commitment: string;
let salt: string;

beforeAll(async () => {
  city = await TestCity.open();
  await untilScoring(city);
  const [sealed] = await city.launched.city
    .runtime('evaluation')
    .surroundings.engine.events.readStream(`ballot-${ballotId}`);
  commitment = (sealed!.data as { commitment: string }).commitment;
  salt = (sealed!.sealed as { salt: string }).salt;
  // 147/2 is how a mean of it would be written.
  needles = [canary.score, canary.reason, '147/2', salt, ...guessable(`ballot-${ballotId}`, ballot)];
});

afterAll(async () => await city?.close());

/** Wrong ballots of the same expert: whatever is refused must not be told back. */
async function refusals(): Promise<Place[]> {
  const seal = `ballots/${ballotId}/seal-ballot`;
  const wrong: unknown[] = [
    { ...ballot, scores: ballot.scores.slice(1) },
    { ...ballot, scores: [...ballot.scores, ballot.scores[0]] },
    { ...ballot, scores: ballot.scores.map((one) => ({ ...one, score: Number(canary.score) })) },
    { ...ballot, scores: ballot.scores.map((one) => ({ ...one, score: `1${canary.score}` })) },
    { ...ballot, scores: ballot.scores.map((one) => ({ ...one, score: `${canary.score}1` })) },
    { ...ballot, scores: ballot.scores.map(({ score }) => ({ criterionId: 'nothing', score })) },
    { scores: ballot.scores, reason: canary.reason.repeat(60) },
    { scores: ballot.scores, reason: [canary.reason] },
    { scores: [[canary.score, canary.reason]] },
    canary.score,
  ];
  const places: Place[] = [];
  for (const data of wrong) {
    const { status, text } = await city.as[expert].command(seal, data);
    expect([status, text]).not.toEqual([200, expect.anything()]);
    places.push({ name: `refused ${JSON.stringify(data).slice(0, 60)}`, text });
  }
  for (const account of ['ex-two', 'op-city', 'au-city'] as const) {
    const { text } = await city.as[account].command(seal, ballot);
    places.push({ name: `${account} seals another’s`, text });
  }
  const other = await city.as['ex-b01'].command(
    `ballots/${campaignId}.${stage}.b01.001.ex-b01/seal-ballot`,
    ballot,
  );
  expect(other.status).toBe(403);
  return [...places, { name: 'a recused expert seals', text: other.text }];
}

describe('A figure at /metrics', () => {
  it.each([
    ['laurel_scores{branch="b01"} 73.5', true],
    ['laurel_of{score="73.5"} 1', true],
    ['process_cpu_seconds_total 73.512', false],
    ['process_start_time_seconds 1700473.5', false],
  ])('is taken for a score only when it is one: %s', (line, isScore) => {
    const text = likeScores(`# HELP what it is\n${line}\nother 1\n`);
    expect(found([{ name: 'metrics', text }], ['73.5'])).toHaveLength(isScore ? 1 : 0);
  });
});

describe('A sealed ballot, before the opening', () => {
  it('is told back to nobody who is refused, not even to who wrote it', async () => {
    expect(found(await refusals(), needles)).toEqual([]);
  });
  it('is in no answer to anybody', async () => {
    const places = await answers(city, readers, needles.slice(0, 2));
    expect(places.length).toBeGreaterThan(1_000);
    expect(found(places, needles)).toEqual([]);
    expect(found(places, [commitment]).length).toBeGreaterThan(0);
  });
  it('is in no live event', async () => {
    const told = await Promise.all(
      (['au-city', 'op-city'] as const).map((account) => liveStream(city, account, `ballot-${ballotId}`)),
    );
    expect(found(told, needles)).toEqual([]);
    expect(found(told, [`ballot-${ballotId}`])).toHaveLength(2);
  });
  it('is in no export', async () => {
    const place = await exported(city.directory);
    expect(found([place], needles)).toEqual([]);
    expect(found([place], [commitment])).toHaveLength(1);
  });
  it('stands in the sealed part of one log, and in no message, view or other database', async () => {
    const places = databaseFiles(city.directory).flatMap((file) => databasePlaces(city.directory, file));
    const holding = new Set(found(places, needles).map((each) => each.split(':')[0]));
    expect([...holding]).toEqual(['evaluation.db events.event sealed']);
    const committed = found(places, [commitment]).map((each) => each.split(' ')[0]);
    expect(new Set(committed)).toEqual(
      new Set([
        ...['audit.db', 'audit.views.db', 'broker.db', 'evaluation.db', 'evaluation.views.db'],
        // It reminds experts of missing ballots, and so hears the commitments.
        'notification.db',
      ]),
    );
  });
  it('is in no byte of any other file, logs and write-ahead logs included', async () => {
    const places = rawFiles(city.directory, isLogOfEvaluation);
    expect(found(places, needles)).toEqual([]);
    expect(found(places, ['seal-ballot'])).toEqual(['bytes of access.ndjson: seal-ballot']);
    expect(places.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['bytes of laurel.ndjson', 'bytes of broker.db']),
    );
    expect(
      found(
        rawFiles(city.directory, (file) => !isLogOfEvaluation(file)),
        [canary.score],
      ),
    ).not.toEqual([]);
  });
});

describe('The same ballot, after the opening', () => {
  beforeAll(async () => {
    await scoreAll(city);
    await openAndRank(city);
    await city.settle();
  });

  it('is shown to those who see ballots, and to nobody who does not', async () => {
    for (const account of ['op-city', 'co-one', 'di-city', 'au-city', 'ex-two'] as const) {
      expect([
        account,
        (await city.as[account].get('ballots?limit=1000')).text.includes(canary.score),
      ]).toEqual([account, true]);
    }
    const blind = await answers(city, ['bs-b02', 'bo-b02-one', 'as-one', 'system-administrator', 'ex-b01']);
    const names = blind.filter(({ name }) => !name.startsWith('ex-b01 ballots'));
    expect(found(names, [canary.score, canary.reason, salt])).toEqual([]);
  });
  it('stays sealed for whoever reads as of an instant before it', async () => {
    for (const view of [
      'ballots',
      'ballot-progress',
      'panels',
      'entries',
      'rankings',
      'ranking-entries',
      'results',
    ]) {
      const then = await city.as['au-city'].get(`${view}?limit=1000&asOf=2023-11-19T00:00:00Z`);
      expect([
        view,
        then.status,
        found([{ name: view, text: then.text }], [canary.score, canary.reason, salt]),
      ]).toEqual([view, 200, []]);
    }
    const now = await city.as['au-city'].get('ballots?limit=1000');
    expect(now.text).toContain(canary.score);
  });
  it('is known by no role that was not looked at here', () => {
    const roles = new Set(Object.values(people).map(({ role }) => role));
    const looked = new Set(
      readers.flatMap((account) => (account in people ? people[account as keyof typeof people].role : [])),
    );
    expect([...roles].filter((role) => !looked.has(role))).toEqual([]);
  });
});

describe('Other secrets, after the naming', () => {
  const titleScore = '71.5';
  let places: readonly Place[];

  beforeAll(async () => {
    for (const step of [putOnNotice, nameAll, recommendTitles]) await step(city);
    await city.act('ex-one', `${titleOf(branchId)}/seal-title-ballot`, { score: titleScore });
    await city.settle();
    const databases = databaseFiles(city.directory).flatMap((file) => databasePlaces(city.directory, file));
    const files = rawFiles(city.directory, (file) =>
      ['evaluation.db', 'identity.db'].some((log) => file.startsWith(log)),
    );
    const curious = ['op-city', 'co-one', 'di-city', 'au-city', 'bs-b02'] as const;
    places = [...(await answers(city, curious)), await exported(city.directory), ...databases, ...files];
  });

  it.each([
    ['a title’s sealed ballot', [titleScore, '143/2'], ['evaluation.db events.event sealed']],
    ['who objected', Object.values(objector), ['evaluation.db events.event sealed']],
    ['the hash of a password', ['$argon2id$'], ['identity.db events.event sealed']],
    ['a password', [password], []],
  ])('%s stands where it belongs and nowhere else', (_what, secrets, where) => {
    expect([...new Set(found(places, secrets).map((each) => each.split(':')[0]))]).toEqual(where);
  });
  it('are looked for where there is something to find', () => {
    expect(
      found(places, ['seal-title-ballot', 'title-r2023.oneBranchOneBrand.b02.001']).length,
    ).toBeGreaterThan(4);
  });
});
