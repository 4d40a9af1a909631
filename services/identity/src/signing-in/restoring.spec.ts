import { beforeEach, describe, expect, it } from '@jest/globals';
import { accessView } from '@laurel/platform';
import { accountsView } from '../directory/accounts.view.ts';
import { activationHalf, halfPurpose } from '../credential/one-time-password.rules.ts';
import { type FirstAccount, firstStart } from '../first-start/first-start.ts';
import { type Desk, openDesk } from './desk.fixture.ts';
import { changePassword, openSession } from './sign-in.ts';

/** The bad day, whole: an administrator is lost, and the two others open the envelope. */

const NOW = '2023-04-10T01:00:00.000Z';
const anHourLater = '2023-04-10T02:00:00.000Z';
const strong = 'Lantern-Orchid-Harbour-7';
const lost = 'system-administrator';
const act = 'RestoreSystemAdministrator';
let desk: Desk;
let first: readonly FirstAccount[];

const give = (
  account: string,
  role: string,
  id: string,
  commandId: string,
  type: string,
  data: object,
  more = {},
) =>
  desk.execute({
    aggregate: type === 'RegisterPerson' ? 'persons' : 'account',
    id,
    type,
    data,
    actor: { account, person: account, role },
    instant: NOW,
    commandId,
    correlationId: commandId,
    ...more,
  });

/** Security and audit administrator together: the code of which each is told one half. */
async function restored(id: string, data: object, round = ''): Promise<string> {
  const asked = { lost, minutesNumber: '澜安委〔2023〕9号', ground: '密码遗失', ...data };
  const [one, other] = [`proposal${round}`, `confirmation${round}`];
  await give('security-administrator', 'securityAdministrator', id, one, act, asked);
  await give('audit-administrator', 'auditAdministrator', id, other, act, asked, { confirms: one });
  const half = (commandId: string, role: string) =>
    activationHalf(desk.secretOf(commandId)(halfPurpose(id, role)));
  return `${half(one, 'securityAdministrator')}-${half(other, 'auditAdministrator')}`;
}

const signIn = (typed: string, instant = NOW, login = 'sysadmin') =>
  openSession(desk, login, typed, desk.attempt(instant));
const refusal = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'none',
    (error: unknown) => (error as { reason: string }).reason,
  );

beforeEach(async () => {
  desk = await openDesk();
  first = await firstStart(desk, NOW);
});
const sealedCode = () => first.find(({ accountId }) => accountId === lost)!.sealedCode!;

describe('The first start', () => {
  it('gives a sealed code to the two without whom nobody gets a new password', () =>
    expect(first.filter(({ sealedCode: code }) => code !== undefined).map(({ role }) => role)).toEqual([
      'systemAdministrator',
      'securityAdministrator',
    ]));
});

describe('An administrator who is restored', () => {
  it('gets in by the sealed code and the halves of the two others, and by nothing less', async () => {
    const code = await restored(lost, {});
    for (const less of [first[0]!.oneTimePassword, code, sealedCode(), `${code}-${sealedCode()}`])
      expect(await refusal(signIn(less))).toBe('password');
    expect((await signIn(`${sealedCode()}-${code}`)).mustChangePassword).toBe(true);
  });
  it('has an hour, and the two may do it again with the same envelope', async () => {
    const code = await restored(lost, {});
    expect(await refusal(signIn(`${sealedCode()}-${code}`, anHourLater))).toBe('password');
    const again = await restored(lost, {}, '-again');
    expect((await signIn(`${sealedCode()}-${again}`)).account.accountId).toBe(lost);
  });
  it('is locked after five wrong codes, on record', async () => {
    await restored(lost, {});
    for (let time = 0; time < 5; time++) await refusal(signIn('wrong'));
    expect(await refusal(signIn('wrong'))).toBe('locked');
    expect(desk.service.said('SessionRefused')).toHaveLength(6);
  });
  it('chooses a password and is told the next code, also when the answer was lost; the old one is used up', async () => {
    const typed = `${sealedCode()}-${await restored(lost, {})}`;
    const mine = await signIn(typed);
    const change = () =>
      changePassword(desk, mine, { current: typed, next: strong }, desk.attempt(NOW, 'choose'));
    const next = (await change()).sealedCode!;
    expect(next).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/);
    expect(next).not.toBe(sealedCode());
    expect((await change()).sealedCode).toBe(next);
    const code = await restored(lost, {}, '-later');
    expect(await refusal(signIn(`${sealedCode()}-${code}`))).toBe('password');
    expect((await signIn(`${next}-${code}`)).account.accountId).toBe(lost);
  });
  it('is not a word of the record: codes are in no event', async () => {
    const code = await restored(lost, {});
    await signIn(`${sealedCode()}-${code}`);
    const told = JSON.stringify(desk.service.stored);
    for (const secret of [sealedCode(), code]) expect(told).not.toContain(secret);
  });
  it('neither seals, proposes nor confirms for three days: the reset is on the account', async () => {
    await restored(lost, {});
    expect(await desk.service.row(accessView, lost)).toMatchObject({
      resetAt: NOW,
      mustChangePassword: true,
    });
  });
});

describe('A successor', () => {
  const successor = { login: 'successor', personId: 'P-zhao', language: 'zh' };
  beforeEach(async () => {
    const zhao = { personId: 'P-zhao', name: '赵敏' };
    await give(lost, 'systemAdministrator', 'city', 'register', 'RegisterPerson', zhao);
  });
  it('gets in by the code of whoever was lost, which is used up by it', async () => {
    const typed = `${sealedCode()}-${await restored('zhao', { successor })}`;
    const mine = await signIn(typed, NOW, 'successor');
    expect(mine.account.grants).toEqual([{ role: 'systemAdministrator' }]);
    await changePassword(desk, mine, { current: typed, next: strong }, desk.attempt(NOW));
    expect(await desk.service.row(accountsView, lost)).not.toHaveProperty('sealedCodeAt');
    expect(await desk.service.row(accountsView, 'zhao')).toHaveProperty('sealedCodeAt');
    expect(await refusal(restored(lost, {}, '-again'))).toBe('sealed_code_missing');
  });
});

describe('The audit administrator', () => {
  it('gets a new code from the two others as anybody does, without an envelope', async () => {
    await restored(lost, {});
    await give(lost, 'systemAdministrator', 'audit-administrator', 'p', 'ResetPassword', {});
    await give(
      'security-administrator',
      'securityAdministrator',
      'audit-administrator',
      'c',
      'ResetPassword',
      {},
      {
        confirms: 'p',
      },
    );
    const code = ['systemAdministrator', 'securityAdministrator']
      .map((role, index) =>
        activationHalf(desk.secretOf('pc'[index]!)(halfPurpose('audit-administrator', role))),
      )
      .join('-');
    expect((await signIn(code, NOW, 'auditadmin')).mustChangePassword).toBe(true);
  });
});
