/**
 * The id of the cluster: sixteen bytes as Kafka writes them. It is the same for every directory, so that a
 * new container accepts the data of its volume.
 */
export const clusterId = Buffer.from('laurel-engines-1').toString('base64url');

/** The addresses at which a broker listens and which clients call. */
export interface KafkaAddresses {
  /** Address and port on which it listens for clients. */
  readonly listen: string;
  /** Address and port that clients are told. */
  readonly advertised: string;
  /** Addresses and ports at which controllers hear each other, one for each node of the cluster. */
  readonly controllers: readonly string[];
  /** The index in `controllers` of the node's own address; default the first. */
  readonly node?: number;
  readonly logFolder: string;
  /**
   * A further door for clients, with TLS and a password (SCRAM-SHA-512): where it is, and the PEM file of its
   * key and certificate.
   */
  readonly guarded?: { readonly listen: string; readonly certificateFile: string } | undefined;
}

/**
 * Server properties of a KRaft node, broker and controller in one, for development and tests.
 * The times at which it writes to disk (log.flush.*) are left at Kafka's defaults: acknowledged records
 * survive a kill of the broker, because they are in the system's page cache, but not a power loss.
 */
export function kafkaProperties({
  listen,
  advertised,
  controllers,
  node = 0,
  logFolder,
  guarded,
}: KafkaAddresses): Readonly<Record<string, string>> {
  const replication = Math.min(3, controllers.length);
  return {
    'process.roles': 'broker,controller',
    'node.id': String(node + 1),
    'controller.quorum.voters': controllers.map((controller, index) => `${index + 1}@${controller}`).join(),
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${listen},CONTROLLER://${controllers[node]}${guarded ? `,GUARDED://${guarded.listen}` : ''}`,
    'advertised.listeners': `PLAINTEXT://${advertised}${guarded ? `,GUARDED://${guarded.listen}` : ''}`,
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,GUARDED:SASL_SSL',
    'inter.broker.listener.name': 'PLAINTEXT',
    ...(guarded && {
      'listener.name.guarded.ssl.keystore.type': 'PEM',
      'listener.name.guarded.ssl.keystore.location': guarded.certificateFile,
      'listener.name.guarded.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'listener.name.guarded.scram-sha-512.sasl.jaas.config':
        'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    }),
    'log.dirs': logFolder,
    // Nothing is ever removed by age or size: topics are the other services' only source.
    'log.retention.ms': '-1',
    'log.retention.bytes': '-1',
    'message.max.bytes': String(16 * 1024 * 1024),
    'replica.fetch.max.bytes': String(16 * 1024 * 1024),
    'auto.create.topics.enable': 'false',
    'min.insync.replicas': String(Math.max(1, replication - 1)),
    'offsets.topic.replication.factor': String(replication),
    // Of fifty, the default, each takes time to be made and files to be kept.
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': String(replication),
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

/**
 * Command line of one mongod for development and tests, that listens on `port`; where it listens and keeps
 * its data is left to the caller.
 */
export function mongodParameters(port: number): string[] {
  return [
    ...['--port', String(port), '--replSet', 'rs0', '--quiet'],
    // Two of them, and all else, share a small machine.
    ...['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '512'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A process that is killed in a transaction leaves its rows locked for so long; the usual is a minute.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
    // A member that is told to end lets clients go for so long; the usual is fifteen seconds.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=1000'],
  ];
}
