import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { KafkaSecurity } from '@laurel/engines/kafka';
import { z } from 'zod';
import type { Mode } from './mode.ts';

/** How a service process is set up: everything comes from the environment, checked before anything is opened. */
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
const listOf = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(item).min(1));
const broker = z
  .string()
  .regex(/^[^\s,:]+:\d{1,5}$/)
  .refine((text) => {
    const port = Number(text.split(':')[1]);
    return port >= 1 && port <= 65_535;
  });
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
  MONGO_URL_FILE: { schema: z.string().min(1), zh: '应为保存该地址的文件', en: 'a file that holds the address' },
  KAFKA_BROKERS: {
    schema: listOf(broker),
    zh: '应为“主机:端口”，多个以逗号分隔',
    en: 'host:port, several separated by commas',
  },
  KAFKA_CA_FILE: {
    schema: z.string().min(1),
    zh: '应为保存证书颁发机构证书（PEM）的文件',
    en: "a file that holds the certificates of the brokers' authorities, as PEM",
  },
  KAFKA_CREDENTIALS: {
    schema: z.string().regex(/^[^\s:]+:\S+$/),
    zh: '应为“用户名:密码”',
    en: 'name:password',
  },
  KAFKA_CREDENTIALS_FILE: { schema: z.string().min(1), zh: '应为保存用户名和密码的文件', en: 'a file that holds name:password' },
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
    schema: listOf(z.string().regex(/^https?:\/\/\S+$/)),
    zh: '应为其他服务进程的 http 地址，以逗号分隔',
    en: 'http addresses of the other processes, separated by commas',
  },
  TRUSTED_PROXIES: {
    schema: listOf(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])),
    zh: '应为 IP 地址或网段，以逗号分隔',
    en: 'IP addresses or ranges, separated by commas',
  },
  LOG_DIRECTORY: { schema: z.string().min(1), zh: '应为目录', en: 'a directory' },
  DRAIN_MS: numbers(0, 600_000),
} satisfies Record<string, Expected>;

type Name = keyof typeof expected;
type Given = (name: Name) => boolean;
type Fault = (name: string, zh: string, en: string) => void;

/** Reads the settings. Throws SettingsInvalid, which lists everything wrong: missing, malformed, contradictory, or not known at all. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: SettingFault[] = [];
  const fault: Fault = (name, zh, en) => void faults.push({ name: `${prefix}${name}`, zh, en });
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
  const isGiven: Given = (name) => given.some(([each]) => each === name);
  const { zh, en } = expected.KAFKA_BROKERS;
  if (!isGiven('KAFKA_BROKERS')) fault('KAFKA_BROKERS', `必填：${zh}`, `required: ${en}`);
  const mongoUrl = secretIn('MONGO_URL', values, isGiven, fault);
  const kafkaSecurity = securityIn(values, isGiven, fault);
  const isRehearsal = isGiven('REHEARSAL_SEED');
  if (isRehearsal !== isGiven('REHEARSAL_START'))
    fault('REHEARSAL_SEED', '与 REHEARSAL_START 同时填写或都不填', 'goes with REHEARSAL_START, or neither');
  if (isGiven('PEERS') && !isRehearsal) fault('PEERS', '只用于演练', 'is for a rehearsal only');
  const key = isRehearsal ? undefined : secretIn('SECRET_KEY', values, isGiven, fault);
  if (faults.length > 0) throw new SettingsInvalid(faults);
  const secretKey = key === undefined ? undefined : Buffer.from(key, 'hex');
  return { mongoUrl: mongoUrl!, kafkaSecurity, secretKey, ...usual(values as Record<Name, never>, isRehearsal) };
}

/** What is not secret; what is not given as usual. */
function usual(values: Partial<Record<Name, never>>, isRehearsal: boolean): Omit<Settings, 'mongoUrl' | 'kafkaSecurity' | 'secretKey'> {
  return {
    kafkaBrokers: values.KAFKA_BROKERS!,
    database: values.DATABASE ?? 'laurel',
    topicPrefix: values.TOPIC_PREFIX ?? '',
    partitions: values.PARTITIONS ?? 1,
    replication: values.REPLICATION ?? 1,
    host: values.HOST ?? '0.0.0.0',
    port: values.PORT ?? 3000,
    mode: isRehearsal ? { kind: 'rehearsal', seed: values.REHEARSAL_SEED!, start: values.REHEARSAL_START! } : { kind: 'production' },
    peers: values.PEERS ?? [],
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    logDirectory: values.LOG_DIRECTORY,
    drainMs: values.DRAIN_MS ?? 0,
  };
}

/** A secret, given itself or in a file, which is how containers hand over secrets; undefined, and a fault, when it is neither, both or malformed. */
function secretIn(
  name: 'MONGO_URL' | 'KAFKA_CREDENTIALS' | 'SECRET_KEY',
  values: Partial<Record<Name, unknown>>,
  isGiven: Given,
  fault: Fault,
): string | undefined {
  const inFile = `${name}_FILE` as const;
  if (isGiven(name) === isGiven(inFile)) {
    fault(name, `须填 ${prefix}${name} 或 ${prefix}${inFile} 之一`, `give this or ${prefix}${inFile}, one of the two`);
    return undefined;
  }
  if (isGiven(name)) return values[name] as string | undefined;
  const { schema, zh, en } = expected[name];
  const text = textIn(inFile, values, fault);
  if (text === undefined || schema.safeParse(text).success) return text;
  fault(inFile, `文件内容${zh}`, `the file holds ${en}`);
  return undefined;
}

/** What stands in the file of a setting; undefined, and a fault, when it cannot be read. */
function textIn(name: Name, values: Partial<Record<Name, unknown>>, fault: Fault): string | undefined {
  try {
    return readFileSync(values[name] as string, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    fault(name, `无法读取：${code}`, `cannot be read: ${code}`);
    return undefined;
  }
}

/** Neither is asked for: brokers in a network of their own may let everybody in. */
function securityIn(values: Partial<Record<Name, unknown>>, isGiven: Given, fault: Fault): KafkaSecurity {
  const authorities = isGiven('KAFKA_CA_FILE') ? textIn('KAFKA_CA_FILE', values, fault) : undefined;
  if (authorities !== undefined && !areCertificates(authorities))
    fault('KAFKA_CA_FILE', '文件应只含证书（PEM）', 'the file must hold certificates (PEM), and nothing else');
  const isNamed = isGiven('KAFKA_CREDENTIALS') || isGiven('KAFKA_CREDENTIALS_FILE');
  const [username, ...password] = (isNamed && secretIn('KAFKA_CREDENTIALS', values, isGiven, fault)?.split(':')) || [];
  return { authorities, credentials: username === undefined ? undefined : { username, password: password.join(':') } };
}

/** Each is looked at: TLS would take no notice of one that is damaged, nor of a private key beside it. */
function areCertificates(text: string): boolean {
  const parts = text.match(/-----BEGIN [^]*?(?=-----BEGIN |$)/g) ?? [];
  try {
    for (const part of parts) void new X509Certificate(part);
    return parts.length > 0;
  } catch {
    return false;
  }
}
