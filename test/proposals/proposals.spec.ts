// Two persons see the same paper: who reads what was proposed, who may confirm, decline or withdraw it, and
// what everybody else is told (docs/handbook/process.md#1.22).
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openCampaign, pack } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Answer, type CommandOptions, done, freshKey } from '../http/client.ts';
import type { Account } from '../http/people.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

interface Waiting {
  readonly proposalId: string;
  readonly act: string;
  readonly content?: object;
  readonly batchId?: string;
}

const path = 'campaigns/p2023/freeze-rule-pack';
const reason = '第三阶段日期与国庆放假重叠';
/** No two campaigns have the prefixes of their numbers in common. */
const packOf = (campaign: string) => ({
  ...pack,
  certificatePrefix: `${campaign}-ZS-`,
  plaquePrefix: `${campaign}-PB-`,
});
let city: TestCity;
let rulePackHash: string;

beforeAll(async () => {
  city = await TestCity.open();
  await city.act('op-city', 'campaigns/p2023/draft-campaign', { rulePack: packOf('p2023') });
  ({ rulePackHash } = (await city.as['op-city'].get('campaigns/p2023')).body);
});

afterAll(async () => await city?.close());

/** A rule pack waits for its second person; the id of the proposal. */
async function proposed(): Promise<string> {
  const { body } = await city.act('op-city', path, { rulePackHash });
  return body.proposal.proposalId as string;
}
const said = ({ status, body }: Answer) => `${status} ${body?.code ?? body?.events?.join()}`;
const answered = async (who: Account, options: CommandOptions, body: object = {}) =>
  said(await city.as[who].command(path, body, options));
async function waitingFor(who: Account, row = 'campaigns/p2023'): Promise<Waiting[]> {
  await city.settle();
  return (await city.as[who].get(row)).body.waiting;
}

describe('The content of a proposal', () => {
  let proposalId: string;

  beforeAll(async () => {
    proposalId = await proposed();
  });
  it.each(['co-one', 'co-b01', 'op-city'] as const)(
    'is shown to %s, who may confirm or proposed it',
    async (who) =>
      expect(await waitingFor(who)).toMatchObject([
        { proposalId, act: 'FreezeRulePack', content: { rulePackHash } },
      ]),
  );
  it.each(['op-b01', 'di-city', 'au-city'] as const)('is not shown to %s', async (who) => {
    const [row] = await waitingFor(who);
    expect(row).toMatchObject({ proposalId, act: 'FreezeRulePack' });
    expect(row).not.toHaveProperty('content');
  });
  it('is not in the history of a role that has no part in it, and is in the auditor’s', async () => {
    const shownTo = async (who: Account) =>
      (await city.as[who].get('history?type=ActProposed&stream=campaign-p2023')).body[0].data as object;
    expect(await shownTo('co-one')).toHaveProperty('content');
    expect(await shownTo('au-city')).toHaveProperty('content');
    expect(await shownTo('di-city')).not.toHaveProperty('content');
    expect(await shownTo('di-city')).toHaveProperty('payloadHash');
  });
  it('is not confirmed by another content', async () =>
    expect(await answered('co-one', { confirms: proposalId }, { rulePackHash: 'a'.repeat(64) })).toBe(
      '409 payload_differs',
    ));
  it('is confirmed by the proposal’s id alone, once', async () => {
    const key = freshKey();
    const confirmed = await city.as['co-one'].command(path, {}, { confirms: proposalId, key });
    expect(said(confirmed)).toBe('200 RulePackFrozen');
    const again = await city.as['co-one'].command(path, {}, { confirms: proposalId, key });
    expect(again.body).toMatchObject({ repeated: true, version: confirmed.body.version });
    expect(await answered('co-two', { confirms: proposalId })).toBe('409 proposal_unknown');
    expect(await waitingFor('co-one')).toEqual([]);
  });
});

