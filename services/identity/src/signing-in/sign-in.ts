import {
  type AggregateContract,
  account as accountContract,
  session as sessionContract,
} from '@laurel/contracts';
import { type Actor, type Handled, plusHours, Rejected } from '@laurel/core';
import {
  type AccessRow,
  accessView,
  type Ask,
  type Clock,
  type FactReader,
  sessionsView,
  systemActor,
  type Tokens,
} from '@laurel/platform';
import type { Account, Holder } from '../account/account.ts';
import { accounts } from '../account/account.facts.ts';
import { requireStrong } from '../credential/password.rules.ts';
import { oneTimePassword, sealedCodePurpose } from '../credential/one-time-password.rules.ts';
import { fitsCredential, hashPassword, nobodysHash } from '../credential/passwords.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { loginKey, loginsView } from '../directory/logins.view.ts';

/**
 * Signing in and out, for the HTTP controller of `/api/v1/session`. The password is judged here and goes no
 * further: commands, events and logs carry at most its hash, sealed. Who may do what afterwards is the gate's
 * and the views' affair.
 */

/** The functions of the platform that signing in needs. */
export interface SignInShell {
  /** This service's streams and views, up to date with its log. */
  readonly read: Pick<FactReader, 'state' | 'row' | 'rows' | 'mode'>;
  execute(ask: Ask): Promise<Handled>;
  readonly tokens: Tokens;
  readonly limits: SignInLimits;
  /** The length of a session, whatever is done in it. */
  readonly sessionHours: number;
}

/** One request, as the platform sees it. */
export interface Attempt {
  readonly commandId: string;
  readonly instant: string;
  /** The address from which it comes, an IP address. Errors are counted by it. */
  readonly address: string;
  /** Bytes that belong to this command alone, hex. */
  secret(purpose: string): string;
}

export interface Opened {
  readonly token: string;
  readonly sessionId: string;
  readonly expiresAt: string;
  readonly account: AccessRow;
  /** True: until the password is changed, the session is good for nothing else. */
  readonly mustChangePassword: boolean;
  readonly position: number;
}

/**
 * Nobody was let in. `reason` is for the record and the log; over HTTP only `locked` may be told apart from
 * the others (429 with Retry-After), else the answer would say which names exist.
 */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  constructor(
    readonly reason: 'unknown' | 'password' | 'disabled' | 'locked',
    readonly retryAfterSeconds?: number,
  ) {
    super(`sign-in refused: ${reason}`);
  }
}

export const usualSessionHours = 12;
const sessionIdDigits = 32;

/**
 * Opens a session for whoever knows login and password. Throws SignInRefused, Unavailable (too busy, or
 * outcome unknown: try again).
 */
export async function openSession(
  shell: SignInShell,
  login: string,
  password: string,
  attempt: Attempt,
): Promise<Opened> {
  const key = loginKey(login);
  const holder = (await shell.read.row(loginsView, key))?.accountId;
  await requireAdmitted(shell, key, holder === undefined ? masked(login) : key, attempt);
  const state = await shell.read.state(accounts, holder ?? 'nobody');
  const known = state.status !== 'none';
  const fits =
    (await fitsCredential(password, known ? state : { passwordHash: nobodysHash(shell.read.mode) })) &&
    isInTime(state, attempt);
  const row = await shell.read.row(accessView, holder ?? 'nobody');
  if (!known || !fits || !row || row.disabled) {
    const reason = !known ? 'unknown' : fits ? 'disabled' : 'password';
    return await refuseSession(shell, key, known ? state.login : masked(login), reason, attempt);
  }
  shell.limits.right(key, attempt.address);
  const expiresAt = plusHours(attempt.instant, shell.sessionHours);
  const sessionId = sessionIdOf(attempt);
  const opened = await give(
    shell,
    sessionContract,
    sessionId,
    'OpenSession',
    { accountId: row.accountId, expiresAt },
    actorOf(row),
    attempt,
  );
  const token = await shell.tokens.sign({ sessionId, accountId: row.accountId, expiresAt }, attempt.instant);
  return {
    token,
    sessionId,
    expiresAt,
    account: row,
    mustChangePassword: row.mustChangePassword,
    position: opened.position,
  };
}

/** False when the code that two administrators gave has expired. */
function isInTime(state: Account, { instant }: Attempt): boolean {
  return state.status === 'none' || state.codeExpiresAt === undefined || instant < state.codeExpiresAt;
}

/** Ends a session; ending it twice is nothing. */
export async function closeSession(
  shell: SignInShell,
  sessionId: string,
  account: AccessRow,
  attempt: Attempt,
): Promise<{ position: number }> {
  return await give(shell, sessionContract, sessionId, 'CloseSession', {}, actorOf(account), attempt);
}

