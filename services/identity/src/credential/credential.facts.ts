import { acts } from '@laurel/contracts';
import type { FactReader } from '@laurel/platform';
import type { AccountCommand } from '../account/account.ts';
import {
  activationHalf,
  halfPurpose,
  oneTimePassword,
  oneTimePasswordPurpose,
  sealedCodePurpose,
} from './one-time-password.rules.ts';
import { hashPassword } from './passwords.ts';

/** The hashes of what a command gives: one-time passwords, codes of two halves, codes for the envelope. */

export async function sealedCodeHash(read: FactReader, accountId: string): Promise<string> {
  const code = oneTimePassword(read.secret(sealedCodePurpose(accountId)));
  return await hashPassword(code, read.secret('nonce'), read.mode);
}

export async function oneTimeHash(read: FactReader): Promise<string> {
  return await hashPassword(
    oneTimePassword(read.secret(oneTimePasswordPurpose)),
    read.secret('nonce'),
    read.mode,
  );
}

/**
 * The hash of the code that two administrators give: the proposer's half, then the half of whoever confirms.
 * A proposal alone has no code yet.
 */
export async function activationHash(
  read: FactReader,
  accountId: string,
  { type, actor, confirms }: AccountCommand,
): Promise<string> {
  if (confirms === undefined) return '';
  const pair = acts[type]!.pair!;
  const proposing = pair.find((role) => role !== actor.role)!;
  const halves = [
    read.secret(halfPurpose(accountId, proposing), confirms),
    read.secret(halfPurpose(accountId, actor.role)),
  ];
  return await hashPassword(halves.map(activationHalf).join('-'), read.secret('nonce'), read.mode);
}
