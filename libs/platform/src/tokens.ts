/**
 * The injection tokens of providers that are not classes: the environment of a process (engines, broker,
 * clock, keys, logs) and, within the module of one service, that service and its engine.
 */

/** The `Clock`: the machine's, or that of a rehearsal. */
export const CLOCK = Symbol('CLOCK');
/** The `Mode` of the process: production or rehearsal. */
export const MODE = Symbol('MODE');
/** `Uint8Array`: the key of everything that must not be guessed, the same for all services of a city. */
export const SECRET_KEY = Symbol('SECRET_KEY');
/** The `Broker` that carries events from service to service. */
export const BROKER = Symbol('BROKER');
/** The pino `Logger` of the process: faults, for operators of the server. */
export const LOG = Symbol('LOG');
/** The pino `Logger` of requests: one line each. */
export const ACCESS_LOG = Symbol('ACCESS_LOG');
/** The `Conductor` of a rehearsal, or null in a process that conducts none. */
export const CONDUCTOR = Symbol('CONDUCTOR');

/**
 * The number of milliseconds for which an ending process still takes requests, so that load balancers notice
 * that it ends.
 */
export const DRAIN_MS = Symbol('DRAIN_MS');
/** The `CommandObserver` that hears how every command ended. */
export const COMMAND_OBSERVER = Symbol('COMMAND_OBSERVER');

/** The `ServiceDefinition` of the module. */
export const SERVICE = Symbol('SERVICE');
/** The `Engine` of the module's service: its log, views, checkpoints and files. */
export const EVENT_ENGINE = Symbol('EVENT_ENGINE');
/**
 * The `Surroundings` of the module's service: its engine, the broker, the clock, the key, and who is told of
 * faults.
 */
export const SURROUNDINGS = Symbol('SURROUNDINGS');
/** The `Follower` that publishes the service's own events. */
export const RELAY = Symbol('RELAY');