describe('A proposal that is not agreed to', () => {
  let proposalId: string;

  beforeAll(async () => {
    await city.act('op-city', 'campaigns/q2023/draft-campaign', { rulePack: packOf('q2023') });
    const asked = { rulePackHash: (await city.as['op-city'].get('campaigns/q2023')).body.rulePackHash };
    const { body } = await city.act('op-city', 'campaigns/q2023/freeze-rule-pack', asked);
    ({ proposalId } = body.proposal);
  });
  const declined = async (who: Account, options: CommandOptions = {}) =>
    said(
      await city.as[who].command(
        'campaigns/q2023/freeze-rule-pack',
        {},
        { declines: proposalId, reason, ...options },
      ),
    );

  it('names the reason that is missing, in both languages', async () => {
    const { body } = await city.as['co-one'].command(
      'campaigns/q2023/freeze-rule-pack',
      {},
      { declines: proposalId },
    );
    expect(body).toMatchObject({
      status: 409,
      code: 'reason_missing',
      errors: [
        { pointer: '?reason', zh: expect.stringContaining('理由'), en: expect.stringContaining('reason') },
      ],
    });
  });
  it('is not declined by those who may not confirm it', async () => {
    expect(await declined('op-city')).toBe('403 same_person');
    expect(await declined('op-b01')).toBe('403 role_missing');
    expect(await declined('di-city')).toBe('403 forbidden');
    expect(await declined('co-one', { declines: freshKey() })).toBe('409 proposal_unknown');
    const other = { rulePackHash: 'a'.repeat(64) };
    const options = { declines: proposalId, reason };
    expect(said(await city.as['co-one'].command('campaigns/q2023/freeze-rule-pack', other, options))).toBe(
      '409 payload_differs',
    );
  });
  it('is declined by one who may, once, and waits no longer', async () => {
    const key = freshKey();
    expect(await declined('co-one', { key })).toBe('200 ProposalDeclined');
    expect(await declined('co-one', { key })).toBe('200 ProposalDeclined');
    expect(await declined('co-one', { key, reason: '另一理由' })).toBe('422 idempotency_key_reused');
    expect(await declined('co-two')).toBe('409 proposal_unknown');
    expect(await waitingFor('co-one', 'campaigns/q2023')).toEqual([]);
    const confirmed = await city.as['co-two'].command(
      'campaigns/q2023/freeze-rule-pack',
      {},
      { confirms: proposalId },
    );
    expect(said(confirmed)).toBe('409 proposal_unknown');
  });
  it('is told to its proposer with the reason, and to nobody else', async () => {
    await city.settle();
    const told = async (who: Account) => (await city.as[who].get('messages')).text.includes(reason);
    expect(await told('op-city')).toBe(true);
    for (const who of ['op-b01', 'co-one', 'co-two', 'di-city'] as const) expect(await told(who)).toBe(false);
  });
  it('stands in the history, its reason for the auditor alone', async () => {
    const shownTo = async (who: Account) =>
      (await city.as[who].get('history?type=ProposalDeclined')).body[0].data as object;
    expect(await shownTo('au-city')).toMatchObject({ proposalId, reason, proposedBy: 'op-city' });
    expect(await shownTo('co-one')).not.toHaveProperty('reason');
  });
});

describe('A proposal that its proposer regrets', () => {
  it('is withdrawn by the proposer alone, and waits no longer', async () => {
    await city.act('op-city', 'campaigns/s2023/draft-campaign', { rulePack: packOf('s2023') });
    const freeze = 'campaigns/s2023/freeze-rule-pack';
    const asked = { rulePackHash: (await city.as['op-city'].get('campaigns/s2023')).body.rulePackHash };
    const { body } = await city.act('op-city', freeze, asked);
    const { proposalId } = body.proposal;
    const withdrawn = async (who: Account) =>
      said(await city.as[who].command(freeze, {}, { withdraws: proposalId }));
    for (const who of ['op-b01', 'co-one'] as const) expect(await withdrawn(who)).toBe('403 not_proposer');
    expect(await withdrawn('op-city')).toBe('200 ProposalWithdrawn');
    expect(await withdrawn('op-city')).toBe('409 proposal_unknown');
    expect(await waitingFor('co-one', 'campaigns/s2023')).toEqual([]);
    expect(said(await city.as['co-one'].command(freeze, {}, { confirms: proposalId }))).toBe(
      '409 proposal_unknown',
    );
  });
});

