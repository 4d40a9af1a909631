import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * The settings of a service process as the environment has them, each with what it must be in both languages.
 * Names stand without their prefix.
 */

export interface Expected {
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

const mongoUrl: Expected = {
  schema: z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/),
  zh: '应为 mongodb:// 地址（副本集）',
  en: 'a mongodb:// address of a replica set',
};
const credentials: Expected = {
  schema: z.string().regex(/^[^\s:]+:\S+$/),
  zh: '应为“用户名:密码”',
  en: 'name:password',
};
const secretKey: Expected = {
  schema: z.string().regex(/^[0-9a-f]{64}$/),
  zh: '应为 64 位十六进制数（32 字节）',
  en: '64 hexadecimal digits (32 bytes)',
};
const certificates: Expected = {
  schema: z.string().refine(areCertificates),
  zh: '应只含证书（PEM）',
  en: 'certificates (PEM), and nothing else',
};

/**
 * A file that holds a setting, which is how containers hand over secrets: what is read is what stands in the
 * file.
 */
const inFile = (content: Expected): Expected => ({
  schema: z
    .string()
    .min(1)
    .transform((file, context) => {
      try {
        const text = readFileSync(file, 'utf8').trim();
        if (content.schema.safeParse(text).success) return text;
        context.addIssue({
          code: 'custom',
          params: { zh: `文件内容${content.zh}`, en: `the file holds ${content.en}` },
        });
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        context.addIssue({
          code: 'custom',
          params: { zh: `无法读取：${code}`, en: `cannot be read: ${code}` },
        });
      }
      return z.NEVER;
    }),
  zh: `应为文件，其内容${content.zh}`,
  en: `a file that holds ${content.en}`,
});

export const expected = {
  MONGO_URL: mongoUrl,
  MONGO_URL_FILE: inFile(mongoUrl),
  KAFKA_BROKERS: {
    schema: listOf(broker),
    zh: '应为“主机:端口”，多个以逗号分隔',
    en: 'host:port, several separated by commas',
  },
  KAFKA_CA_FILE: inFile(certificates),
  KAFKA_CREDENTIALS: credentials,
  KAFKA_CREDENTIALS_FILE: inFile(credentials),
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
  SECRET_KEY: secretKey,
  SECRET_KEY_FILE: inFile(secretKey),
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

export type SettingName = keyof typeof expected;

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
