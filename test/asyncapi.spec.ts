// What services say to one another is what its description says: the document is valid, committed as it is
// made, true of every message, and keeps what earlier ones promised.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { launch, type Launched } from '@laurel/all';
import {
  asyncApiDocument,
  brokenPromises,
  processContract,
  type ServiceName,
  serviceNames,
} from '@laurel/contracts';
import type { BrokerMessage, StoredEvent } from '@laurel/core';
import { asyncApiFile, asyncApiText, writeAsyncApi } from '@laurel/infra/documents';
import { toMessage, topicOf } from '@laurel/platform';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

interface Channel {
  readonly address: string;
  readonly messages: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly action: 'send' | 'receive';
  readonly channel: { readonly $ref: string };
  readonly messages: readonly { readonly $ref: string }[];
  readonly bindings?: { readonly kafka: { readonly groupId: { readonly pattern: string } } };
}
const document = asyncApiDocument() as unknown as {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly operations: Readonly<Record<string, Operation>>;
};

const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
ajv.addSchema(document, 'asyncapi');
/** What a value breaks of a schema of the document. */
function faults(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`asyncapi#/${pointer}`);
  if (!validate) return [`no schema at ${pointer}`];
  return validate(value)
    ? []
    : validate.errors!.map(({ instancePath, message }) => `${pointer} ${instancePath} ${message}`);
}

/** What a message breaks of its description on the topic of a service. */
function untold(service: ServiceName, { key, headers, value }: BrokerMessage): string[] {
  const envelope = JSON.parse(headers['ce_laurelenvelope'] ?? '{}') as { schemaVersion?: number };
  const name = `${headers['ce_type']}.v${envelope.schemaVersion}`;
  if (!(name in document.channels[service]!.messages)) return [`${name} is not on the topic of ${service}`];
  const message = `components/messages/${name}`;
  return [
    ...faults(`${message}/headers`, headers),
    ...faults('components/schemas/Envelope', envelope),
    ...faults(`${message}/headers/properties/ce_laurelenvelope/contentSchema`, envelope),
    ...faults(`components/schemas/${name}`, JSON.parse(value)),
    ...faults('components/messageBindings/stream/kafka/key', key),
  ];
}

const goldenDirectory = join(dirname(asyncApiFile), 'src/golden');
const goldens = readdirSync(goldenDirectory).map((file) => {
  const { type, version, data } = JSON.parse(readFileSync(join(goldenDirectory, file), 'utf8')) as {
    type: string;
    version: number;
    data: object;
  };
  return { type, version, data };
});

/** A recorded event as it stands in a log, with all that an envelope may have. */
function stored({ type, version, data }: (typeof goldens)[number]): StoredEvent {
  const actor = { account: 'ann', person: 'P001', role: 'bureauOfficer', unit: 'b03' };
  return {
    ...{
      id: '0b9f8a52-7c0e-5b1d-9a63-2f4de1c7a810',
      type,
      schemaVersion: version,
      data,
      sealed: { secret: 'canary' },
    },
    ...{ stream: 'sample-r2023.b03.017', revision: 7, position: 42, recordedAt: '2023-03-10T01:00:00.120Z' },
    ...{
      time: '2023-03-10T01:00:00.000Z',
      actor,
      proposer: { ...actor, onBehalfOf: 'P002' },
      confirms: 'proposal-1',
    },
    ...{
      commandId: 'one',
      payloadHash: 'a'.repeat(64),
      correlationId: 'one',
      causationId: 'zero',
      rulePackHash: 'b'.repeat(64),
    },
  };
}

const saying = (type: string) =>
  serviceNames.filter((name) => (processContract[name].says as readonly string[]).includes(type));

describe('The description of events', () => {
  it('is committed as it is made; `npm run documents` makes it anew', () => {
    expect(readFileSync(asyncApiFile, 'utf8') === asyncApiText()).toBe(true);
  });
  it('is valid by the schema of AsyncAPI 3.0, which a wrong one is not', () => {
    const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0.json') as object;
    // It brings the schema of schemas with it.
    const validate = formats
      .default(new Ajv({ strict: false, meta: false, validateSchema: false }))
      .compile(schema);
    expect(validate(document) || validate.errors).toBe(true);
    expect(validate({ ...document, channels: { evaluation: { adress: 'evaluation.events' } } })).toBe(false);
  });
  it('refers to nothing that is not there', () => {
    const pointers = [...asyncApiText().matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, pointer]) => pointer!);
    const found = (pointer: string) =>
      pointer.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document);
    expect(pointers.length).toBeGreaterThan(500);
    expect(pointers.filter((pointer) => found(pointer) === undefined)).toEqual([]);
  });
  it('has a topic of every service, under the name that the broker is given', () => {
    const topics = serviceNames.map((service) => [service, `{prefix}${topicOf(service)}`]);
    expect(Object.entries(document.channels).map(([service, { address }]) => [service, address])).toEqual(
      topics,
    );
  });
  it('has every service send what it says, and receive what it hears, by one group', () => {
    const { applicationHearsEvaluation, evaluationSays, notificationHearsAudit } = document.operations;
    const types = (operation: Operation | undefined) =>
      operation?.messages.map(({ $ref }) => $ref.split('/').at(-1)!);
    const heard = types(applicationHearsEvaluation)!;
    expect(heard).toEqual(
      expect.arrayContaining([
        'ScoringStarted.v1',
        'ExpertRecused.v1',
        'RankingConfirmed.v1',
        // Every version is received.
        ...['WinnersApproved.v1', 'WinnersApproved.v2'],
        'BranchNamed.v1',
        'NamingRevoked.v1',
      ]),
    );
    expect(heard).toEqual(heard.toSorted(byPlace));
    expect(heard).not.toContain('BallotSealed.v1');
    expect(types(evaluationSays)).toContain('BallotSealed.v1');
    expect(types(notificationHearsAudit)).toEqual(
      expect.arrayContaining([
        'ActProposed.v1',
        'ActProposed.v2',
        'ProposalDeclined.v1',
        'ProposalWithdrawn.v1',
      ]),
    );
    expect(
      Object.keys(document.operations)
        .filter((name) => /^identityHears|Hears(Audit|Notification)$/.test(name))
        .sort(),
    ).toEqual(['auditHearsNotification', 'identityHearsApplication', 'notificationHearsAudit']);
    expect(
      new RegExp(applicationHearsEvaluation!.bindings!.kafka.groupId.pattern).test('city-application'),
    ).toBe(true);
  });
  it('has no sealed part', () => {
    expect(asyncApiText()).not.toMatch(/"sealed"/);
  });
});

