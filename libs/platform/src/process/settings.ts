import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Mode } from './mode.ts';

/** How a service process is set up: everything comes from the environment, checked before anything is opened. */
export interface Settings {
  readonly mongoUrl: string;
  readonly kafkaBrokers: readonly string[];
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
  /** Whose word on where a request came from is taken: the web server's addresses. */
  readonly trustedProxies: readonly string[];
  /** Logs go to `<service>.ndjson` and `<service>.access.ndjson` here; without it to standard output. */
  readonly logDirectory: string | undefined;
  /** How long an ending process still takes requests, so that those who balance the load notice. */
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
    super(`配置有误 the settings are wrong:\n${faults.map(({ name, zh, en }) => `  ${name}: ${zh} / ${en}`).join('\n')}`);
    this.faults = faults;
  }
}

const prefix = 'LAUREL_';

interface Expected {
  readonly schema: z.ZodType;
  readonly zh: string;
  readonly en: string;
}

const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));
const listOf = (item: RegExp) =>
  z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.string().regex(item)).min(1));
const numbers = (from: number, to: number): Expected => ({
  schema: whole(from, to),
  zh: `应为 ${from} 到 ${to} 的整数`,
  en: `a whole number from ${from} to ${to}`,
});

const expected = {
  MONGO_URL: {
    schema: z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/),
    zh: '应为 mongodb:// 地址（副本集）',
    en: 'a mongodb:// address of a replica set',
  },
  KAFKA_BROKERS: {
    schema: listOf(/^[^\s,:]+:\d{1,5}$/),
    zh: '应为“主机:端口”，多个以逗号分隔',
    en: 'host:port, several separated by commas',
  },
  DATABASE: {
    schema: z.string().regex(/^[a-z][a-z0-9-]{0,20}$/),
    zh: '应为小写字母开头的短名',
    en: 'a short name of lower-case letters, digits and -',
  },
  TOPIC_PREFIX: {
    schema: z.string().regex(/^[a-zA-Z0-9._-]{0,40}$/),
    zh: '只可含字母、数字和 . _ -',
    en: 'letters, digits and . _ - only',
  },
  PARTITIONS: numbers(1, 64),
  REPLICATION: numbers(1, 9),
  HOST: { schema: z.string().min(1), zh: '应为监听地址', en: 'the address to listen on' },
  PORT: numbers(0, 65_535),
  SECRET_KEY: { schema: z.string().regex(/^[0-9a-f]{64}$/), zh: '应为 64 位十六进制数（32 字节）', en: '64 hexadecimal digits (32 bytes)' },
  SECRET_KEY_FILE: { schema: z.string().min(1), zh: '应为保存密钥的文件', en: 'a file that holds the key' },
  REHEARSAL_SEED: numbers(0, 999_999_999),
  REHEARSAL_START: {
    schema: z.iso.datetime({ precision: 3 }),
    zh: '应为 2023-03-01T00:00:00.000Z 形式的时刻',
    en: 'an instant such as 2023-03-01T00:00:00.000Z',
  },
  PEERS: {
    schema: listOf(/^https?:\/\/\S+$/),
    zh: '应为其他服务进程的 http 地址，以逗号分隔',
    en: 'http addresses of the other processes, separated by commas',
  },
  TRUSTED_PROXIES: {
    schema: listOf(/^[0-9a-fA-F.:/]+$/),
    zh: '应为 IP 地址或网段，以逗号分隔',
    en: 'IP addresses or ranges, separated by commas',
  },
  LOG_DIRECTORY: { schema: z.string().min(1), zh: '应为目录', en: 'a directory' },
  DRAIN_MS: numbers(0, 600_000),
} satisfies Record<string, Expected>;

type Name = keyof typeof expected;
const required: readonly Name[] = ['MONGO_URL', 'KAFKA_BROKERS'];

