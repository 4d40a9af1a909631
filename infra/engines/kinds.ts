import type { Chaos } from './supervised.ts';

/** The three kinds of engines, what may be asked of them and what is given. */

export const kinds = ['environment', 'containers', 'processes'] as const;
export type Kind = (typeof kinds)[number];

export interface EnginesOptions {
  /**
   * This kind and no other; otherwise what LAUREL_ENGINES says, otherwise the first of them that is to be
   * had.
   */
  readonly kind?: Kind;
  /**
   * A directory that keeps what the engines hold: started on it again they hold it still. Otherwise all is
   * gone when they stop. Means nothing to engines of the environment.
   */
  readonly data?: string;
  /** Ports of this machine; free ones if not given. */
  readonly mongoPort?: number;
  readonly kafkaPort?: number;
  /**
   * Servers that hold the same, of MongoDB and of Kafka each; default 1. Several are to be had as processes
   * only.
   */
  readonly members?: number;
  /** Further doors that are guarded; to be had as processes only. */
  readonly guard?: Guard;
  /** A server that dies is started again. */
  readonly keepAlive?: boolean;
}

/**
 * The certificate and credentials of a protected listener: MongoDB accepts TLS too, Kafka has a separate
 * listener for TLS with a password.
 */
export interface Guard {
  /** A file with a private key and its certificate, as PEM. */
  readonly certificateFile: string;
  /** The one account that Kafka accepts, as `name:password`. */
  readonly credentials: string;
}

export interface Engines {
  readonly kind: Kind;
  /** URL of a replica set, without a database. */
  readonly mongoUrl: string;
  /** Brokers to begin with, as host:port. */
  readonly kafkaBrokers: readonly string[];
  /** The guarded doors of the brokers, if they were asked for. */
  readonly guardedBrokers?: readonly string[];
  /** Kill and restart; engines of the environment are not ours, and refuse. */
  readonly mongo: Chaos;
  readonly kafka: Chaos;
  /** Ends what was started, and removes its data unless a directory was given. */
  stop(): Promise<void>;
}
