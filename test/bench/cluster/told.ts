import kafkajs from 'kafkajs';
import type { Told } from '../durability.ts';
import { kafkaOf, type Place } from './place.ts';

// Node finds only the first names that a CommonJS package exports.
const { ConfigResourceTypes } = kafkajs;

interface WriteConcern {
  readonly w?: number | string;
  readonly j?: boolean;
}

/** What is watched of a MongoDB driver's client; ours and Emmett's have a driver of their own each. */
export interface Client {
  connect(): Promise<unknown>;
  on(
    event: 'commandStarted',
    listener: (started: { commandName: string; command: { writeConcern?: WriteConcern } }) => void,
  ): unknown;
}

/** The address of a server whose clients tell which commands they send. */
export function watched(mongoUrl: string): string {
  return `${mongoUrl}${mongoUrl.includes('?') ? '&' : '?'}monitorCommands=true`;
}

/**
 * The write concern that the last insert or update sent with, of the clients that connect during `work`, to a
 * watched address.
 */
export async function writeConcernOf(
  driver: { MongoClient: { prototype: Client } },
  work: () => Promise<unknown>,
): Promise<Told> {
  const { prototype } = driver.MongoClient;
  const { connect } = prototype;
  let told: WriteConcern = {};
  prototype.connect = function (this: Client) {
    this.on('commandStarted', ({ commandName, command: { writeConcern = {} } }) => {
      if (commandName === 'insert' || commandName === 'update') told = writeConcern;
    });
    return connect.call(this);
  };
  try {
    await work();
  } finally {
    prototype.connect = connect;
  }
  return { w: String(told.w), j: String(told.j) };
}

const topicSettings = ['flush.messages', 'min.insync.replicas'];

/** The settings of a topic that decide when a message is durable, as the broker tells them. */
export async function topicTold({ kafkaBrokers }: Place, topic: string): Promise<Told> {
  const admin = kafkaOf(kafkaBrokers).admin();
  await admin.connect();
  const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: topicSettings }];
  const { resources: found } = await admin.describeConfigs({ includeSynonyms: false, resources });
  await admin.disconnect();
  return Object.fromEntries(
    found[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]),
  );
}
