import { planPack2023 } from '@laurel/rules';
import type { TestCity } from './city.ts';
import { type Client, done, freshKey, together } from './client.ts';
import { type Account, personOf } from './people.ts';

/**
 * A campaign through the public interface, in steps that build on each other: opened, nominated, accepted,
 * assessed, scoring. Three bodies nominate (two county bureaus and the traffic detachment), two organs
 * nominate themselves.
 */

export const campaignId = 'r2023';
export const pack = planPack2023;
export const entries = ['b01.001', 'b02.001', 'o20.001', 't01.001'] as const;
type Entry = (typeof entries)[number];
const bureausWithLists = ['b01', 'b02', 't01'] as const;

/**
 * A score that stands nowhere else in the city, and the reason beside it: whatever shows one of them leaks a
 * ballot.
 */
export const canary = { score: '73.5', reason: 'canary-reason' };
/** The one ballot that is sealed. */
export const sealedBallot = { expert: 'ex-one', branchId: 'b02.001', stage: 'onSite' } as const;

export const secretaryOf: Readonly<Record<Entry, Account>> = {
  'b01.001': 'bs-b01',
  'b02.001': 'bs-b02',
  'o20.001': 'bs-o20',
  't01.001': 'bs-t01',
};
const panel = `panels/${campaignId}`;
const hex = (letter: string) => letter.repeat(64);

export const branchRow = (branchId: string) => ({
  branchId,
  name: `${branchId}党支部`,
  unitName: `${branchId}所队`,
  unitType: 'policeStation',
  fullMembers: 9,
  probationaryMembers: 1,
  officers: 20,
  auxiliaries: 30,
});
/** The secretaries who sign, by their branches. */
const appointed = Object.fromEntries(
  Object.entries({ ...secretaryOf, 'o21.001': 'bs-o21' }).map(([branchId, account]) => [
    branchId,
    { secretary: { personId: `P-${account}`, since: '2022-09-01' } },
  ]),
);
export const organisation = {
  bureaus: [
    { bureauId: 'b01', name: '东城分局', kind: 'countyBureau' },
    { bureauId: 'b02', name: '西城分局', kind: 'countyBureau' },
    { bureauId: 't01', name: '交警支队', kind: 'trafficDetachment' },
    { bureauId: 'o20', name: '政治部', kind: 'organ' },
    { bureauId: 'o21', name: '法制支队', kind: 'organ' },
  ],
  branches: ['b01.001', 'b01.002', 'b01.003', 'b02.001', 'b02.002', 't01.001', 'o20.001', 'o21.001'].map(
    (branchId) => ({ ...branchRow(branchId), ...appointed[branchId] }),
  ),
};
export const plan = {
  targets: [{ criterionId: pack.criteria[0]!.id, target: '主题党日', quantity: '12', measure: '次' }],
};
export const meeting = { heldOn: '2023-03-15', present: 8, entitled: 9 };
export const form = {
  theme: '党建引领',
  method: '一网三联',
  deeds: '案件下降',
  summary: '以建设带队伍',
  contact: '孙文',
  telephone: '0571-12345678',
  selfAssessment: pack.criteria.map(({ id }) => ({ criterionId: id, score: '90', reason: '对照标准' })),
  awards: [],
  attachments: [],
};
export const declarations = pack.declarations.map(({ id }) => id);
export const candidates = (...branchIds: string[]) => ({
  candidates: branchIds.map((branchId, index) => ({ branchId, rank: index + 1, reason: '综合评议' })),
});
export const scores = (score: string) => pack.criteria.map(({ id }) => ({ criterionId: id, score }));
export const evidence = { documents: ['核查记录'], attachments: [] };

/** The organisation, below a bureau of that name or below the root. */
function organisationBelow(parentId: string | undefined): object {
  if (parentId === undefined) return organisation;
  const { bureaus, branches } = organisation;
  return {
    bureaus: [
      { bureauId: parentId, name: '澜江市公安局', kind: 'countyBureau' },
      ...bureaus.map((bureau) => ({ ...bureau, parentId })),
    ],
    branches,
  };
}

