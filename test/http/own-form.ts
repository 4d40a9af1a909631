import { ownFormPack2024 } from '@laurel/rules';
import { campaignId, candidates, meeting, openCampaign, pack, plan } from './campaign.ts';
import type { TestCity } from './city.ts';
import { done, freshKey, together } from './client.ts';

/** A campaign whose rule pack has an application form of its own, and one branch that is nominated in it. */

export const ownPack = { ...pack, form: ownFormPack2024.form! };
export const branchId = 'b01.001';

/** The branch is on its bureau's sealed list, and its form not begun. */
export async function nominateForOwnForm(city: TestCity): Promise<void> {
  await openCampaign(city, ownPack);
  await city.until('2023-03-20T02:00:00.000Z');
  await city.act('bs-b01', `participations/${campaignId}.${branchId}/file-plan`, plan);
  await city.act('bs-b01', `participations/${campaignId}.${branchId}/hold-members-meeting`, meeting);
  await city.until('2023-04-20T02:00:00.000Z');
  const list = `recommendations/${campaignId}.b01`;
  await city.act('bo-b01-one', `${list}/draft-recommendation`, candidates(branchId));
  await together(city.as['bo-b01-one'], city.as['bo-b01-two'], `${list}/seal-recommendation`, {
    minutesNumber: '东党5号',
  });
  await city.settle();
}

/** Stores a file of the branch for a field of the form; answers its hash. */
export async function storeFor(city: TestCity, field: string, content: string): Promise<string> {
  const named = {
    campaign: campaignId,
    unit: branchId,
    name: `${field}.pdf`,
    mediaType: 'application/pdf',
    field,
  };
  const answer = await city.as['bs-b01'].send(
    'POST',
    `/api/v1/attachments?${new URLSearchParams(named)}`,
    Buffer.from(content),
    { 'content-type': 'application/octet-stream', 'idempotency-key': freshKey() },
  );
  return (done('stores a file', answer).body as { attachmentId: string }).attachmentId;
}

const visit = { on: '2023-04-02', village: '东坝村', households: '12' };
/** The form without its files. */
export const ownForm = {
  brand: '枫桥驿站',
  practice: '坚持党建引领，把矛盾纠纷化解在基层，把服务送到群众家门口。',
  level: 'first',
  mediations: '120',
  duty: '0571-12345678',
  discipline: '无',
  selfAssessment: pack.criteria.map(({ id }) => ({ criterionId: id, score: '90', reason: '对照标准' })),
  visits: [visit, { ...visit, village: '西坝村' }],
};
