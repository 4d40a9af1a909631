import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { Tokens } from './token.ts';

/** A token is ours, whole and fresh, or it is nothing. */

const key = new Uint8Array(32).fill(7);
const claims = { sessionId: 's1', accountId: 'wang', expiresAt: '2023-04-10T13:00:00.000Z' };
const NOW = '2023-04-10T01:00:00.000Z';
const tokens = new Tokens(key);

const forged = (
  signing = key,
  header: { alg: string; typ?: string } = { alg: 'HS256', typ: 'JWT' },
  issuer = 'laurel',
) =>
  new SignJWT({ sid: 's1' })
    .setProtectedHeader(header)
    .setIssuer(issuer)
    .setSubject('wang')
    .setIssuedAt(Date.parse(NOW) / 1000)
    .setExpirationTime(Date.parse(claims.expiresAt) / 1000)
    .sign(signing);

describe('A token that we signed', () => {
  it('says whose session it is, again and again', async () => {
    const token = await tokens.sign(claims, NOW);
    expect(await tokens.verify(token, NOW)).toEqual(claims);
    expect(await tokens.verify(token, NOW)).toEqual(claims);
  });
  it('is nothing once it expired, also when it was verified before', async () => {
    const token = await tokens.sign(claims, NOW);
    await tokens.verify(token, NOW);
    expect(await tokens.verify(token, '2023-04-10T13:00:00.000Z')).toBeUndefined();
    expect(await new Tokens(key).verify(token, '2023-04-10T13:00:01.000Z')).toBeUndefined();
  });
});

describe('A token that we did not sign', () => {
  it('is nothing with another key', async () =>
    expect(await tokens.verify(await forged(key.map(() => 8)), NOW)).toBeUndefined());
  it('is nothing with another algorithm', async () => {
    expect(
      await tokens.verify(await forged(new Uint8Array(64).fill(7), { alg: 'HS512', typ: 'JWT' }), NOW),
    ).toBeUndefined();
  });
  it('is nothing with another issuer', async () =>
    expect(await tokens.verify(await forged(key, undefined, 'other'), NOW)).toBeUndefined());
  it('is nothing unsigned', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = { sid: 's1', sub: 'wang', iss: 'laurel', exp: Date.parse(claims.expiresAt) / 1000 };
    expect(await tokens.verify(`${part({ alg: 'none', typ: 'JWT' })}.${part(body)}.`, NOW)).toBeUndefined();
  });
  it.each(['', 'x', 'a.b.c'])('is nothing as %p', async (token) =>
    expect(await tokens.verify(token, NOW)).toBeUndefined(),
  );
  it('is nothing with one letter changed', async () => {
    const [header, body, signature] = (await tokens.sign(claims, NOW)).split('.') as [string, string, string];
    const other = body.startsWith('e') ? `f${body.slice(1)}` : `e${body.slice(1)}`;
    expect(await tokens.verify(`${header}.${other}.${signature}`, NOW)).toBeUndefined();
  });
});

describe('A short key', () => {
  it('is not accepted', () => expect(() => new Tokens(new Uint8Array(16))).toThrow(/32 bytes/));
});
