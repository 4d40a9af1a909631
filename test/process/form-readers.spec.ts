// Who reads which field of an application form: the same in the candidate's file, in the history and in the
// files, whichever way somebody asks.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { campaignId, declarations } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { branchId, nominateForOwnForm, ownForm, ownPack, storeFor } from '../http/own-form.ts';
import type { Account } from '../http/people.ts';

const entry = `${campaignId}.${branchId}`;
const readers: readonly (readonly [Account, role: string])[] = [
  ['op-city', 'operator'],
  ['as-one', 'assessor'],
  ['ex-one', 'expert'],
  ['co-one', 'committee'],
  ['di-city', 'discipline'],
  ['bs-b01', 'branchSecretary'],
  ['bo-b01-one', 'bureauOfficer'],
  ['au-city', 'auditor'],
];
const fillers = ['branchSecretary', 'bureauOfficer', 'auditor'];
/** The fields that a role reads, by the rule pack. */
const open = (role: string) =>
  ownPack.form
    .filter(({ seenBy = [] }) => fillers.includes(role) || seenBy.some((one) => one === role))
    .map(({ id }) => id);

describe('A form of the rule pack’s own fields', () => {
  let city: TestCity;
  let hashes: { readonly plan: string; readonly medical: string };

  beforeAll(async () => {
    city = await TestCity.open();
    await nominateForOwnForm(city);
    hashes = { plan: await storeFor(city, 'plan', '方案'), medical: await storeFor(city, 'medical', '证明') };
    const submit = (change: object) =>
      city.as['bs-b01'].command(`applications/${entry}/submit-application`, {
        form: { ...ownForm, plan: [hashes.plan], medical: [hashes.medical], ...change },
        declarations,
      });
    const refused = await submit({ level: 'third', theme: undefined });
    expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([
      ...[409, 'form_invalid', '/form/level'],
    ]);
    expect([refused.body.zh, refused.body.en]).toEqual([
      expect.stringContaining('派出所等级'),
      expect.stringContaining('Grade of the station'),
    ]);
    expect((await submit({})).status).toBe(200);
    await city.settle();
  });
  afterAll(async () => await city.close());

  it.each(readers)('is read by %s, as %s, as far as its fields say', async (account, role) => {
    const { body } = await city.as[account].get(`candidates/${entry}`);
    const filled = Object.keys(body.form);
    expect(filled.sort()).toEqual(
      open(role)
        .filter((id) => id !== 'satisfaction')
        .sort(),
    );
    const listed = await city.as[account].get(`candidates?campaignId=${campaignId}`);
    expect(Object.keys(listed.body[0].form).sort()).toEqual(filled);
  });

  it.each(readers)(
    'is read by %s, as %s, in the history no further than in the file',
    async (account, role) => {
      const { status, body } = await city.as[account].get('history?type=ApplicationSubmitted');
      const said = status === 200 ? body : [];
      const officials = ['operator', 'committee', 'discipline', 'auditor'];
      expect(said.length > 0).toBe(officials.includes(role));
      for (const { data } of said)
        expect(Object.keys(data.form).sort()).toEqual(
          open(role)
            .filter((id) => id !== 'satisfaction')
            .sort(),
        );
    },
  );

  it.each(readers)('has files that %s, as %s, takes only where the field is open', async (account, role) => {
    const client = city.as[account];
    const { body } = await client.get(`attachments/${entry}`);
    const listed = body.files.map(({ attachmentId }: { attachmentId: string }) => attachmentId);
    for (const field of ['plan', 'medical'] as const) {
      const isOpen = open(role).includes(field);
      expect([field, listed.includes(hashes[field])]).toEqual([field, isOpen]);
      const { status } = await client.get(`attachments/${entry}/${hashes[field]}/content`);
      expect([field, status]).toEqual([field, isOpen ? 200 : 404]);
    }
    const stored = await client.get('history?type=AttachmentStored');
    for (const { data } of stored.status === 200 ? stored.body : [])
      expect([data.field, data.name !== undefined]).toEqual([data.field, open(role).includes(data.field)]);
  });

  it('belongs to a campaign that tells the public who signs its documents', async () => {
    const { body } = await city.anonymous.get(`public-campaigns/${campaignId}`);
    expect(body.issuer).toEqual(ownPack.issuer);
  });
});
