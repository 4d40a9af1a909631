import type { INestApplicationContext } from '@nestjs/common';
import { account, persons, type Refusal, type Role, roles } from '@laurel/contracts';
import { type Ask, secretsOf, type ServiceRuntime, Services, systemActor } from '@laurel/platform';
import { type Handled, Rejected } from '@laurel/core';
import {
  oneTimePassword,
  oneTimePasswordPurpose,
  sealedCodePurpose,
} from '../credential/one-time-password.rules.ts';

/** The functions of the platform that the first start needs. */
export interface FirstStartShell {
  execute(ask: Ask): Promise<Handled>;
  /** Bytes that belong to one command alone, hex; the same bytes that the command's facts get. */
  secretOf(commandId: string): (purpose: string) => string;
}

export interface FirstAccount {
  readonly role: Role;
  readonly accountId: string;
  readonly login: string;
  readonly oneTimePassword: string;
  /** For the envelope, of the two administrators without whom the third gets no new password. */
  readonly sealedCode?: string;
}

const first = [
  { role: 'systemAdministrator', accountId: 'system-administrator', login: 'sysadmin' },
  { role: 'securityAdministrator', accountId: 'security-administrator', login: 'secadmin' },
  { role: 'auditAdministrator', accountId: 'audit-administrator', login: 'auditadmin' },
] as const satisfies readonly { role: Role; accountId: string; login: string }[];

/**
 * Makes the three administrators of a new city, three persons, each with a one-time password to be printed
 * once (docs/handbook/process.md#1.25); nothing when they were made before. Run it at every start:
 * interrupted half-way it goes on, and prints all three.
 */
export async function firstStart(shell: FirstStartShell, instant: string): Promise<readonly FirstAccount[]> {
  let news = false;
  for (const { role, accountId, login } of first) {
    const give = async (
      type: string,
      data: object,
      [aggregate, id]: readonly [string, string] = [account.name, accountId],
      failed: (error: unknown) => Promise<void> | void = explain,
    ) => {
      const commandId = commandIdOf(accountId, type);
      const ask = {
        aggregate,
        id,
        type,
        data,
        actor: systemActor,
        instant,
        commandId,
        correlationId: commandId,
      };
      const handled = await shell.execute(ask).catch(failed);
      return !!handled && handled.events.length > 0 && !handled.repeated;
    };
    const create = async (failed: (error: unknown) => Promise<void> | void) =>
      await give('CreateAccount', { login, personId: accountId, language: 'zh' }, undefined, failed);
    // Asked first, because nothing is added to a record of before, whose persons are not registered.
    await create(async (error) => {
      if (!isRefused(error, 'person_unknown')) return requireKnown(error);
      await give('RegisterPerson', { personId: accountId, name: roles[role].zh }, [persons.name, 'city']);
      await create(explain);
    });
    if (isSealed(role)) await give('MakeSealedCode', {}, undefined, requireDisabled);
    await give('RequestRole', { role, reason: '首次启动 first start' });
    // Only when the last step of the last account is new was there anything to tell.
    news = await give('GrantRole', { role });
  }
  return news ? firstAccounts(shell) : [];
}

/** The audit administrator gets a new password from the two others, as anybody does. */
function isSealed(role: Role): boolean {
  return role !== 'auditAdministrator';
}

/** Of a record of before the account may be gone. */
function requireDisabled(error: unknown): void {
  if (!isRefused(error, 'account_disabled')) explain(error);
}

function isRefused(error: unknown, reason: Refusal): boolean {
  return error instanceof Rejected && error.reason === reason;
}

/**
 * The account was made by the same command in other words, as records of before have it: with the name typed
 * in. Whether the key is theirs, the next command tells.
 */
function requireKnown(error: unknown): void {
  if (!isRefused(error, 'idempotency_key_reused')) throw error;
}

/** The same command is known with another hash, and hashes are keyed: it is not the command that differs. */
function explain(error: unknown): never {
  requireKnown(error);
  throw new Error(
    '密钥与首次启动时的不同：请恢复原来的密钥文件 / the secret key is another than at the first start: put back the one that this record began with',
    { cause: error },
  );
}

/** The functions that the first start needs, taken from a running identity service. */
export function firstStartShell(runtime: ServiceRuntime): FirstStartShell {
  return { execute: runtime.execute.bind(runtime), secretOf: secretsOf(runtime.surroundings.secretKey) };
}

/** The first accounts in words, for whoever starts a new city; nothing when there are none. */
export function firstAccountsText(accounts: readonly FirstAccount[]): string {
  if (accounts.length === 0) return '';
  return [
    '三员账号（一次性密码仅显示这一次，首次登录须修改）',
    'The three administrators (one-time passwords, shown only now; change them at the first login):',
    ...accounts.map(
      ({ login, oneTimePassword, role }) => `  ${login.padEnd(12)} ${oneTimePassword}  ${role}`,
    ),
    '密封应急码（仅显示这一次，请抄写封存；账号无法登录时由另两名管理员启用）',
    'The sealed codes (shown only now; keep each in an envelope in a safe, for the day its administrator is lost):',
    ...accounts.flatMap(({ login, sealedCode }) =>
      sealedCode === undefined ? [] : [`  ${login.padEnd(12)} ${sealedCode}`],
    ),
    '',
  ].join('\n');
}

/** Makes the first accounts of a new city and prints them. */
export async function printFirstAccounts(application: INestApplicationContext): Promise<void> {
  const runtime = application.get(Services).runtime('identity');
  process.stdout.write(
    firstAccountsText(await firstStart(firstStartShell(runtime), runtime.surroundings.clock.now())),
  );
}

/**
 * The three with their one-time passwords, which open nothing once they are changed. A rehearsal that was cut
 * off asks for them again.
 */
export function firstAccounts(shell: Pick<FirstStartShell, 'secretOf'>): readonly FirstAccount[] {
  return first.map(({ role, accountId, login }) => {
    const secret = (type: string, purpose: string) =>
      oneTimePassword(shell.secretOf(commandIdOf(accountId, type))(purpose));
    return {
      role,
      accountId,
      login,
      oneTimePassword: secret('CreateAccount', oneTimePasswordPurpose),
      ...(isSealed(role) && { sealedCode: secret('MakeSealedCode', sealedCodePurpose(accountId)) }),
    };
  });
}

function commandIdOf(accountId: string, type: string): string {
  return `first-start-${accountId}-${type}`;
}
