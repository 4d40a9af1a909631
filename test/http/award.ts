import { campaignId, entries, scores } from './campaign.ts';
import type { TestCity } from './city.ts';
import { together } from './client.ts';

/**
 * The second half of the year, for tests that need every view to have rows: from the last ballot to plaques
 * and titles.
 */

const panel = `panels/${campaignId}`;
const naming = `namings/${campaignId}`;
const titled = ['b01.001', 'b02.001'] as const;
export const titleOf = (branchId: string) => `titles/${campaignId}.oneBranchOneBrand.${branchId}`;

/** Who objected: for discipline only, and in no view. */
/** The office to which notices send objections. */
export const office = {
  office: '政治部组织处',
  address: '公安路1号',
  telephone: '0571-12345678',
  email: 'dj@lanjiang.example',
  hours: '工作日 9:00—17:00',
};
export const objector = { name: '欧阳异议人', contact: '13912345678' };

type Assigned = { readonly branchId: string; readonly accountId: string; readonly stage: string };

const unlike = (branchId: string) => String(80 + 2 * entries.indexOf(branchId as (typeof entries)[number]));

/**
 * Every expert who may scores every entry at both stages; unless told otherwise the entries differ, so that
 * nothing is tied. `begun` is done when the presentations have begun.
 */
export async function scoreAll(
  city: TestCity,
  scoreOf = unlike,
  begun = async (_city: TestCity): Promise<void> => {},
): Promise<void> {
  const { as } = city;
  await city.act('op-city', `${panel}/start-scoring`, { stage: 'presentation' });
  await begun(city);
  const { order } = (await as['op-city'].get(`panels/${campaignId}`)).body as { order: string[] };
  for (const branchId of order) {
    await city.act('op-city', `${panel}/start-presentation`, { branchId });
    await city.act('op-city', `${panel}/end-presentation`, { branchId });
  }
  const seats = (await as['op-city'].get('ballot-progress?status=waiting&limit=1000')).body as Assigned[];
  for (const { branchId, accountId, stage } of seats) {
    const ballot = { scores: scores(scoreOf(branchId)) };
    await city.act(
      accountId as 'ex-one',
      `ballots/${campaignId}.${stage}.${branchId}.${accountId}/seal-ballot`,
      ballot,
    );
  }
  for (const stage of ['onSite', 'presentation'])
    await city.act('op-city', `${panel}/close-scoring`, { stage });
}

export async function openAndRank(city: TestCity): Promise<void> {
  const { as } = city;
  await city.until('2023-11-20T02:00:00.000Z');
  await together(as['op-city'], as['di-city'], `${panel}/open-ballots`, {});
  await city.act('op-city', `rankings/${campaignId}/compute-ranking`);
  await together(as['op-city'], as['di-city'], `rankings/${campaignId}/confirm-ranking`, { version: 1 });
}

/** The committee approves, the public is told, one objection is heard and dismissed. */
export async function putOnNotice(city: TestCity): Promise<void> {
  const { as } = city;
  await city.act('op-city', `${naming}/request-naming`, { documentNumber: '澜公政102号' });
  const { winners } = (await as['op-city'].get(`namings/${campaignId}`)).body as { winners: string[] };
  const approval = { minutesNumber: '澜公党纪31号', branchIds: winners };
  await together(as['co-one'], as['co-two'], `${naming}/approve-winners`, approval);
  const notice = `notices/${campaignId}.winners-1`;
  await city.act('op-city', `${notice}/post-notice`, {
    kind: 'winners',
    branchIds: winners,
    endsOn: '2023-11-28',
    objectionsTo: office,
  });
  await city.until('2023-11-22T02:00:00.000Z');
  await city.act('di-city', `${notice}/raise-objection`, {
    objectionId: 'o1',
    branchId: 'b02.001',
    receivedOn: '2023-11-22',
    ground: '反映材料不实',
    objector: { ...objector, officialSeal: false },
  });
  await together(as['di-b01'], as['co-one'], `${notice}/dismiss-objection`, {
    objectionId: 'o1',
    reason: '查否',
  });
}

/** The notice is over, and everybody is cleared to be named. */
export async function clearAll(city: TestCity): Promise<void> {
  await city.until('2023-11-30T02:00:00.000Z');
  for (const branchId of entries) {
    await city.act('di-city', `integrity/${branchId}/certify-integrity`, {
      certificateNumber: `N-${branchId}`,
    });
  }
  await city.settle();
}

/** Named, with certificates and plaques. */
export async function nameAll(city: TestCity): Promise<void> {
  const { as } = city;
  await clearAll(city);
  const { rulePack } = (await as['op-city'].get(`campaigns/${campaignId}`)).body as {
    rulePack: { certificatePrefix: string; plaquePrefix: string };
  };
  for (const [index, branchId] of entries.entries()) {
    await together(as['co-one'], as['co-two'], `${naming}/name-branch`, {
      branchId,
      documentNumber: '澜公党56号',
    });
    const numbers = {
      certificateNumber: `${rulePack.certificatePrefix}${index}`,
      plaqueNumber: `${rulePack.plaquePrefix}${index}`,
    };
    await city.act('op-city', `${naming}/issue-certificate`, { branchId, ...numbers });
  }
}

/** Two of the named compete for a title. */
export async function recommendTitles(city: TestCity): Promise<void> {
  for (const branchId of titled) {
    await city.act('op-city', `${titleOf(branchId)}/recommend-title`);
    const form = { statement: '品牌', attachments: [] };
    await city.act(
      branchId === 'b01.001' ? 'bs-b01' : 'bs-b02',
      `${titleOf(branchId)}/submit-title-form`,
      form,
    );
  }
}

/** Both are scored, one is approved. */
async function scoreTitles(city: TestCity): Promise<void> {
  const { as } = city;
  for (const branchId of titled) await scoreTitle(city, branchId);
  await together(as['co-one'], as['co-two'], `${titleOf('b02.001')}/approve-title`, {
    minutesNumber: '澜公党纪33号',
  });
}

async function scoreTitle(city: TestCity, branchId: (typeof titled)[number]): Promise<void> {
  const { as } = city;
  const at = titleOf(branchId);
  const seats = (await as['op-city'].get(`title-ballots?status=waiting&branchId=${branchId}`)).body as {
    accountId: 'ex-one';
  }[];
  for (const { accountId } of seats) await city.act(accountId, `${at}/seal-title-ballot`, { score: '88' });
  await together(as['op-city'], as['di-city'], `${at}/open-title-ballots`, {});
}

/** From scoring to the end of the year. */
export async function untilNamed(city: TestCity): Promise<void> {
  for (const step of [scoreAll, openAndRank, putOnNotice, nameAll, recommendTitles, scoreTitles]) {
    await step(city);
    await city.settle();
  }
}
