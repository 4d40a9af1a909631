import { refuse, type Role } from '@laurel/contracts';
import type { Lost } from '../account/account.ts';

/**
 * `office_not_held`, `sealed_code_missing`: an office is given back by the sealed code of whoever held it.
 * Returns the hash of that code.
 */
export function requireRestorable(lost: Lost | undefined, role: Role, account: string): string {
  if (!lost || lost.disabled || !lost.grants.some((grant) => grant.role === role))
    throw refuse('office_not_held', { account, role }, 'lost');
  if (lost.sealedCodeHash === undefined) throw refuse('sealed_code_missing', { account }, 'lost');
  return lost.sealedCodeHash;
}
