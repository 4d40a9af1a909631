// A nominated branch is merged into one that does not stand: that one goes on with the entry, to its naming.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordAt } from '@laurel/all';
import { plusHours } from '@laurel/core';
import { nameAll, openAndRank, putOnNotice, scoreAll } from '../http/award.ts';
import {
  acceptAll,
  assessAll,
  campaignId,
  declarations,
  evidence,
  form,
  freezeAndScore,
  nominate,
  openCampaign,
  seat,
  stored,
} from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import type { Client } from '../http/client.ts';
import { enrol, personOf } from '../http/people.ts';

/** The branch that was nominated and the one that goes on: before the form is accepted, and at the panel. */
const early = { branchId: 'b01.001', into: 'b01.003' };
const late = { branchId: 'b02.001', into: 'b02.002' };
const paper = `applications/${campaignId}.${early.branchId}`;
/** Of the experts one works in the branch that goes on. */
const experts = (['ex-one', 'ex-two', 'ex-three', 'ex-four', 'ex-b01'] as const).map((expert) =>
  expert === 'ex-three' ? { ...personOf(expert), unitId: late.into } : personOf(expert),
);
const names = { branchName: 'b01.003党支部', unitName: 'b01.003所队' };
let city: TestCity;
let former: Client;
const refusedFor = async (client: Client, path: string, data: object) => {
  const { status, body } = await client.command(path, data);
  return [status, (body as { code?: string }).code];
};
const merge = async (data: object) =>
  await city.act('op-city', 'organisations/city/merge-branch', { ...data, reason: '两所合并' });

beforeAll(async () => {
  city = await TestCity.open();
  const { 'system-administrator': system, 'security-administrator': security } = city.as;
  const secretary = { role: 'branchSecretary', unit: early.into, for: early.into } as const;
  const next = await enrol(system, security, 'bs-next', secretary);
  const colleague = await enrol(system, security, 'as-next', { role: 'assessor', unit: early.into });
  Object.assign(city.as, { 'as-next': colleague });
  await openCampaign(city);
  for (const [branchId, account] of [
    [early.into, 'bs-next'],
    [late.into, 'bs-b02'],
  ])
    await city.act('op-city', 'organisations/city/appoint-secretary', {
      ...{ branchId, personId: `P-${account}`, since: '2023-03-01' },
    });
  await city.act('system-administrator', 'registers/city/move-person', {
    ...{ personId: 'P-ex-three', unitId: late.into, since: '2023-03-01' },
  });
  await nominate(city);
  await city.until('2023-04-21T02:00:00.000Z');
  await city.act('op-city', `${paper}/return-application`, { reason: '补正' });
  file = await stored(city.as['bs-b01'], early.branchId, 'deeds.pdf', 'application/pdf');
  const dry = 'organisations/city/merge-branch?dryRun=1';
  const { body } = await city.as['op-city'].command(dry, { ...early, reason: '两所合并' });
  told = JSON.stringify(body);
  await merge(early);
  await city.settle();
  former = city.as['bs-b01'];
  // From here on the secretary of the branch that goes on does what that of the nominated one did.
  Object.assign(city.as, { 'bs-b01': next });
}, 120_000);
afterAll(async () => await city.close());
let told: string;
let file: string;

const entryOf = async (view: string, branchId = early.branchId) =>
  (await city.rows('au-city', `${view}?unitId=${branchId}`))[0];

describe('The branch that goes on', () => {
  it('is told before the merger is made', () => expect(told).toContain(`${campaignId} 中的申报由后者承接`));
  it('stands on the list, with the rank and the form of the one that was nominated', async () => {
    const route = { rank: 1, nominated: true, status: 'returned', form: { theme: form.theme } };
    expect(await entryOf('candidates')).toMatchObject({ ...names, ...route, mergedInto: early.into });
    const [list] = await city.rows('bo-b01-one', 'recommendations?unitId=b01');
    expect(list!['candidates']).toMatchObject([
      { branchId: early.branchId, rank: 1, ...names },
      { branchId: 'b01.002', rank: 2, branchName: 'b01.002党支部' },
    ]);
  });
  it('has its secretary sign, and nobody else', async () => {
    const data = { form, declarations };
    expect(await refusedFor(former, `${paper}/submit-application`, data)).toEqual([409, 'not_secretary']);
    await city.act('bs-b01', `${paper}/submit-application`, data);
  });
  it('reads the files of the entry', async () => {
    const content = `attachments/${campaignId}.${early.branchId}/${file}/content`;
    expect((await city.as['bs-b01'].get(content)).status).toBe(200);
    expect((await city.as['bs-b02'].get(content)).status).not.toBe(200);
  });
  it('has no other entry, and merges no further', async () => {
    const own = `applications/${campaignId}.${early.into}/draft-application`;
    expect(await refusedFor(city.as['bs-b01'], own, { form })).toEqual([409, 'entry_carried']);
    const further = { branchId: early.into, into: 'b01.002', reason: '再合并' };
    const path = 'organisations/city/merge-branch';
    expect(await refusedFor(city.as['op-city'], path, further)).toEqual([409, 'entry_carried']);
  });
  it('is told, with its bureau and the former secretary', async () => {
    for (const account of ['bs-b01', 'bo-b01-one'] as const)
      expect(JSON.stringify(await city.rows(account, 'messages'))).toContain('entry-carried-over');
    expect(JSON.stringify((await former.get('messages?limit=1000')).body)).toContain('entry-carried-over');
    expect(JSON.stringify(await city.rows('bo-b02-one', 'messages'))).not.toContain('entry-carried-over');
  });
  it('has its own people keep away from the entry', async () => {
    const seen = await city.rows('as-next' as 'as-one', 'candidates');
    expect(seen.map(({ branchId }) => branchId)).not.toContain(early.branchId);
    expect(seen).not.toEqual([]);
  });
});

