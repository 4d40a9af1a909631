import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingsInvalid } from './settings.ts';

const key = '0f'.repeat(32);
/** Of an authority that nobody has to trust. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBgzCCASmgAwIBAgIUC1BeOqUGYV4UZgunS+X5isMSJiMwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLbGF1cmVsLXRlc3QwIBcNMjYxMTIzMTUyODU1WhgPMjEyNjEw
MzAxNTI4NTVaMBYxFDASBgNVBAMMC2xhdXJlbC10ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEeRaTkXLIS/kXpXQVuOC39ElNseBEZcz/A17b/KEvZD/TlEp4
2sh1/9WTK7PZRPAP114lkGwSA94rWrWXGq0dqaNTMFEwHQYDVR0OBBYEFJ7UzJYO
v/LQdlpVcNonqYL7129hMB8GA1UdIwQYMBaAFJ7UzJYOv/LQdlpVcNonqYL7129h
MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAMV4qeXTPAfOWzm8
c/bP4xOcAE0c+eI3v7QrX10QeE3VAiAsa6+aQOOHcW46SwzgXCMhJ2iS6qoWwxTM
tdaSj8e6NQ==
-----END CERTIFICATE-----
`;
const sound = {
  LAUREL_MONGO_URL: 'mongodb://db:27017/?replicaSet=rs0',
  LAUREL_KAFKA_BROKERS: 'one:9092, two:9092',
  LAUREL_SECRET_KEY: key,
};

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    return (error as SettingsInvalid).faults.map(({ name }) => name);
  }
}

describe('The settings of a service process', () => {
  it('are read from the environment, what is not given as usual', () => {
    expect(readSettings({ ...sound, PATH: '/bin', LAUREL_PARTITIONS: '3' })).toEqual({
      mongoUrl: 'mongodb://db:27017/?replicaSet=rs0',
      kafkaBrokers: ['one:9092', 'two:9092'],
      kafkaSecurity: { authorities: undefined, credentials: undefined },
      database: 'laurel',
      topicPrefix: '',
      partitions: 3,
      replication: 1,
      host: '0.0.0.0',
      port: 3000,
      mode: { kind: 'production' },
      secretKey: Buffer.from(key, 'hex'),
      peers: [],
      trustedProxies: [],
      logDirectory: undefined,
      drainMs: 0,
    });
  });
  it('of a rehearsal need no key, since everything follows from the seed', () => {
    const { LAUREL_SECRET_KEY: _key, ...rest } = sound;
    const { mode, secretKey } = readSettings({
      ...rest,
      LAUREL_REHEARSAL_SEED: '7',
      LAUREL_REHEARSAL_START: '2023-03-01T00:00:00.000Z',
    });
    expect([mode, secretKey]).toEqual([
      { kind: 'rehearsal', seed: 7, start: '2023-03-01T00:00:00.000Z' },
      undefined,
    ]);
  });
  it('may have their key in a file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'laurel-settings-'));
    const file = join(directory, 'key');
    const { LAUREL_SECRET_KEY: _key, ...rest } = sound;
    writeFileSync(file, `${key}\n`);
    expect(readSettings({ ...rest, LAUREL_SECRET_KEY_FILE: file }).secretKey).toEqual(
      Buffer.from(key, 'hex'),
    );
    writeFileSync(file, 'short');
    expect(faultsOf({ ...rest, LAUREL_SECRET_KEY_FILE: file })).toEqual(['LAUREL_SECRET_KEY_FILE']);
    expect(faultsOf({ ...rest, LAUREL_SECRET_KEY_FILE: join(directory, 'none') })).toEqual([
      'LAUREL_SECRET_KEY_FILE',
    ]);
    rmSync(directory, { recursive: true });
  });
  it('may have the address of the database, which holds a password, in a file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'laurel-settings-'));
    const file = join(directory, 'url');
    const { LAUREL_MONGO_URL: url, ...rest } = sound;
    writeFileSync(file, `${url}\n`);
    expect(readSettings({ ...rest, LAUREL_MONGO_URL_FILE: file }).mongoUrl).toBe(url);
    expect(faultsOf(rest)).toEqual(['LAUREL_MONGO_URL']);
    expect(faultsOf({ ...sound, LAUREL_MONGO_URL_FILE: file })).toEqual(['LAUREL_MONGO_URL']);
    rmSync(directory, { recursive: true });
  });
  it('may say how to come to brokers that let not everybody in', () => {
    const directory = mkdtempSync(join(tmpdir(), 'laurel-settings-'));
    const [file, login] = [join(directory, 'ca.pem'), join(directory, 'login')];
    writeFileSync(file, certificate);
    writeFileSync(login, 'laurel:p:w\n');
    const { kafkaSecurity } = readSettings({
      ...sound,
      LAUREL_KAFKA_CA_FILE: file,
      LAUREL_KAFKA_CREDENTIALS_FILE: login,
    });
    expect(kafkaSecurity).toEqual({
      authorities: certificate.trim(),
      credentials: { username: 'laurel', password: 'p:w' },
    });
    expect(readSettings({ ...sound, LAUREL_KAFKA_CREDENTIALS: 'a:b' }).kafkaSecurity.credentials).toEqual({
      username: 'a',
      password: 'b',
    });
    expect(faultsOf({ ...sound, LAUREL_KAFKA_CA_FILE: login })).toEqual(['LAUREL_KAFKA_CA_FILE']);
    writeFileSync(file, certificate + certificate);
    expect(faultsOf({ ...sound, LAUREL_KAFKA_CA_FILE: file })).toEqual([]);
    for (const more of [
      certificate.slice(0, 200),
      '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n',
    ]) {
      writeFileSync(file, certificate + more);
      expect(faultsOf({ ...sound, LAUREL_KAFKA_CA_FILE: file })).toEqual(['LAUREL_KAFKA_CA_FILE']);
    }
    expect(faultsOf({ ...sound, LAUREL_KAFKA_CA_FILE: join(directory, 'none') })).toEqual([
      'LAUREL_KAFKA_CA_FILE',
    ]);
    expect(faultsOf({ ...sound, LAUREL_KAFKA_CREDENTIALS_FILE: file })).toEqual([
      'LAUREL_KAFKA_CREDENTIALS_FILE',
    ]);
    expect(faultsOf({ ...sound, LAUREL_KAFKA_CREDENTIALS: 'laurel' })).toEqual(['LAUREL_KAFKA_CREDENTIALS']);
    expect(
      faultsOf({ ...sound, LAUREL_KAFKA_CREDENTIALS: 'a:b', LAUREL_KAFKA_CREDENTIALS_FILE: login }),
    ).toEqual(['LAUREL_KAFKA_CREDENTIALS']);
    rmSync(directory, { recursive: true });
  });
  it('that are wrong are named all at once, in Chinese and English', () => {
    const wrong = {
      LAUREL_MONGO_URL: 'localhost',
      LAUREL_PORT: '70000',
      LAUREL_PROT: '1',
      LAUREL_PEERS: 'http://a:1',
    };
    expect(faultsOf(wrong)).toEqual([
      'LAUREL_MONGO_URL',
      'LAUREL_PORT',
      'LAUREL_PROT',
      'LAUREL_KAFKA_BROKERS',
      'LAUREL_PEERS',
      'LAUREL_SECRET_KEY',
    ]);
    expect(() => readSettings(wrong)).toThrow(
      /LAUREL_PORT: 应为 0 到 65535 的整数 \/ a whole number from 0 to 65535/,
    );
  });
  it.each([
    ['a seed without a start', { LAUREL_REHEARSAL_SEED: '1' }],
    ['two keys', { LAUREL_SECRET_KEY_FILE: '/key' }],
    ['brokers without a port', { LAUREL_KAFKA_BROKERS: 'one,two' }],
    ['a broker at a port that there is not', { LAUREL_KAFKA_BROKERS: 'one:99999' }],
    ['a proxy that is no address', { LAUREL_TRUSTED_PROXIES: 'face' }],
    ['a range of addresses that there is not', { LAUREL_TRUSTED_PROXIES: '172.31.240.0/24, 10.0.0.0/99' }],
    ['a key that is too short', { LAUREL_SECRET_KEY: 'abc' }],
  ])('do not have %s', (_what, given) => {
    expect(faultsOf({ ...sound, ...given })).not.toEqual([]);
  });
});