export async function openCampaign(city: TestCity, rulePack = pack): Promise<void> {
  const { as, host } = city;
  await city.act('op-city', 'organisations/city/import-organisation', organisationBelow(host));
  await city.act('op-city', `campaigns/${campaignId}/draft-campaign`, {
    rulePack,
    ...(host !== undefined && { hostId: host }),
  });
  const drafted = await as['op-city'].get(`campaigns/${campaignId}?minPosition=1`);
  const { rulePackHash } = drafted.body;
  await together(as['op-city'], as['co-one'], `campaigns/${campaignId}/freeze-rule-pack`, { rulePackHash });
  await city.act('op-city', `campaigns/${campaignId}/open-campaign`);
  await city.settle();
}

/** Plans and meetings in March, lists sealed and forms submitted in April. */
export async function nominate(city: TestCity): Promise<void> {
  await city.until('2023-03-20T02:00:00.000Z');
  await city.act('bo-b01-one', `participations/${campaignId}.b01/publish-bureau-plan`, {
    title: '实施方案',
    documentNumber: '东公12号',
  });
  for (const branchId of entries) {
    await city.act(secretaryOf[branchId], `participations/${campaignId}.${branchId}/file-plan`, plan);
    await city.act(
      secretaryOf[branchId],
      `participations/${campaignId}.${branchId}/hold-members-meeting`,
      meeting,
    );
  }
  await city.until('2023-04-20T02:00:00.000Z');
  for (const bureauId of bureausWithLists) {
    const [one, two] = [city.as[`bo-${bureauId}-one`], city.as[`bo-${bureauId}-two`]];
    const listed = bureauId === 'b01' ? candidates('b01.001', 'b01.002') : candidates(`${bureauId}.001`);
    await city.act(
      `bo-${bureauId}-one`,
      `recommendations/${campaignId}.${bureauId}/draft-recommendation`,
      listed,
    );
    await together(one, two, `recommendations/${campaignId}.${bureauId}/seal-recommendation`, {
      minutesNumber: `${bureauId}党5号`,
    });
  }
  await city.act('bs-o20', `applications/${campaignId}.o20.001/self-nominate`, { reason: '自荐' });
  for (const branchId of entries) {
    await city.act(secretaryOf[branchId], `applications/${campaignId}.${branchId}/submit-application`, {
      form,
      declarations,
    });
  }
  await city.settle();
}

/** The deadline passes, discipline clears, the operator accepts. */
export async function acceptAll(city: TestCity): Promise<void> {
  await city.until('2023-05-04T02:00:00.000Z');
  for (const branchId of entries) {
    await city.act('di-city', `integrity/${branchId}/certify-integrity`, {
      certificateNumber: `L-${branchId}`,
    });
  }
  await city.settle();
  for (const branchId of entries)
    await city.act('op-city', `applications/${campaignId}.${branchId}/accept-application`);
  await city.settle();
}

/** Two visits each by one group, then every assessment is closed. `visited` is done after each visit. */
export async function assessAll(
  city: TestCity,
  visited = async (_recordId: string): Promise<void> => {},
): Promise<void> {
  const group = `assessment-groups/${campaignId}.g1`;
  const members = (['as-one', 'as-two', 'as-b01'] as const).map(personOf);
  await city.act('op-city', `${group}/form-group`, {
    name: '第一组',
    lead: 'as-one',
    departments: ['机关党委'],
    members,
  });
  for (const branchId of entries) await city.act('op-city', `${group}/assign-candidate`, { branchId });
  for (const [visit, day] of ['2023-06-06', '2023-07-06'].entries()) {
    await city.until(`${day}T09:00:00.000Z`);
    for (const branchId of entries) {
      await together(
        city.as['as-one'],
        city.as['as-two'],
        `assessments/${campaignId}.${branchId}/record-assessment`,
        {
          recordId: `visit-${visit}`,
          visitedAt: `${day}T02:00:00.000Z`,
          site: branchId,
          scores: scores(['86', '88'][visit]!),
          adjustments: [],
          evidence,
        },
      );
    }
    await visited(`visit-${visit}`);
  }
  await city.until('2023-08-01T02:00:00.000Z');
  for (const branchId of entries)
    await city.act('op-city', `assessments/${campaignId}.${branchId}/close-assessment`);
  await city.settle();
}