describe('The entry goes on', () => {
  const answers: unknown[] = [];
  let suspended: unknown;
  let conflicts: unknown;
  beforeAll(async () => {
    // What is known of the branch that goes on counts in the entry, at the latest when that is certified.
    const letter = { caseId: 'c9', allegation: '群众举报', evidence };
    await city.act('di-city', `integrity/${early.into}/open-investigation`, letter);
    await city.act('di-city', `integrity/${early.branchId}/certify-integrity`, { certificateNumber: 'L-1' });
    await city.settle();
    suspended = (await entryOf('candidates'))!['standing'];
    const closed = { caseId: 'c9', outcome: '查无实据' };
    await city.act('di-city', `integrity/${early.into}/close-investigation`, closed);
    await acceptAll(city);
    await assessAll(city, async (recordId) => {
      const answer = { recordId, answer: 'accept' };
      const path = `assessments/${campaignId}.${early.branchId}/answer-assessment`;
      answers.push(await refusedFor(former, path, answer));
      await city.act('bs-b01', path, answer);
    });
    await seat(city, experts);
    for (const { accountId } of experts)
      await city.act(accountId, `panels/${campaignId}/complete-conflict-declaration`);
    await freezeAndScore(city);
    await city.until(plusHours(city.now(), 1));
    await merge(late);
    await city.settle();
    conflicts = await city.rows('au-city', 'conflicts');
    await scoreAll(city);
    await openAndRank(city);
  }, 240_000);

  it('under review, while a case against the other branch is open', () =>
    expect(suspended).toBe('underReview'));
  it('with visits that only the secretary of the other branch answers', () =>
    expect(answers).toEqual(Array(2).fill([409, 'not_secretary'])));
  it('through acceptance, visits and panel, under the names of the other branch', async () => {
    for (const view of ['candidates', 'assessments', 'visits', 'progress'])
      expect(await entryOf(view)).toMatchObject(names);
    expect(await entryOf('candidates', late.branchId)).toMatchObject({ mergedInto: late.into });
  });
  it('without the experts of the other branch, from the merger on', () =>
    expect(conflicts).toContainEqual(
      expect.objectContaining({ branchId: late.branchId, accountId: 'ex-three' }),
    ));
  it('as it is, once the ranking is confirmed', async () => {
    const data = { branchId: 't01.001', into: 'b01.002', reason: '再合并' };
    const path = 'organisations/city/merge-branch';
    expect(await refusedFor(city.as['op-city'], path, data)).toEqual([409, 'merger_waits']);
  });
  it('to a naming and a certificate of the branch that goes on', async () => {
    await putOnNotice(city);
    await nameAll(city);
    await city.settle();
    expect(await entryOf('named')).toMatchObject(names);
    expect(await entryOf('named', late.branchId)).toMatchObject({ branchName: `${late.into}党支部` });
  }, 120_000);
  it('holds the branch that goes on as its own would: it moves without the entry, and is not dissolved', async () => {
    const reason = '机构调整';
    const dissolving = { dissolves: [late.into], reason };
    const reorganise = 'organisations/city/reorganise';
    expect(await refusedFor(city.as['op-city'], reorganise, dissolving)).toEqual([409, 'unit_in_campaign']);
    const move = { branchId: early.into, bureauId: 'b02', reason };
    await city.act('op-city', 'organisations/city/move-branch', move);
    await city.settle();
    expect(await entryOf('candidates')).toMatchObject({ bureauId: 'b01', mergedInto: early.into });
    expect(await city.rows('bo-b02-one', `candidates?unitId=${early.branchId}`)).toHaveLength(1);
  });
  it('without a breach of the record, whose views are those that its events give', async () => {
    const { violations, replay } = await recordAt(city.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  }, 120_000);
});
