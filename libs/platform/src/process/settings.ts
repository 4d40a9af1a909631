import { registerAs } from '@nestjs/config';
import type { KafkaSecurity } from '@laurel/engines/kafka';
import { z } from 'zod';
import type { Mode } from './mode.ts';
import { expected, type SettingName } from './settings.schema.ts';

/**
 * The settings of a service process: everything comes from the environment and is checked before anything is
 * opened.
 */
export interface Settings {
  readonly mongoUrl: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaSecurity: KafkaSecurity;
  /** Databases are called `<database>-<service>`. */
  readonly database: string;
  readonly topicPrefix: string;
  readonly partitions: number;
  readonly replication: number;
  readonly host: string;
  readonly port: number;
  readonly mode: Mode;
  readonly secretKey: Uint8Array | undefined;
  /** The other processes of a rehearsal, for the one that conducts it. */
  readonly peers: readonly string[];
  /** The addresses of the web servers whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Logs go to `<service>.ndjson` and `<service>.access.ndjson` here; without it to standard output. */
  readonly logDirectory: string | undefined;
  /**
   * The time for which an ending process still takes requests, so that load balancers notice that it ends.
   */
  readonly drainMs: number;
}

/** One thing wrong with the settings. */
export interface SettingFault {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

/** Everything that is wrong with the settings, at once. */
export class SettingsInvalid extends Error {
  override readonly name = 'SettingsInvalid';
  readonly faults: readonly SettingFault[];
  constructor(faults: readonly SettingFault[]) {
    super(
      `配置有误 the settings are wrong:\n${faults.map(({ name, zh, en }) => `  ${name}: ${zh} / ${en}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

const prefix = 'LAUREL_';

/**
 * The settings as a configuration of Nest: inject `laurelSettings.KEY`, or call it where there is no
 * container yet.
 */
export const laurelSettings = registerAs('laurel', () => readSettings(process.env));

type Given = ReadonlySet<string>;

/**
 * The rules that settings must obey together: the name of the setting to report, the condition that breaks
 * the rule, and what is wrong.
 */
const rules: readonly (readonly [SettingName, (given: Given) => boolean, string, string])[] = [
  [
    'KAFKA_BROKERS',
    (given) => !given.has('KAFKA_BROKERS'),
    `必填：${expected.KAFKA_BROKERS.zh}`,
    `required: ${expected.KAFKA_BROKERS.en}`,
  ],
  [
    'REHEARSAL_SEED',
    (given) => isRehearsal(given) !== given.has('REHEARSAL_START'),
    '与 REHEARSAL_START 同时填写或都不填',
    'goes with REHEARSAL_START, or neither',
  ],
  ['PEERS', (given) => given.has('PEERS') && !isRehearsal(given), '只用于演练', 'is for a rehearsal only'],
  ['MONGO_URL', (given) => given.has('MONGO_URL') === given.has('MONGO_URL_FILE'), ...oneOf('MONGO_URL')],
  [
    'KAFKA_CREDENTIALS',
    (given) => given.has('KAFKA_CREDENTIALS') && given.has('KAFKA_CREDENTIALS_FILE'),
    ...oneOf('KAFKA_CREDENTIALS'),
  ],
  [
    'SECRET_KEY',
    (given) => !isRehearsal(given) && given.has('SECRET_KEY') === given.has('SECRET_KEY_FILE'),
    ...oneOf('SECRET_KEY'),
  ],
];

/**
 * Reads the settings. Throws SettingsInvalid, which lists everything wrong: missing, malformed,
 * contradictory, or not known at all.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const own = Object.entries(environment).filter(
    ([name, value]) => name.startsWith(prefix) && value !== undefined && value !== '',
  );
  const read = schema.safeParse(
    Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])),
  );
  const given = new Set(own.map(([name]) => name.slice(prefix.length)));
  const faults = [
    ...(read.error?.issues ?? []).flatMap(faultsOf),
    ...rules.flatMap(([name, isBroken, zh, en]) => (isBroken(given) ? [fault(name, zh, en)] : [])),
  ];
  if (faults.length > 0) throw new SettingsInvalid(faults);
  return settingsOf(read.data as Partial<Record<SettingName, never>>);
}

const schema = z.strictObject(
  Object.fromEntries(
    Object.entries(expected).map(([name, each]) => [name, z.optional(each.schema)]),
  ) as Readonly<Record<string, z.ZodType>>,
);

/** The settings from the values given. A setting that is not given has its default. */
function settingsOf(values: Partial<Record<SettingName, never>>): Settings {
  const key: string | undefined = values.SECRET_KEY ?? values.SECRET_KEY_FILE;
  const login: string = values.KAFKA_CREDENTIALS ?? values.KAFKA_CREDENTIALS_FILE ?? '';
  const [username = '', ...password] = login.split(':');
  return {
    mongoUrl: (values.MONGO_URL ?? values.MONGO_URL_FILE)!,
    kafkaBrokers: values.KAFKA_BROKERS!,
    kafkaSecurity: {
      authorities: values.KAFKA_CA_FILE,
      credentials: username === '' ? undefined : { username, password: password.join(':') },
    },
    database: values.DATABASE ?? 'laurel',
    topicPrefix: values.TOPIC_PREFIX ?? '',
    partitions: values.PARTITIONS ?? 1,
    replication: values.REPLICATION ?? 1,
    host: values.HOST ?? '0.0.0.0',
    port: values.PORT ?? 3000,
    mode:
      values.REHEARSAL_SEED === undefined
        ? { kind: 'production' }
        : { kind: 'rehearsal', seed: values.REHEARSAL_SEED, start: values.REHEARSAL_START! },
    secretKey: key === undefined || values.REHEARSAL_SEED !== undefined ? undefined : Buffer.from(key, 'hex'),
    peers: values.PEERS ?? [],
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    logDirectory: values.LOG_DIRECTORY,
    drainMs: values.DRAIN_MS ?? 0,
  };
}

function isRehearsal(given: Given): boolean {
  return given.has('REHEARSAL_SEED');
}

function oneOf(name: string): [string, string] {
  const inFile = `${prefix}${name}_FILE`;
  return [`须填 ${prefix}${name} 或 ${inFile} 之一`, `give this or ${inFile}, one of the two`];
}

function faultsOf(issue: z.core.$ZodIssue): SettingFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => fault(name, '没有这个配置项', 'there is no such setting'));
  const name = issue.path[0] as SettingName;
  const { zh, en } =
    issue.code === 'custom' && issue.params
      ? (issue.params as Pick<SettingFault, 'zh' | 'en'>)
      : expected[name];
  return [fault(name, zh, en)];
}

function fault(name: string, zh: string, en: string): SettingFault {
  return { name: `${prefix}${name}`, zh, en };
}
