import { beforeEach, describe, expect, it } from '@jest/globals';
import { account as accountContract } from '@laurel/contracts';
import { accessView, isSignedIn, sessionsView, systemActor } from '@laurel/platform';
import { type Desk, openDesk } from './desk.fixture.ts';
import { activationHalf, halfPurpose, oneTimePassword } from '../credential/one-time-password.rules.ts';
import { firstStart } from '../first-start/first-start.ts';
import { changePassword, closeSession, openSession } from './sign-in.ts';

/** Signing in, whole: from the password to the record and back. */

const NOW = '2023-04-10T01:00:00.000Z';
const minutesLater = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
const strong = 'Lantern-Orchid-Harbour-7';
let desk: Desk;
let password: string;

async function give(
  type: string,
  data: object,
  instant = NOW,
  commandId = `${type}-wang`,
  [aggregate, id]: readonly [string, string] = [accountContract.name, 'wang'],
): Promise<string> {
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
  await desk.execute(ask);
  return oneTimePassword(desk.secretOf(commandId)('password'));
}

const administer = (account: string, role: string, commandId: string, confirms?: string) =>
  desk.execute({
    aggregate: accountContract.name,
    id: 'wang',
    type: 'ResetPassword',
    data: {},
    actor: { account, person: account, role },
    instant: NOW,
    commandId,
    correlationId: commandId,
    ...(confirms !== undefined && { confirms }),
  });
const propose = () => administer('system-administrator', 'systemAdministrator', 'proposal');
const confirm = (account: string) => administer(account, 'securityAdministrator', 'confirmation', 'proposal');

/** Two administrators reset the password: the half that each is told. */
async function reset(): Promise<readonly [string, string]> {
  await propose();
  await confirm('security-administrator');
  const half = (commandId: string, role: string) =>
    activationHalf(desk.secretOf(commandId)(halfPurpose('wang', role)));
  return [half('proposal', 'systemAdministrator'), half('confirmation', 'securityAdministrator')];
}

const signIn = (secret: string, instant = NOW, login = 'wang.lei') =>
  openSession(desk, login, secret, desk.attempt(instant));

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as { reason: string }).reason;
  }
  return 'none';
}

const refused = () => desk.service.said('SessionRefused').map(({ data }) => data);
const goodNow = async (sessionId: string, instant = NOW) =>
  isSignedIn(
    await desk.service.row(sessionsView, sessionId),
    await desk.service.row(accessView, 'wang'),
    instant,
  );

beforeEach(async () => {
  desk = await openDesk();
  await firstStart(desk, NOW);
  const wang = { personId: 'P-wang', name: '王磊' };
  await give('RegisterPerson', wang, NOW, 'register-wang', ['persons', 'city']);
  password = await give('CreateAccount', {
    login: 'wang.lei',
    personId: 'P-wang',
    language: 'zh',
  });
});

describe('Whoever knows login and password', () => {
  it('is let in, with a token that says which session it is', async () => {
    const opened = await signIn(password);
    expect(opened).toMatchObject({
      expiresAt: '2023-04-10T13:00:00.000Z',
      mustChangePassword: true,
      account: { accountId: 'wang' },
    });
    expect(await desk.tokens.verify(opened.token, NOW)).toEqual({
      sessionId: opened.sessionId,
      accountId: 'wang',
      expiresAt: opened.expiresAt,
    });
    expect(await goodNow(opened.sessionId)).toBe(true);
  });
  it('may type the login in capitals or in full width', async () => {
    expect((await signIn(password, NOW, 'ＷＡＮＧ.Lei ')).account.accountId).toBe('wang');
  });
  it('finds no trace of the password in any event but its sealed hash', async () => {
    await signIn(password);
    expect(JSON.stringify(desk.service.stored)).not.toContain(password);
    expect(JSON.stringify(desk.service.stored.map(({ sealed: _sealed, ...open }) => open))).not.toContain(
      'argon2',
    );
  });
});

describe('Whoever does not', () => {
  it('is refused, on record', async () => {
    expect(await refusal(signIn('wrong'))).toBe('password');
    expect(refused()).toEqual([{ login: 'wang.lei', reason: 'password' }]);
  });
  it('with a name nobody has, is refused, and the record keeps only its beginning', async () => {
    expect(await refusal(signIn(password, NOW, 'my-secret-password'))).toBe('unknown');
    expect(refused()).toEqual([{ login: 'my…', reason: 'unknown' }]);
  });
  it('is refused when the account is disabled, though the password be right', async () => {
    await give('DisableAccount', { reason: 'left' });
    expect(await refusal(signIn(password))).toBe('disabled');
  });
});

