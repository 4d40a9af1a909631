// An administrator who was lost is restored lawfully, and the check names what is wrong about it.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { actor, isOf, systemActor } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted, type Which, without } from '../law/unlawful.fixture.ts';

const record = campaignRecord();
const { systemAdministrator: sue, securityAdministrator: sid } = people;
const ada = actor('ada', 'auditAdministrator', 'o05');
const at = isOf('CampaignDrafted');

type Said = Partial<Envelope>;
const say = (
  account: string,
  by: Envelope['actor'],
  commandId: string,
  type: string,
  data: object,
): Said => ({
  service: 'identity',
  stream: `account-${account}`,
  actor: by,
  type,
  data: { accountId: account, ...data } as never,
  commandId,
  correlationId: commandId,
});
const made = (account: string, by: Envelope['actor'], commandId: string, role: string): Said[] => {
  const named = { name: account, personId: `p-${account}` };
  const created = { ...named, login: account, unitId: 'o05', language: 'zh' };
  return [
    say(account, by, commandId, 'AccountCreated', created),
    say(account, by, commandId, 'PasswordSet', { oneTime: true }),
    say(account, by, `${commandId}-role`, 'RoleRequested', { ...named, role, reason: '任命' }),
    say(account, by, `${commandId}-grant`, 'RoleGranted', { ...named, role, personUnit: 'o05' }),
  ];
};
const minutes = { minutesNumber: '澜安委〔2023〕9号', ground: '密码遗失' };
const restoring = { role: 'systemAdministrator', lost: 'sue', ...minutes };
const givenBack = (account: string): Said => ({
  ...say(account, ada, 'restored', 'AdministratorRestored', restoring),
  proposer: sid,
});
/** The sealed code is made, the two others give the office back, and its holder chooses a password. */
const said: readonly Said[] = [
  ...made('ada', systemActor, 'first-start-ada', 'auditAdministrator'),
  say('sue', sue, 'made', 'SealedCodeMade', {}),
  say('sue', ada, 'restored', 'PasswordSet', { oneTime: true }),
  givenBack('sue'),
  say('sue', sue, 'chosen', 'PasswordSet', { oneTime: false }),
  say('sue', sue, 'chosen', 'SealedCodeMade', { usedUp: 'sue' }),
];
const lawful = inserted(record, at, ...said);
const successor: readonly Said[] = [
  ...made('ada', systemActor, 'first-start-ada', 'auditAdministrator'),
  say('sue', sue, 'made', 'SealedCodeMade', {}),
  ...made('zoe', ada, 'restored', 'systemAdministrator').map((event, index) =>
    index === 2 ? givenBack('zoe') : { ...event, commandId: 'restored', correlationId: 'restored' },
  ),
];

const restored = isOf('AdministratorRestored');
const next: Which = ({ type, data }) => type === 'SealedCodeMade' && data.usedUp !== undefined;
const but = (history: History, which: Which, change: object): History =>
  changed(history, which, ({ data }) => ({ data: { ...data, ...change } }));
const lawsIn = async (history: History) =>
  (await brokenIn(history)).flatMap(({ law }) => (law === undefined ? [] : [law]));

describe('A history in which an administrator was restored', () => {
  it.each([
    ['to the same account', lawful],
    ['to a successor', inserted(record, at, ...successor)],
  ])('is lawful %s', async (_to, history) => {
    expect(await lawsIn(history)).toEqual([]);
  });
  it.each<[what: string, rule: string, history: History]>([
    [
      'the audit administrator did it with a discipline officer',
      'byTheTwoOthers',
      changed(lawful, restored, () => ({ proposer: people.discipline })),
    ],
    ['the office was another', 'byTheTwoOthers', but(lawful, restored, { role: 'auditAdministrator' })],
    ['the account lost never held the office', 'officeLost', but(lawful, restored, { lost: 'olga' })],
    ['no code was ever made', 'envelopeLeft', without(lawful, ({ commandId }) => commandId === 'made')],
    [
      'the code was used before',
      'envelopeLeft',
      inserted(record, at, ...said, { ...said[6]!, commandId: 'again', correlationId: 'again' }).map(
        (event) =>
          event.commandId === 'chosen' && event.type === 'SealedCodeMade'
            ? { ...event, stream: 'account-zoe', data: { accountId: 'zoe', usedUp: 'sue' } as never }
            : event,
      ),
    ],
    [
      'the account is another’s',
      'toWhom',
      inserted(record, at, ...said.slice(0, 5), {
        ...say('sid', ada, 'restored', 'AdministratorRestored', restoring),
        proposer: sid,
      }),
    ],
    ['a code was made for another', 'codeByItsHolder', changed(lawful, next, () => ({ actor: sid }))],
    [
      'a code is said to be used that opened nothing',
      'usedWhenOpened',
      but(lawful, isOf('SealedCodeMade'), { usedUp: 'sue' }),
    ],
    ['another’s code is said to be used', 'usedWhenOpened', but(lawful, next, { usedUp: 'sid' })],
  ])('is named when %s: %s', async (_what, rule, history) => {
    expect(await lawsIn(history)).toContain(rule);
  });
});
