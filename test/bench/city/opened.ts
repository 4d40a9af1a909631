import { sha256 } from '@laurel/platform';
import { canonicalJson } from '@laurel/core';
import { planPack2023 } from '@laurel/rules';
import { bureauIdOf, campaignId, organisation } from '../sample.ts';
import { Asking, type Person } from './asking.ts';

export { password as benchPassword } from './asking.ts';

/** What the first start of a city tells. */
export interface FirstAccount {
  readonly login: string;
  readonly oneTimePassword: string;
}

const packHash = { rulePackHash: sha256(canonicalJson(planPack2023)) };

/**
 * Brings a new city to where plans may be filed, by its people and over HTTP: accounts, organisation, rule
 * pack, opening. Gives the officer of each bureau.
 */
export async function openCity(
  url: string,
  firstAccounts: readonly FirstAccount[],
  branches: number,
): Promise<ReadonlyMap<string, Person>> {
  const asking = new Asking(url);
  const administrator = async (login: string) =>
    await asking.signIn(login, firstAccounts.find((account) => account.login === login)!.oneTimePassword);
  const system = await administrator('sysadmin');
  const security = await administrator('secadmin');
  const account = async (accountId: string, role: string, unitId?: string) => {
    const held = { role, ...(unitId !== undefined && { unitId }) };
    const personId = `P-${accountId}`;
    const who = { login: accountId, personId, language: 'zh' };
    const work = unitId === undefined ? {} : { unitId };
    await asking.command(system, 'registers/city/register-person', { personId, name: accountId, ...work });
    const { oneTimePassword } = await asking.command(system, `accounts/${accountId}/create-account`, who);
    await asking.command(system, `accounts/${accountId}/request-role`, { ...held, reason: '压力测试' });
    await asking.command(security, `accounts/${accountId}/grant-role`, held);
    return await asking.signIn(accountId, oneTimePassword as string);
  };
  const operator = await account('operator-1', 'operator');
  const committee = await account('committee-1', 'committee');
  await asking.command(operator, 'organisations/city/import-organisation', organisation(branches));
  await asking.command(operator, `campaigns/${campaignId}/draft-campaign`, { rulePack: planPack2023 });
  await asking.together(operator, committee, `campaigns/${campaignId}/freeze-rule-pack`, packHash);
  await asking.command(operator, `campaigns/${campaignId}/open-campaign`, {});
  const officers = new Map<string, Person>();
  for (const bureauId of new Set(Array.from({ length: branches }, (_, index) => bureauIdOf(index)))) {
    officers.set(bureauId, await account(`officer-${bureauId}`, 'bureauOfficer', bureauId));
  }
  return officers;
}
