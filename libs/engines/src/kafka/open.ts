import { connect, isIP } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { type Broker, Unavailable } from '@laurel/core';
import { type Admin, type ISocketFactory, Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import { KafkaBroker } from './broker.ts';
import { answerMs, within } from './deadline.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Encryption and credentials, for brokers that ask for them. */
export interface KafkaSecurity {
  /**
   * Certificates (PEM) of the authorities that sign the brokers' certificates. With them connections use TLS
   * and accept no other server.
   */
  readonly authorities?: string | undefined;
  /** User name and password (SASL with SCRAM-SHA-512). */
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
}

export interface KafkaOptions {
  /** `host:port` of some of the cluster's brokers. */
  readonly brokers: readonly string[];
  /** Names this process in the brokers' logs. */
  readonly clientId: string;
  /** The prefix of the names of topics and groups: `laurel-` gives `laurel-assessment.events`. */
  readonly prefix: string;
  /** Of topics that are made; default 1. */
  readonly partitions?: number;
  /** On how many brokers topics that are made are kept; default 1. */
  readonly replication?: number;
  /**
   * The pause before a failed batch is delivered again; it doubles up to five seconds while the batch fails.
   * Default 200.
   */
  readonly retryMs?: number;
  /**
   * The time without a heartbeat after which a group's member is given up (the brokers allow 6,000 and more
   * by default). Default 10,000.
   */
  readonly sessionMs?: number;
  readonly security?: KafkaSecurity;
  /**
   * Maps the address that a broker announces to the one to connect to, in networks that translate addresses.
   * By default it is the same.
   */
  readonly route?: (told: Address) => Address;
  /**
   * Called for batches that failed and for faults that a new client has overcome; by default it is a process
   * warning.
   */
  readonly onError?: (error: unknown) => void;
}

const timeouts = { publishMs: 20_000, subscribeMs: 45_000, askMs: 20_000 };

/**
 * Opens the broker on a Kafka cluster (2.1 or newer). Throws Unavailable, in Chinese and English, when none
 * of the brokers can be reached, is the one it should be, or lets us in.
 */
export async function openKafka({
  brokers,
  clientId,
  prefix,
  route = (told) => told,
  security = {},
  ...options
}: KafkaOptions): Promise<Broker> {
  const settings: KafkaConfig = {
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    // The broker's own timeouts come first.
    requestTimeout: answerMs + 1_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: Math.max(3, brokers.length) },
    socketFactory: socketsBy(route),
    ...(security.authorities && { ssl: { ca: security.authorities } }),
    ...(security.credentials && { sasl: { mechanism: 'scram-sha-512', ...security.credentials } }),
    // Everything that matters comes back as an error; the rest are retries.
    logLevel: logLevel.NOTHING,
  };
  // Clients of one Kafka object share what they know of a group's offsets, and forget it for each other.
  const kafka = () => new Kafka(settings);
  const admin = kafka().admin();
  try {
    await within(timeouts.askMs, `Kafka ${brokers.join(', ')}`, ask(admin));
  } catch (error) {
    throw explained(error as Unavailable);
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

/** Makes sockets as kafkajs does: with keep-alive and without delay. */
function socketsBy(route: (told: Address) => Address): ISocketFactory {
  return ({ host, port, ssl, onConnect }) => {
    const name = isIP(host) ? {} : { servername: host };
    const socket = ssl
      ? connectSecurely({ ...route({ host, port }), ...name, ...ssl }, onConnect)
      : connect(route({ host, port }), onConnect);
    return socket.setKeepAlive(true, 60_000).setNoDelay(true);
  };
}

/**
 * Asks for something that needs rights: the brokers let clients connect without a password, and refuse only
 * what they ask.
 */
async function ask(admin: Admin): Promise<void> {
  await admin.connect();
  await admin.describeCluster();
}

function explained({ message, cause }: Unavailable): Unavailable {
  return new Unavailable(`${whyNot(cause)}: ${message}`, { cause });
}

function whyNot(cause: unknown): string {
  const { name, message } = Error.isError(cause) ? cause : new Error();
  if (/SASL/.test(name))
    return '用户名或密码不正确，或未启用 SCRAM-SHA-512 / the user name or the password is wrong, or SCRAM-SHA-512 is not allowed';
  if (/certificate|altnames/i.test(message)) {
    return "Kafka 的证书不受信任，请检查给定的颁发机构证书 / Kafka's certificate is not trusted; look at the authorities' certificates that were given";
  }
  return '无法连接（地址、端口、TLS 与密码须与 Kafka 一致） / cannot be reached (address, port, TLS and password must be as Kafka has them)';
}

function warn(error: unknown): void {
  process.emitWarning(`Kafka: ${Error.isError(error) ? error.message : String(error)}`);
}