/** In the order in which contracts stand. */
function byPlace(one: string, other: string): number {
  const order = Object.keys(document.channels['evaluation']!.messages);
  return order.indexOf(one) - order.indexOf(other);
}

describe('A message', () => {
  it.each(goldens)('of $type, version $version, is as it is described', (golden) => {
    const messages = saying(golden.type).map((service) => ({
      service,
      message: toMessage(service, stored(golden)),
    }));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.flatMap(({ service, message }) => untold(service, message))).toEqual([]);
    expect(JSON.stringify(messages)).not.toContain('canary');
  });
  it('has the headers described, and no other', () => {
    const { required } = (
      asyncApiDocument()['components'] as { schemas: { Headers: { required: string[] } } }
    ).schemas.Headers;
    expect(Object.keys(toMessage('evaluation', stored(goldens[0]!)).headers).sort()).toEqual(required.sort());
  });
  it.each<[string, (message: BrokerMessage) => BrokerMessage]>([
    [
      'a header is missing',
      ({ headers: { ce_sequence: _sequence, ...headers }, ...rest }) => ({ ...rest, headers }),
    ],
    [
      'its position is not padded',
      (message) => ({ ...message, headers: { ...message.headers, ce_sequence: '42' } }),
    ],
    [
      'its source is nobody',
      (message) => ({ ...message, headers: { ...message.headers, ce_source: '/laurel/nobody' } }),
    ],
    [
      'its envelope is of another event',
      (message) => ({ ...message, headers: { ...message.headers, ce_type: 'BallotSetAside' } }),
    ],
    ['its data lack a field', (message) => ({ ...message, value: '{"campaignId":"r2023"}' })],
    ['it has no key', (message) => ({ ...message, key: '' })],
  ])('is found to differ when %s', (_what, spoil) => {
    const message = toMessage('evaluation', stored(goldens.find(({ type }) => type === 'BallotSealed')!));
    expect(untold('evaluation', message)).toEqual([]);
    expect(untold('evaluation', spoil(message))).not.toEqual([]);
  });
});

describe('What a city says when it is opened', () => {
  let directory: string;
  let launched: Launched;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'laurel-asyncapi-'));
    const mode = { kind: 'rehearsal', seed: 1, start: '2023-03-01T00:00:00.000Z' } as const;
    launched = await launch({ directory, host: '127.0.0.1', port: 0, mode });
  });
  afterAll(async () => {
    await launched?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is as it is described', async () => {
    const { events } = launched.city.runtime('identity').surroundings.engine;
    const said = (await events.readAll(0, 1_000)).filter(({ origin }) => !origin);
    expect(said.length).toBeGreaterThan(5);
    expect(said.flatMap((event) => untold('identity', toMessage('identity', event)))).toEqual([]);
  });
});

describe('What was promised', () => {
  /** The document as every commit here has it; where there is no history, as it lies in the tree. */
  function promises(): { commit: string; document: Record<string, unknown> }[] {
    const git = (...parameters: string[]) =>
      execFileSync('git', parameters, {
        cwd: dirname(asyncApiFile),
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    const tree = {
      commit: 'tree',
      document: JSON.parse(readFileSync(asyncApiFile, 'utf8')) as Record<string, unknown>,
    };
    try {
      const commits = git('log', '--format=%H', '--diff-filter=d', '--', asyncApiFile)
        .split('\n')
        .filter(Boolean);
      return [
        tree,
        ...commits.map((commit) => ({
          commit,
          document: JSON.parse(git('show', `${commit}:./asyncapi.json`)) as Record<string, unknown>,
        })),
      ];
    } catch {
      return [tree];
    }
  }

  it('is not overwritten by what breaks it', () => {
    const directory = mkdtempSync(join(tmpdir(), 'laurel-asyncapi-'));
    const file = join(directory, 'asyncapi.json');
    writeAsyncApi(file);
    expect(readFileSync(file, 'utf8')).toBe(asyncApiText());

    const promised = asyncApiText().replaceAll('RecordRead', 'RecordSeen');
    writeFileSync(file, promised);
    expect(() => writeAsyncApi(file)).toThrow('RecordSeen.v1 is gone from audit');
    expect(readFileSync(file, 'utf8') === promised).toBe(true);
    rmSync(directory, { recursive: true });
  });
  it('is kept by the contracts as they are', () => {
    const broken = promises().flatMap(({ commit, document: promised }) =>
      brokenPromises(promised, asyncApiDocument()).map((fault) => `${commit}: ${fault}`),
    );
    expect(broken).toEqual([]);
  });
});