/**
 * Changes the password of whoever is signed in, who proves the present one again, and ends the account's
 * other sessions. Throws Rejected `password_wrong` (field `current`), `password_weak` (field `next`),
 * SignInRefused `locked`, Unavailable.
 */
export async function changePassword(
  shell: SignInShell,
  { account, sessionId }: { readonly account: AccessRow; readonly sessionId: string },
  passwords: { readonly current: string; readonly next: string },
  attempt: Attempt,
): Promise<{ position: number; sealedCode?: string }> {
  const key = loginKey(account.login);
  await requireAdmitted(shell, key, account.login, attempt);
  const state = await shell.read.state(accounts, account.accountId);
  const passwordHash = await hashPassword(passwords.next, attempt.secret('nonce'), shell.read.mode);
  // The nonce is this request's own: whoever repeats it because an answer was lost finds its work done.
  const isDone = state.status !== 'none' && state.passwordHash === passwordHash;
  if (state.status === 'none' || !(isDone || (await fitsCredential(passwords.current, state)))) {
    shell.limits.wrong(key, attempt.address, Date.parse(attempt.instant));
    throw new Rejected('password_wrong', {}, 'current');
  }
  shell.limits.right(key, attempt.address);
  requireStrong(passwords.next, account, passwords.current);
  const next = await nextSealedCode(state, attempt, shell.read.mode);
  const changed = await give(
    shell,
    accountContract,
    account.accountId,
    'ChangePassword',
    { passwordHash, ...(next && { sealedCodeHash: next.hash }) },
    actorOf(account),
    attempt,
  );
  const others = await shell.read.rows(sessionsView, [
    { field: 'accountId', equals: account.accountId },
    { field: 'closed', equals: false },
  ]);
  for (const other of others)
    if (other.sessionId !== sessionId) await closeSession(shell, other.sessionId, account, attempt);
  return { position: changed.position, ...(next && { sealedCode: next.code }) };
}

/**
 * Whoever got in by a sealed code gets the next one with the password, and again when the request is
 * repeated.
 */
async function nextSealedCode(
  { accountId, restoring, sealedCodeHash }: Holder,
  { secret }: Attempt,
  mode: Clock['mode'],
): Promise<{ code: string; hash: string } | undefined> {
  if (!restoring && sealedCodeHash === undefined) return undefined;
  const code = oneTimePassword(secret(sealedCodePurpose(accountId)));
  const hash = await hashPassword(code, secret('nonce'), mode);
  return restoring || sealedCodeHash === hash ? { code, hash } : undefined;
}

async function requireAdmitted(
  shell: SignInShell,
  key: string,
  shown: string,
  attempt: Attempt,
): Promise<void> {
  const admission = shell.limits.begin(key, attempt.address, Date.parse(attempt.instant));
  if (admission.admitted) return;
  // One record for a lock: repeating it would let a stranger fill the log.
  if (admission.firstRefusal) await record(shell, shown, 'locked', attempt);
  throw new SignInRefused('locked', admission.retryAfterSeconds);
}

async function refuseSession(
  shell: SignInShell,
  key: string,
  shown: string,
  reason: 'unknown' | 'password' | 'disabled',
  attempt: Attempt,
): Promise<never> {
  shell.limits.wrong(key, attempt.address, Date.parse(attempt.instant));
  await record(shell, shown, reason, attempt);
  throw new SignInRefused(reason);
}

async function record(
  shell: SignInShell,
  login: string,
  reason: SignInRefused['reason'],
  attempt: Attempt,
): Promise<void> {
  await give(
    shell,
    sessionContract,
    sessionIdOf(attempt),
    'RefuseSession',
    { login, reason },
    systemActor,
    attempt,
  );
}

async function give(
  shell: SignInShell,
  aggregate: AggregateContract,
  id: string,
  type: string,
  data: object,
  actor: Actor,
  { commandId, instant }: Attempt,
): Promise<Handled> {
  return await shell.execute({
    aggregate: aggregate.name,
    id,
    type,
    data,
    actor,
    instant,
    commandId,
    correlationId: commandId,
  });
}

/**
 * Whoever signs in acts as themselves; which of their roles is not yet in question, the first stands for all.
 */
function actorOf({ accountId, personId, unitId, grants }: AccessRow): Actor {
  return {
    account: accountId,
    person: personId,
    role: grants[0]?.role ?? 'none',
    ...(unitId !== undefined && { unit: unitId }),
  };
}

function sessionIdOf(attempt: Attempt): string {
  return attempt.secret('session').slice(0, sessionIdDigits);
}

/**
 * People type their password where the name belongs: of a name nobody has, the record keeps the beginning.
 */
function masked(login: string): string {
  return `${[...login.trim()].slice(0, 2).join('')}…`;
}
