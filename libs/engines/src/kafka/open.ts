import { connect } from 'node:net';
import type { Broker } from '@laurel/core';
import { type ISocketFactory, Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import { KafkaBroker } from './broker.ts';
import { answerMs, within } from './deadline.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface KafkaOptions {
  /** `host:port` of some of the cluster's brokers. */
  readonly brokers: readonly string[];
  /** Names this process in the brokers' logs. */
  readonly clientId: string;
  /** Stands before the names of topics and groups (`laurel-` gives `laurel-assessment.events`). */
  readonly prefix: string;
  /** Of topics that are made; default 1. */
  readonly partitions?: number;
  /** On how many brokers topics that are made are kept; default 1. */
  readonly replication?: number;
  /** How long a failed batch waits before it is delivered again; doubles up to five seconds while it fails. Default 200. */
  readonly retryMs?: number;
  /** After how long without a sign of life a group's member is given up (the brokers allow 6,000 and more by default). Default 10,000. */
  readonly sessionMs?: number;
  /** Where to connect for the address that a broker tells, in networks that translate addresses; default that address. */
  readonly route?: (told: Address) => Address;
  /** Told of batches that failed, and of faults that were overcome by beginning anew; by default a process warning. */
  readonly onError?: (error: unknown) => void;
}

const timeouts = { publishMs: 20_000, subscribeMs: 45_000, askMs: 20_000 };

/** Opens the broker on a Kafka cluster (2.1 or newer). Throws Unavailable when none of the brokers can be reached. */
export async function openKafka({ brokers, clientId, prefix, route = (told) => told, ...options }: KafkaOptions): Promise<Broker> {
  const settings: KafkaConfig = {
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    // The broker's own timeouts come first.
    requestTimeout: answerMs + 1_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 },
    socketFactory: socketsBy(route),
    // Everything that matters comes back as an error; the rest are retries.
    logLevel: logLevel.NOTHING,
  };
  // Clients of one Kafka object share what they know of a group's offsets, and forget it for each other.
  const kafka = () => new Kafka(settings);
  const admin = kafka().admin();
  try {
    await within(timeouts.askMs, `Kafka at ${brokers.join(', ')}`, admin.connect());
  } finally {
    await admin.disconnect();
  }
  return new KafkaBroker(kafka, {
    partitions: 1,
    replication: 1,
    retryMs: 200,
    sessionMs: 10_000,
    onError: warn,
    prefix,
    ...timeouts,
    ...options,
  });
}

/** As kafkajs makes them: alive when idle, without delay. */
function socketsBy(route: (told: Address) => Address): ISocketFactory {
  return ({ host, port, onConnect }) => connect(route({ host, port }), onConnect).setKeepAlive(true, 60_000).setNoDelay(true);
}

function warn(error: unknown): void {
  process.emitWarning(`Kafka: ${Error.isError(error) ? error.message : String(error)}`);
}
