/** The same for every directory, so that a container made anew finds its volume's data its own: sixteen bytes, as Kafka writes them. */
export const clusterId = Buffer.from('laurel-engines-1').toString('base64url');

/** Where a broker listens and how clients call it. */
export interface KafkaAddresses {
  /** Address and port on which it listens for clients. */
  readonly listen: string;
  /** Address and port that clients are told. */
  readonly advertised: string;
  /** Address and port of its controller, for itself only. */
  readonly controller: string;
  readonly logFolder: string;
}

/**
 * Server properties of one KRaft node for development and tests.
 * When it writes to disk (log.flush.*) is left as Kafka has it: acknowledged records survive a kill of the broker, in the system's page cache, not a power loss.
 */
export function kafkaProperties({ listen, advertised, controller, logFolder }: KafkaAddresses): Readonly<Record<string, string>> {
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${listen},CONTROLLER://${controller}`,
    'advertised.listeners': `PLAINTEXT://${advertised}`,
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': logFolder,
    // Nothing is ever removed by age or size: topics are the other services' only source.
    'log.retention.ms': '-1',
    'log.retention.bytes': '-1',
    'message.max.bytes': String(16 * 1024 * 1024),
    'replica.fetch.max.bytes': String(16 * 1024 * 1024),
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    // Of fifty, the default, each takes time to be made and files to be kept.
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    // Tests of lost consumers need not wait for six seconds.
    'group.min.session.timeout.ms': '1000',
    // A broker that was killed is let in again when its session is over: after 9 seconds by default.
    'broker.session.timeout.ms': '3000',
    'broker.heartbeat.interval.ms': '500',
    // Half a gigabyte of heap has no room for the default 128 MiB.
    'log.cleaner.dedupe.buffer.size': String(16 * 1024 * 1024),
  };
}

/** Command line of one mongod for development and tests, that listens on `port`; where it listens and keeps its data is left to the caller. */
export function mongodParameters(port: number): string[] {
  return [
    ...['--port', String(port), '--replSet', 'rs0', '--quiet'],
    // Two of them, and all else, share a small machine.
    ...['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '512'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A process that is killed in a transaction leaves its rows locked for so long; the usual is a minute.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
  ];
}
