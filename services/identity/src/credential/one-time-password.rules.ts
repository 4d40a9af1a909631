/** Letters and digits that cannot be taken for each other, also when read out. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLetters = 5;
const secretDigitsLeast = 32;

/** The purpose for which the secret of CreateAccount is drawn. */
export const oneTimePasswordPurpose = 'password';

/**
 * The one-time password that belongs to a secret: `k7mpq-…`, 20 letters, some 99 bits. It is in no event and
 * no log; the answer to the command carries it once. Throws when the secret has fewer than 128 bits.
 */
export function oneTimePassword(secretHex: string): string {
  if (secretHex.length < secretDigitsLeast) throw new Error('the secret is too short for a password');
  let rest = BigInt(`0x${secretHex}`);
  const base = BigInt(letters.length);
  const drawn = Array.from({ length: groups * groupLetters }, () => {
    const letter = letters[Number(rest % base)]!;
    rest /= base;
    return letter;
  });
  return Array.from({ length: groups }, (_, group) =>
    drawn.slice(group * groupLetters, (group + 1) * groupLetters).join(''),
  ).join('-');
}

/**
 * The purpose for which one administrator's half of an activation code is drawn. It names the account and the
 * role, because people choose the ids of their commands: with the other's id one gets a half of one's own.
 */
export function halfPurpose(accountId: string, role: string): string {
  return `activation/${accountId}/${role}`;
}

/** The purpose for which the sealed code of an administrator's account is drawn. */
export function sealedCodePurpose(accountId: string): string {
  return `sealed-code/${accountId}`;
}

/**
 * Parts what the holder of a restored account types: the sealed code, and behind it the halves of the two
 * administrators.
 */
export function sealedCodeAndActivation(typed: string): readonly [sealedCode: string, activation: string] {
  const parts = typed.trim().split('-');
  return [parts.slice(0, groups).join('-'), parts.slice(groups).join('-')];
}

/** One half of an activation code, ten letters, some 50 bits. */
export function activationHalf(secretHex: string): string {
  return oneTimePassword(secretHex)
    .split('-')
    .slice(0, groups / 2)
    .join('-');
}
