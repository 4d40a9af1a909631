import { refuse } from '@laurel/contracts';

/**
 * The rules for a password that people choose themselves (S15 of the security checks): length counts more
 * than odd characters.
 */

const passwordLettersLeast = 12;
/** Longer ones would only make hashing slow. */
const passwordLettersMost = 200;
const differentLeast = 5;
const besideCommonLeast = 6;
const common = [
  'password',
  'passw0rd',
  'qwerty',
  'asdfgh',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'woaini',
  'mima',
  'jingcha',
  'police',
  'laurel',
];
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];

/** Throws `password_weak` unless `password` is fit for its owner. */
export function requireStrong(
  password: string,
  owner: { readonly login: string; readonly name: string },
  present: string,
): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const letters = [...plain];
  const fit =
    letters.length >= passwordLettersLeast &&
    letters.length <= passwordLettersMost &&
    password !== present &&
    new Set(letters).size >= differentLeast &&
    ![owner.login, owner.name].some(
      (word) => word.length > 1 && plain.includes(word.normalize('NFKC').toLowerCase()),
    ) &&
    !common.some((word) => plain.includes(word) && besides(plain, word) < besideCommonLeast) &&
    !isRun(plain);
  if (!fit) throw refuse('password_weak', { minimum: passwordLettersLeast }, 'next');
}

/**
 * The number of different letters left beside a common word. Digits do not count, because everybody adds
 * them.
 */
function besides(plain: string, word: string): number {
  return new Set(plain.replaceAll(word, '').replace(/[\d\s!@#$.]/g, '')).size;
}

function isRun(plain: string): boolean {
  return rows.some((row) => row.includes(plain) || [...row].reverse().join('').includes(plain));
}
