import { z } from 'zod';
import { envelopeSchema, headersSchema } from './asyncapi.headers.ts';
import { events } from './catalogue.ts';
import type { ServiceName } from './contract.ts';
import { heardOfOthers } from './hears.ts';
import { processContract, serviceNames } from './process.ts';
import { rulePackOfPlanKinds, rulePackSchema } from './rule-pack.ts';
import { versionsOf } from './upcast.ts';
import { json } from './values.ts';

type Json = Record<string, unknown>;

const bindingVersion = '0.5.0';
const reference = (pointer: string): Json => ({ $ref: `#/${pointer}` });

/**
 * Every version of an event has a message of its own, `BallotSealed.v1`, because topics keep what was said in
 * it.
 */
interface Said {
  readonly name: string;
  readonly type: string;
  readonly version: number;
  readonly schema: z.ZodType;
}

const everything: readonly Said[] = Object.entries(events).flatMap(([type, contract]) =>
  versionsOf(contract).map(({ version, body }) => ({
    name: `${type}.v${version}`,
    type,
    version,
    schema: body,
  })),
);
const saidBy = (service: ServiceName) =>
  everything.filter(({ type }) => (processContract[service].says as readonly string[]).includes(type));

/** The events of others that each service hears; `*` is everything. */
type Hearing = Readonly<Record<ServiceName, readonly string[]>>;

/**
 * The topics and all that is said on them, made from the events' contracts and what services hear (AsyncAPI
 * 3.0). Sealed parts of events are in no contract and so in no message.
 */
export function asyncApiDocument(heard: Hearing = heardOfOthers): Json {
  return {
    asyncapi: '3.0.0',
    info: { title: 'Laurel', version: '1', description },
    defaultContentType: 'application/json',
    servers: {
      kafka: {
        host: '{broker}',
        protocol: 'kafka',
        variables: { broker: { default: 'localhost:9092', description: 'One of LAUREL_KAFKA_BROKERS.' } },
      },
    },
    channels: Object.fromEntries(serviceNames.map((service) => [service, channel(service)])),
    operations: Object.fromEntries(
      serviceNames.flatMap((service) => [
        says(service),
        ...serviceNames.flatMap((other) => hearing(service, other, heard[service])),
      ]),
    ),
    components: {
      messages: Object.fromEntries(everything.map((said) => [said.name, message(said)])),
      messageBindings: { stream: { kafka: { key: streamKey, bindingVersion } } },
      parameters: {
        prefix: {
          default: '',
          description: 'LAUREL_TOPIC_PREFIX: installations that share a broker have one each.',
        },
      },
      schemas: schemas(),
    },
  };
}

const description =
  'Award campaigns that can be traced years later. Services speak to one another by these events only. Messages are CloudEvents 1.0 in binary mode: ' +
  'attributes are headers, the value is the data. They come at least once, in order within a partition. A version of an event never changes but for ' +
  'optional fields that may come: ignore what you do not know. What was said in an earlier version stays on its topic as it was said.';

const streamKey = {
  type: 'string',
  minLength: 1,
  description: 'The stream, `<aggregate>-<id>`: its events stay in order.',
};

function channel(service: ServiceName): Json {
  return {
    address: `{prefix}${service}.events`,
    title: service,
    description: `Everything that ${service} says, in the order of its log. The topic has one partition unless LAUREL_PARTITIONS says more, and forgets nothing.`,
    parameters: { prefix: reference('components/parameters/prefix') },
    messages: Object.fromEntries(
      saidBy(service).map(({ name }) => [name, reference(`components/messages/${name}`)]),
    ),
    bindings: {
      kafka: {
        partitions: 1,
        topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1, 'retention.bytes': -1 },
        bindingVersion,
      },
    },
  };
}

function says(service: ServiceName): [string, Json] {
  const now = saidBy(service).filter(({ type, version }) => version === events[type]!.version);
  return [`${service}Says`, { action: 'send', ...on(service, now), summary: `What ${service} says today.` }];
}

/**
 * None where nothing that the other says is heard, though the service's consumer group reads every topic but
 * its own.
 */
function hearing(service: ServiceName, other: ServiceName, types: readonly string[]): [string, Json][] {
  const heard =
    service === other ? [] : saidBy(other).filter(({ type }) => types.includes('*') || types.includes(type));
  if (heard.length === 0) return [];
  const groupId = {
    type: 'string',
    pattern: `^[a-zA-Z0-9._-]*${service}$`,
    description: `\`${service}\` after the prefix of the topics: one group, however many processes.`,
  };
  const operation = {
    action: 'receive',
    ...on(other, heard),
    summary: `What ${service} hears of ${other}, kept in its own log.`,
    bindings: { kafka: { groupId, bindingVersion } },
  };
  return [[`${service}Hears${other[0]!.toUpperCase()}${other.slice(1)}`, operation]];
}

function on(service: ServiceName, messages: readonly Said[]): Json {
  return {
    channel: reference(`channels/${service}`),
    messages: messages.map(({ name }) => reference(`channels/${service}/messages/${name}`)),
  };
}

function message({ name, type, version }: Said): Json {
  const envelope = { properties: { type: { const: type }, schemaVersion: { const: version } } };
  return {
    name: type,
    title: `${type}, version ${version}`,
    contentType: 'application/json',
    headers: {
      type: 'object',
      allOf: [reference('components/schemas/Headers')],
      properties: { ce_type: { const: type }, ce_laurelenvelope: { contentSchema: envelope } },
    },
    payload: reference(`components/schemas/${name}`),
    correlationId: { location: '$message.header#/ce_correlationid' },
    bindings: reference('components/messageBindings/stream'),
  };
}

/**
 * Every schema of the document, each defined once. They are open, since a version may get optional fields.
 */
function schemas(): Json {
  const named = z.registry<{ id: string }>();
  for (const { name, schema } of everything) named.add(schema, { id: name });
  const shared = {
    Envelope: envelopeSchema,
    Headers: headersSchema,
    Json: json,
    RulePack: rulePackSchema,
    RulePackOfPlanKinds: rulePackOfPlanKinds,
  };
  for (const [id, schema] of Object.entries(shared)) named.add(schema, { id });
  const made = z.toJSONSchema(named, {
    target: 'draft-7',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas)
      .filter(([name]) => name !== '__shared')
      .map(([name, { $id: _id, $schema: _dialect, ...schema }]) => [name, schema]),
  );
}