/** Reads the settings. Throws SettingsInvalid, which lists everything wrong: missing, malformed, contradictory, or not known at all. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: SettingFault[] = [];
  const fault = (name: string, zh: string, en: string) => void faults.push({ name: `${prefix}${name}`, zh, en });
  const given = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== undefined && value !== '' ? [[name.slice(prefix.length), value] as const] : [],
  );
  const values: Partial<Record<Name, unknown>> = {};
  for (const [name, value] of given) {
    if (!Object.hasOwn(expected, name)) {
      fault(name, '没有这个配置项', 'there is no such setting');
      continue;
    }
    const { schema, zh, en } = expected[name as Name];
    const read = schema.safeParse(value);
    if (read.success) values[name as Name] = read.data;
    else fault(name, zh, en);
  }
  const isGiven = (name: Name) => given.some(([each]) => each === name);
  for (const name of required) if (!isGiven(name)) fault(name, `必填：${expected[name].zh}`, `required: ${expected[name].en}`);
  const isRehearsal = isGiven('REHEARSAL_SEED');
  if (isRehearsal !== isGiven('REHEARSAL_START'))
    fault('REHEARSAL_SEED', '与 REHEARSAL_START 同时填写或都不填', 'goes with REHEARSAL_START, or neither');
  if (isGiven('PEERS') && !isRehearsal) fault('PEERS', '只用于演练', 'is for a rehearsal only');
  const secretKey = isRehearsal ? undefined : secretKeyIn(values, isGiven, fault);
  if (faults.length > 0) throw new SettingsInvalid(faults);
  return settingsOf(values as Record<Name, never>, isRehearsal, secretKey);
}

function settingsOf(values: Partial<Record<Name, never>>, isRehearsal: boolean, secretKey: Uint8Array | undefined): Settings {
  return {
    mongoUrl: values.MONGO_URL!,
    kafkaBrokers: values.KAFKA_BROKERS!,
    database: values.DATABASE ?? 'laurel',
    topicPrefix: values.TOPIC_PREFIX ?? '',
    partitions: values.PARTITIONS ?? 1,
    replication: values.REPLICATION ?? 1,
    host: values.HOST ?? '0.0.0.0',
    port: values.PORT ?? 3000,
    mode: isRehearsal ? { kind: 'rehearsal', seed: values.REHEARSAL_SEED!, start: values.REHEARSAL_START! } : { kind: 'production' },
    secretKey,
    peers: values.PEERS ?? [],
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    logDirectory: values.LOG_DIRECTORY,
    drainMs: values.DRAIN_MS ?? 0,
  };
}

/** The city's own key, the same for all its processes; a file is how containers hand over secrets. */
function secretKeyIn(
  values: Partial<Record<Name, unknown>>,
  isGiven: (name: Name) => boolean,
  fault: (name: string, zh: string, en: string) => void,
): Uint8Array | undefined {
  if (isGiven('SECRET_KEY') === isGiven('SECRET_KEY_FILE')) {
    fault('SECRET_KEY', '须填 LAUREL_SECRET_KEY 或 LAUREL_SECRET_KEY_FILE 之一', 'give this or LAUREL_SECRET_KEY_FILE, one of the two');
    return undefined;
  }
  if (values.SECRET_KEY !== undefined) return Buffer.from(values.SECRET_KEY as string, 'hex');
  if (values.SECRET_KEY_FILE === undefined) return undefined;
  try {
    const text = readFileSync(values.SECRET_KEY_FILE as string, 'utf8').trim();
    if (expected.SECRET_KEY.schema.safeParse(text).success) return Buffer.from(text, 'hex');
    fault('SECRET_KEY_FILE', `文件内容${expected.SECRET_KEY.zh}`, `the file holds ${expected.SECRET_KEY.en}`);
  } catch (error) {
    fault(
      'SECRET_KEY_FILE',
      `无法读取：${(error as NodeJS.ErrnoException).code}`,
      `cannot be read: ${(error as NodeJS.ErrnoException).code}`,
    );
  }
  return undefined;
}
