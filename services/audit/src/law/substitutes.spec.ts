// A substitute takes a seat, and a recusal is taken back: lawful histories, and what is named in them when
// one thing is wrong.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, experts, people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { actor, isOf } from '../record.fixture.ts';
import { brokenIn, inserted } from './unlawful.fixture.ts';

const record = campaignRecord();
const branchId = 'b01.001';
const { operator, discipline, systemAdministrator, securityAdministrator } = people;
const [gone] = experts as [Envelope['actor']];
const accountId = 'e-ten';
const substitute = { accountId, personId: 'p-e-ten', name: accountId, unitId: 'o05' };
const ten = { ...actor(accountId, 'expert', 'o05'), person: substitute.personId };

let told = 0;
type Said = Partial<Envelope> & { readonly type: string };
/** Something said by a command of its own. */
const say = (
  where: Pick<Envelope, 'service' | 'stream'>,
  by: Envelope['actor'],
  type: string,
  data: object,
): Said => {
  const commandId = `inserted-${++told}`;
  return { ...where, actor: by, type, data: data as never, commandId, correlationId: commandId };
};
const panel = { service: 'evaluation' as const, stream: `panel-${campaignId}` };
const account = { service: 'identity' as const, stream: `account-${accountId}` };
const byTwo = { proposer: discipline };

const role = { accountId, personId: substitute.personId, role: 'expert' };
const joins: readonly Said[] = [
  say(account, systemAdministrator, 'AccountCreated', {
    ...{ accountId, login: accountId, name: accountId, personId: substitute.personId, unitId: 'o05' },
    language: 'zh',
  }),
  say(account, systemAdministrator, 'RoleRequested', { ...role, name: accountId, reason: '任命' }),
  say(account, securityAdministrator, 'RoleGranted', { ...role, name: accountId, personUnit: 'o05' }),
];
const declares = say(panel, ten, 'ConflictsDeclaredComplete', { campaignId, expertId: accountId });
const recused = ['ConflictDeclared', 'ExpertRecused'].map((type) =>
  say(panel, gone, type, {
    ...{ campaignId, branchId, expertId: gone.account },
    ...(type === 'ConflictDeclared' && { ground: '同学' }),
  }),
);
const setAside = (['onSite', 'presentation'] as const).map((stage) =>
  say(panel, gone, 'BallotSetAside', {
    ...{ campaignId, branchId, expertId: gone.account, stage, ground: 'conflict', reason: '回避' },
  }),
);
const sheets = [
  { stage: 'onSite', branchId },
  { stage: 'presentation', branchId },
];
const opened = isOf('BallotsOpened');
const declaredAt = record.find(opened)!.time;
const substituted = (change: object = {}) => ({
  ...say(panel, operator, 'ExpertSubstituted', {
    ...{ campaignId, documentNumber: '评2号', expertId: gone.account, substitute, reason: '回避' },
    ...{ declaredAt, branchIds: [branchId], sheets, ...change },
  }),
  ...byTwo,
});
const withdrawn = {
  ...say(panel, operator, 'RecusalWithdrawn', {
    ...{ campaignId, branchId, expertId: gone.account, seated: true, reason: '同名' },
  }),
  ...byTwo,
};

/** The rules that a history breaks in which this was said as well, just before the ballots were opened. */
const lawsWith = async (...said: readonly Said[]): Promise<string[]> =>
  (await brokenIn(inserted(record, opened, ...said))).flatMap(({ law }) => (law === undefined ? [] : [law]));

const beforeIt = [...joins, declares, ...recused, ...setAside];

describe('A history in which an expert was recused and a substitute declared', () => {
  it('is lawful when the substitute takes over what is left', async () => {
    expect(await lawsWith(...beforeIt, substituted())).toEqual([]);
  });
  it('is lawful when the recusal was a mistake, and taken back', async () => {
    expect(await lawsWith(...beforeIt, withdrawn)).toEqual([]);
  });
  it('is named when it was taken back and the substitute had the seat', async () => {
    expect(await lawsWith(...beforeIt, substituted(), withdrawn)).toEqual(['notReplaced']);
  });
  it('is named when nothing was left for the substitute', async () => {
    const nothing = substituted({ branchIds: undefined, sheets: [] });
    expect(await lawsWith(...joins, declares, nothing)).toEqual(['somethingLeft']);
  });
});