describe('A proposal about a unit', () => {
  const extend = 'campaigns/r2023/extend-deadline';
  let proposalId: string;

  beforeAll(async () => {
    await openCampaign(city);
    const extension = { bureauId: 'b01', until: '2023-05-05', reason: '主要领导出差' };
    const { body } = await city.act('op-city', extend, extension);
    ({ proposalId } = body.proposal);
  });
  it('is neither shown to, confirmed nor declined by somebody of that unit, whose body names none', async () => {
    expect((await waitingFor('di-b01', 'campaigns/r2023'))[0]).not.toHaveProperty('content');
    expect((await waitingFor('di-city', 'campaigns/r2023'))[0]).toHaveProperty('content');
    for (const answer of [{ confirms: proposalId }, { declines: proposalId, reason }])
      expect(said(await city.as['di-b01'].command(extend, {}, answer))).toBe('403 own_unit');
  });
  it('is neither confirmed, declined nor withdrawn once it has lapsed', async () => {
    const late = { headers: { 'x-rehearsal-instant': '2023-03-20T00:00:00.000Z' } };
    const answer = async (who: Account, options: CommandOptions) =>
      said(await city.as[who].command(extend, {}, { ...options, ...late }));
    expect(await answer('di-city', { confirms: proposalId })).toBe('409 proposal_expired');
    expect(await answer('di-city', { declines: proposalId, reason })).toBe('409 proposal_expired');
    expect(await answer('op-city', { withdraws: proposalId })).toBe('409 proposal_expired');
  });
});

describe('Proposals of one batch', () => {
  const extend = 'campaigns/r2023/extend-deadline';
  const batch = '7d1f3e0a-5c1b-4f7e-9a65-2f8f5a0c9b11';
  const bureaus = ['b01', 'b02', 't01'];
  const ofBatch = async () =>
    (await waitingFor('di-city', 'campaigns/r2023')).filter((one) => one.batchId === batch);

  beforeAll(async () => {
    for (const bureauId of bureaus) {
      const extension = { bureauId, until: '2023-05-05', reason: '汛情' };
      done(bureauId, await city.as['op-city'].command(extend, extension, { batch }));
    }
  });
  it('are found together, each with its content', async () => {
    expect((await ofBatch()).map(({ content }) => content)).toEqual(
      bureaus.map((bureauId) => expect.objectContaining({ bureauId })),
    );
  });
  it('are listed by their batch for whoever may confirm them', async () => {
    const rows = (await city.as['di-city'].get(`proposals?batchId=${batch}`)).body as Waiting[];
    expect(rows.map(({ act }) => act)).toEqual(bureaus.map(() => 'ExtendDeadline'));
  });
  it('are confirmed one by one, each with an outcome of its own', async () => {
    const sheet = await ofBatch();
    const last = sheet.at(-1)!.proposalId;
    expect(said(await city.as['op-city'].command(extend, {}, { withdraws: last }))).toBe(
      '200 ProposalWithdrawn',
    );
    const outcomes: string[] = [];
    for (const { proposalId } of sheet)
      outcomes.push(said(await city.as['di-city'].command(extend, {}, { confirms: proposalId })));
    expect(outcomes).toEqual(['200 DeadlineExtended', '200 DeadlineExtended', '409 proposal_unknown']);
    expect(await ofBatch()).toEqual([]);
  });
  it.each([
    [
      'an act of one person',
      'campaigns/r2023/draft-campaign',
      { rulePack: pack },
      {},
      '409 proposal_unknown',
    ],
    ['an answer', extend, {}, { confirms: 'p-1' }, '409 answered_twice'],
  ])('are no batch of %s', async (_what, command, body, answer, refused) => {
    expect(said(await city.as['op-city'].command(command, body, { batch, ...answer }))).toBe(refused);
  });
});
