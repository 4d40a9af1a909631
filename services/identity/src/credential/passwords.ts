import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Unavailable } from '@laurel/core';
import { type Clock, semaphore } from '@laurel/platform';
import type { Holder } from '../account/account.ts';
import { sealedCodeAndActivation } from './one-time-password.rules.ts';

/**
 * Password hashes: Argon2id with the parameters of OWASP (19 MiB, two passes), kept as PHC strings. A hash
 * takes 19 MiB and one thread for some 20 ms, so only a few run at once; when too many wait, `Unavailable` is
 * thrown and the caller tells people to come back. A rehearsal prints its passwords for everybody to read, so
 * there a hash costs the least that Argon2 takes.
 */

type Mode = Clock['mode'];
const costs = {
  production: { memory: 19_456, passes: 2 },
  rehearsal: { memory: 8, passes: 1 },
} as const satisfies Record<Mode, object>;
const always = { parallelism: 1, tagLength: 32 };
const nonceBytes = 16;
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = promisify(argon2);
const bounded = semaphore(
  { runningMax: 2, waitingMax: 500 },
  () => new Unavailable('too many passwords are being checked'),
);

/** The PHC string of a password; `nonceHex` must be unguessable and is used once. */
export async function hashPassword(password: string, nonceHex: string, mode: Mode): Promise<string> {
  const nonce = Buffer.from(nonceHex, 'hex').subarray(0, nonceBytes);
  if (nonce.length < nonceBytes) throw new Error(`a nonce needs ${nonceBytes} bytes`);
  const message = normalised(password);
  const tag = await bounded(() => derive('argon2id', { message, nonce, ...costs[mode], ...always }));
  return phc(mode, nonce, tag);
}

/**
 * True when the password is the one that was hashed. Compares in constant time; a malformed hash fits no
 * password.
 */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, tag] = form.exec(phc) ?? [];
  if (nonce === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  };
  const actual = await bounded(() =>
    derive('argon2id', { message: normalised(password), nonce: Buffer.from(nonce, 'base64'), ...parameters }),
  );
  return timingSafeEqual(actual, expected);
}

/**
 * True when `typed` opens the account: its password, or, while an administrator is being restored, the sealed
 * code of whoever was lost and behind it the code of the two others (docs/handbook/process.md#1.25).
 */
export async function fitsCredential(
  typed: string,
  { passwordHash, restoring }: Pick<Holder, 'passwordHash' | 'restoring'>,
): Promise<boolean> {
  if (!restoring) return await verifyPassword(typed, passwordHash);
  const [sealedCode, activation] = sealedCodeAndActivation(typed);
  const [one, other] = [
    await verifyPassword(sealedCode, restoring.sealedCodeHash),
    await verifyPassword(activation, passwordHash),
  ];
  return one && other;
}

/**
 * A hash that no password fits, with the usual cost. An unknown login is compared with it, so that the answer
 * takes as long as for a wrong password.
 */
export function nobodysHash(mode: Mode): string {
  return phc(mode, Buffer.alloc(nonceBytes), Buffer.alloc(always.tagLength));
}

function phc(mode: Mode, nonce: Buffer, tag: Buffer): string {
  const { memory, passes } = costs[mode];
  return `$argon2id$v=19$m=${memory},t=${passes},p=${always.parallelism}$${bare(nonce)}$${bare(tag)}`;
}

/** Normalises a password, because keyboards compose accented letters in different ways. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
