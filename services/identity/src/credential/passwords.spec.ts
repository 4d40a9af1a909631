import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oneTimePassword } from './one-time-password.rules.ts';
import { hashPassword, nobodysHash, verifyPassword } from './passwords.ts';

/** Passwords: hashed as OWASP asks, readable when they are ours. */

const nonce = '000102030405060708090a0b0c0d0e0f';

describe('A hash', () => {
  it('says its parameters, and the same password and nonce give the same', async () => {
    const hash = await hashPassword('Lantern-Orchid', nonce, 'production');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$AAECAwQFBgcICQoLDA0ODw\$[A-Za-z0-9+/]{43}$/);
    expect(await hashPassword('Lantern-Orchid', nonce, 'production')).toBe(hash);
  });
  it('fits its password and no other', async () => {
    const hash = await hashPassword('Lantern-Orchid', nonce, 'production');
    expect(await verifyPassword('Lantern-Orchid', hash)).toBe(true);
    expect(await verifyPassword('Lantern-orchid', hash)).toBe(false);
  });
  it('fits a password typed with composed or decomposed letters', async () => {
    expect(await verifyPassword('caf\u00e9', await hashPassword('cafe\u0301', nonce, 'production'))).toBe(
      true,
    );
  });
  it.each(['', '$argon2id$v=19$m=1$x', 'plain'])('that is %p fits nothing', async (hash) =>
    expect(await verifyPassword('', hash)).toBe(false),
  );
  it('of nobody costs as much as anybody’s and fits nothing', async () => {
    expect(nobodysHash('production')).toContain('m=19456,t=2,p=1');
    expect(await verifyPassword('', nobodysHash('production'))).toBe(false);
  });
  it('costs little in a rehearsal, whose passwords are printed', async () => {
    const hash = await hashPassword('Lantern-Orchid', nonce, 'rehearsal');
    expect(hash).toContain('$m=8,t=1,p=1$');
    expect(nobodysHash('rehearsal')).toContain('$m=8,t=1,p=1$');
    expect(await verifyPassword('Lantern-Orchid', hash)).toBe(true);
    expect(await verifyPassword('Lantern-orchid', hash)).toBe(false);
  });
  it('needs a nonce of full length', async () =>
    await expect(hashPassword('x', '00', 'production')).rejects.toThrow(/16 bytes/));
  it('is computed for many at once, one after another', async () => {
    const hash = await hashPassword('Lantern-Orchid', nonce, 'production');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        verifyPassword(index % 2 === 0 ? 'Lantern-Orchid' : 'x', hash),
      ),
    );
    expect(answers.filter(Boolean)).toHaveLength(10);
  });
});

describe('A one-time password', () => {
  const secret = fc
    .array(fc.nat(15), { minLength: 64, maxLength: 64 })
    .map((digits) => digits.map((digit) => digit.toString(16)).join(''));

  it('is twenty letters that cannot be mistaken, in four groups', () => {
    fc.assert(
      fc.property(
        secret,
        (hex) => void expect(oneTimePassword(hex)).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/),
      ),
    );
  });
  it('is the same for the same secret and another for another', () => {
    fc.assert(
      fc.property(
        secret,
        secret,
        (one, other) => (oneTimePassword(one) === oneTimePassword(other)) === (one === other),
      ),
    );
  });
  it('is not made of a short secret', () => expect(() => oneTimePassword('abc')).toThrow(/too short/));
});
