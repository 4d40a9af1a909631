/** Letters and digits that cannot be taken for each other, also when read out. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLetters = 5;
const secretDigitsLeast = 32;

/** The purpose for which the secret of CreateAccount and ResetPassword is drawn. */
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