/** The panel is convened, and its experts have declared their conflicts. */
export async function convene(city: TestCity): Promise<void> {
  const experts = (['ex-one', 'ex-two', 'ex-three', 'ex-four', 'ex-b01'] as const).map(personOf);
  await seat(city, experts);
  for (const { accountId } of experts) await city.act(accountId, `${panel}/complete-conflict-declaration`);
  await city.settle();
}

/** What stands in a small file of a unit. */
export const textOf = (name: string, unit: string) => `${name} of ${unit}`;

/** Stores a small file of a unit; answers its hash. */
export async function stored(client: Client, unit: string, name: string, mediaType: string): Promise<string> {
  const query = new URLSearchParams({ campaign: campaignId, unit, name, mediaType });
  const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': freshKey() };
  const bytes = new TextEncoder().encode(textOf(name, unit));
  const { body } = done(name, await client.send('POST', `/api/v1/attachments?${query}`, bytes, headers));
  return (body as { attachmentId: string }).attachmentId;
}

/** The presentations are filed, and a panel of these experts is convened. */
export async function seat(
  city: TestCity,
  experts: readonly { readonly accountId: string; readonly personId: string; readonly name: string }[],
): Promise<void> {
  for (const branchId of entries) {
    const secretary = city.as[secretaryOf[branchId]];
    const [deck, logo] = [
      await stored(secretary, branchId, 'deck.pdf', 'application/pdf'),
      await stored(secretary, branchId, 'logo.png', 'image/png'),
    ];
    const presentation = { deck, logo };
    await city.act(
      secretaryOf[branchId],
      `entries/${campaignId}.${branchId}/file-presentation`,
      presentation,
    );
  }
  const { as } = city;
  await together(as['op-city'], as['di-city'], `${panel}/convene-panel`, {
    documentNumber: '澜公政88号',
    experts,
  });
}

/** The panel is convened, frozen and scoring on site; one expert has sealed one ballot. */
export async function beginScoring(city: TestCity): Promise<void> {
  await convene(city);
  await freezeAndScore(city);
}

/** The panel is frozen and scoring on site; one expert has sealed one ballot. */
export async function freezeAndScore(city: TestCity): Promise<void> {
  await startScoring(city);
  const { expert, branchId, stage } = sealedBallot;
  const ballot = { scores: scores(canary.score), reason: canary.reason };
  await city.act(expert, `ballots/${campaignId}.${stage}.${branchId}.${expert}/seal-ballot`, ballot);
  await city.settle();
}

/** The panel is frozen and scoring on site. */
export async function startScoring(city: TestCity): Promise<void> {
  const { as } = city;
  await together(as['op-city'], as['di-city'], `${panel}/freeze-panel`, {});
  await city.act('op-city', `${panel}/seal-draw-secret`, { secret: hex('a') });
  await city.act('di-city', `${panel}/seal-draw-secret`, { secret: hex('b') });
  await together(as['op-city'], as['di-city'], `${panel}/draw-presentation-order`, {});
  await city.act('op-city', `${panel}/start-scoring`, { stage: 'onSite' });
  await city.settle();
}

/** The whole way to a panel that scores. */
export async function untilScoring(city: TestCity): Promise<void> {
  for (const step of [openCampaign, nominate, acceptAll, assessAll, beginScoring]) await step(city);
}
