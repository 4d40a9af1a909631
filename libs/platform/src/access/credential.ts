import { acts, refuse } from '@laurel/contracts';
import { plusHours } from '@laurel/core';
import type { AccessRow } from './access.view.ts';

const youngHours = 72;

/**
 * `credential_young`: whoever's password was reset within three days neither seals, proposes nor confirms.
 * The holder is told of a reset at once, and has that time to say that it was not asked for.
 */
export function requireSettled(act: string, account: AccessRow, instant: string): void {
  if (account.resetAt === undefined || !isWeighty(act)) return;
  const until = plusHours(account.resetAt, youngHours);
  if (instant < until) throw refuse('credential_young', { hours: youngHours, until });
}

/** Acts of two persons, and whatever is sealed. */
function isWeighty(act: string): boolean {
  return acts[act]?.pair !== undefined || /^(Seal|Vote)/.test(act);
}