describe('After five wrong passwords in a quarter of an hour', () => {
  const fiveTimes = async (login = 'wang.lei') => {
    for (let time = 0; time < 5; time++) await refusal(signIn('wrong', NOW, login));
  };

  it('even the right one is refused, for a quarter of an hour', async () => {
    await fiveTimes();
    expect(await refusal(signIn(password, minutesLater(14)))).toBe('locked');
    expect((await signIn(password, minutesLater(15))).account.accountId).toBe('wang');
  });
  it('the lock is recorded once', async () => {
    await fiveTimes();
    for (let time = 0; time < 3; time++) await refusal(signIn(password));
    expect(refused().map((data) => (data as { reason: string }).reason)).toEqual([
      ...Array(5).fill('password'),
      'locked',
    ]);
  });
  it('a name nobody has is locked like any other', async () => {
    await fiveTimes('nobody');
    expect(await refusal(signIn('wrong', NOW, 'nobody'))).toBe('locked');
  });
  it('many at once are not more than one after another', async () => {
    const reasons = await Promise.all(Array.from({ length: 12 }, () => refusal(signIn('wrong'))));
    expect(reasons.filter((reason) => reason === 'password')).toHaveLength(5);
  });
  it('a right one in between begins the count anew', async () => {
    for (let time = 0; time < 4; time++) await refusal(signIn('wrong'));
    await signIn(password);
    for (let time = 0; time < 4; time++) await refusal(signIn('wrong'));
    expect((await signIn(password)).account.accountId).toBe('wang');
  });
});

describe('A password', () => {
  it('is changed by its owner; other sessions end, this one goes on', async () => {
    const [mine, other] = [await signIn(password), await signIn(password)];
    await changePassword(desk, mine, { current: password, next: strong }, desk.attempt(NOW));
    expect([await goodNow(mine.sessionId), await goodNow(other.sessionId)]).toEqual([true, false]);
    expect((await signIn(strong)).mustChangePassword).toBe(false);
    expect(await refusal(signIn(password))).toBe('password');
  });
  it('is not changed without the present one', async () => {
    const mine = await signIn(password);
    expect(
      await refusal(changePassword(desk, mine, { current: 'guess', next: strong }, desk.attempt(NOW))),
    ).toBe('password_wrong');
  });
  it('is changed once when the request is repeated because its answer was lost, and only by the same request', async () => {
    const mine = await signIn(password);
    const change = (commandId: string) =>
      changePassword(desk, mine, { current: password, next: strong }, desk.attempt(NOW, commandId));
    const { position } = await change('once');
    expect((await change('once')).position).toBe(position);
    expect(await refusal(change('another'))).toBe('password_wrong');
  });
  it.each(['short', 'wang.lei-wang.lei', 'password12345678', 'aaaaaaaaaaaaaaaa', 'abcdefghijklmnop'])(
    'is not changed to %p',
    async (next) => {
      const mine = await signIn(password);
      expect(await refusal(changePassword(desk, mine, { current: password, next }, desk.attempt(NOW)))).toBe(
        'password_weak',
      );
    },
  );
  it('is not changed to itself', async () => {
    const mine = await signIn(password);
    expect(
      await refusal(changePassword(desk, mine, { current: password, next: password }, desk.attempt(NOW))),
    ).toBe('password_weak');
  });
  it('that is reset ends every session', async () => {
    const mine = await signIn(password);
    await reset();
    expect(await goodNow(mine.sessionId)).toBe(false);
    expect(await refusal(signIn(password))).toBe('password');
  });
});

describe('The code that two administrators give', () => {
  it('opens the account only whole: neither half does', async () => {
    const [one, other] = await reset();
    expect(await refusal(signIn(one))).toBe('password');
    expect(await refusal(signIn(other))).toBe('password');
    expect((await signIn(`${one}-${other}`)).mustChangePassword).toBe(true);
  });
  it('expires after an hour', async () => {
    const code = (await reset()).join('-');
    expect((await signIn(code, minutesLater(59))).mustChangePassword).toBe(true);
    expect(await refusal(signIn(code, minutesLater(60)))).toBe('password');
  });
  it('is not given by one administrator alone', async () => {
    await propose();
    expect((await signIn(password)).account.accountId).toBe('wang');
    await expect(confirm('system-administrator')).rejects.toThrow('same_person');
  });
  it('is a different half for whoever takes the other’s command id', () => {
    const half = (role: string) => activationHalf(desk.secretOf('proposal')(halfPurpose('wang', role)));
    expect(half('systemAdministrator')).not.toBe(half('securityAdministrator'));
  });
});

describe('A session', () => {
  it('is closed by its owner, once', async () => {
    const mine = await signIn(password);
    await closeSession(desk, mine.sessionId, mine.account, desk.attempt(NOW));
    await closeSession(desk, mine.sessionId, mine.account, desk.attempt(NOW));
    expect(await goodNow(mine.sessionId)).toBe(false);
    expect(desk.service.said('SessionClosed')).toHaveLength(1);
  });
});
