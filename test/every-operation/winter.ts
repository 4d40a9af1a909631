import { office, scoreAll, titleOf } from '../http/award.ts';
import { campaignId, scores, secretaryOf } from '../http/campaign.ts';
import type { TestCity } from '../http/city.ts';
import { together } from '../http/client.ts';
import { personOf } from '../http/people.ts';

/**
 * From the panel to the plaque, with a tie that only a draw resolves, a winner who declines, and a naming
 * that is revoked.
 */

const reason = { reason: '依据充分' };
const panel = `panels/${campaignId}`;
const ranking = `rankings/${campaignId}`;
const naming = `namings/${campaignId}`;
const notice = (name: string) => `notices/${campaignId}.${name}`;

/** Everybody is given the same, so that all who were assessed alike are tied. */
export async function score(city: TestCity): Promise<void> {
  await city.act('ex-four', `${panel}/declare-conflict`, { branchId: 'b02.001', ground: '曾任该所所长' });
  await substitute(city);
  await city.act('op-city', `${panel}/close-scoring-with-gaps`, { stage: 'onSite', ...reason });
  const { expert, branchId } = { expert: 'ex-one', branchId: 'b02.001' } as const;
  await city.act(expert, `ballots/${campaignId}.onSite.${branchId}.${expert}/seal-ballot`, {
    scores: scores('88'),
  });
  await scoreAll(city, () => '88', late);
  await city.act('op-city', `${panel}/reopen-scoring`, {
    stage: 'onSite',
    branchIds: ['b02.001'],
    ...reason,
  });
}

/** A recusal declared by mistake is taken back; a reserve stands in for the one that holds. */
async function substitute(city: TestCity): Promise<void> {
  const { as } = city;
  const branchId = 'b02.001';
  await city.act('ex-three', `${panel}/declare-conflict`, { branchId, ground: '同名' });
  const mistaken = { branchId, expertId: 'ex-three', ...reason };
  await together(as['op-city'], as['di-city'], `${panel}/withdraw-recusal`, mistaken);
  await city.act('ex-five', `${panel}/complete-conflict-declaration`);
  await together(as['op-city'], as['di-city'], `${panel}/substitute-expert`, {
    documentNumber: '澜公政89号',
    expertId: 'ex-four',
    substitute: personOf('ex-five'),
    branchIds: [branchId],
    ...reason,
  });
}

/** The first team breaks off, and is late when it is to begin again: it presents last. */
async function late(city: TestCity): Promise<void> {
  const { as } = city;
  const [branchId] = ((await as['op-city'].get(panel)).body as { order: string[] }).order;
  await city.act('op-city', `${panel}/start-presentation`, { branchId });
  await city.act('op-city', `${panel}/abandon-presentation`, { branchId, ...reason });
  await together(as['op-city'], as['di-city'], `${panel}/defer-presentation`, { branchId, ...reason });
}

interface Tie {
  readonly branchIds: readonly string[];
  readonly tieBreak: 'runOff' | 'draw';
}

const tieOf = async (city: TestCity) =>
  ((await city.as['op-city'].get(ranking)).body as { open: Tie[] }).open[0]!;

/** Two votes against two, twice; then the draw. */
export async function rank(city: TestCity): Promise<void> {
  const { as } = city;
  await city.until('2023-11-20T02:00:00.000Z');
  await together(as['op-city'], as['di-city'], `${panel}/open-ballots`, {});
  const aside = { stage: 'onSite', branchId: 'b02.001', expertId: 'ex-two', ground: 'absence', ...reason };
  await city.act('op-city', `${panel}/set-ballot-aside`, aside);
  await city.act('op-city', `${ranking}/compute-ranking`);
  const tied = [...(await tieOf(city)).branchIds].sort();
  for (const branchIds of [tied, tied.slice(0, 2)]) {
    for (const [index, expert] of (['ex-one', 'ex-two', 'ex-three', 'ex-four'] as const).entries()) {
      await city.act(expert, `${ranking}/vote-run-off`, { branchIds, choice: tied[index % 2] });
    }
    await together(as['op-city'], as['di-city'], `${ranking}/close-run-off`, { branchIds });
  }
  const { branchIds } = await tieOf(city);
  await together(as['op-city'], as['di-city'], `${ranking}/hold-draw`, {
    branchIds,
    witnesses: ['何敏', '陆平'],
  });
  const { rankingVersion } = (await as['op-city'].get(ranking)).body;
  await together(as['op-city'], as['di-city'], `${ranking}/confirm-ranking`, { version: rankingVersion });
}

async function objections(city: TestCity, winner: string): Promise<void> {
  const { as } = city;
  const objection = {
    branchId: winner,
    receivedOn: '2023-11-21',
    ground: '反映材料不实',
    objector: { name: '某街道办事处', officialSeal: true },
  };
  for (const objectionId of ['o1', 'o2', 'o3']) {
    await city.act('di-city', `${notice('winners-1')}/raise-objection`, { objectionId, ...objection });
  }
  await together(as['di-two'], as['co-one'], `${notice('winners-1')}/declare-objection-inadmissible`, {
    objectionId: 'o1',
    ...reason,
  });
  await together(as['di-two'], as['co-one'], `${notice('winners-1')}/dismiss-objection`, {
    objectionId: 'o2',
    ...reason,
  });
  const upheld = { objectionId: 'o3', kind: 'scoringError', ...reason };
  await together(as['di-two'], as['co-one'], `${notice('winners-1')}/uphold-objection`, upheld);
  const aside = {
    stage: 'onSite',
    branchId: winner,
    expertId: 'ex-two',
    ground: 'conflict',
    objectionId: 'o3',
    ...reason,
  };
  await together(as['op-city'], as['di-two'], `${panel}/set-ballot-aside`, aside);
  await city.act('op-city', `${ranking}/recompute-ranking`, { objectionId: 'o3' });
}

/** The first winner declines, the next reserve is called and named. Says who. */
export async function name(city: TestCity): Promise<string> {
  const { as } = city;
  const request = { documentNumber: '澜公政102号' };
  await city.act('op-city', `${naming}/request-naming`, request);
  await city.act('co-one', `${naming}/return-winners`, reason);
  await city.act('op-city', `${naming}/request-naming`, request);
  const { winners, reserves } = (await as['op-city'].get(naming)).body as {
    winners: string[];
    reserves: string[];
  };
  const winner = winners[0] as keyof typeof secretaryOf;
  const [successor] = reserves as (keyof typeof secretaryOf)[];
  await city.act('co-one', `${naming}/exclude-entry`, { branchId: reserves[1], ground: '失实' });
  await together(as['co-one'], as['co-two'], `${naming}/approve-winners`, {
    minutesNumber: '31号',
    branchIds: winners,
  });
  await city.act('op-city', `${notice('winners-1')}/post-notice`, {
    kind: 'winners',
    branchIds: winners,
    endsOn: '2023-11-28',
    objectionsTo: office,
  });
  await city.act('op-city', `${notice('winners-1')}/extend-notice`, { endsOn: '2023-11-30', ...reason });
  await city.until('2023-11-22T02:00:00.000Z');
  await city.act(secretaryOf[winner], `${naming}/decline-naming`, { branchId: winner, ...reason });
  await city.act('op-city', `${naming}/call-successor`, { branchId: successor });
  await city.act('co-one', `${naming}/waive-notice`, { branchId: successor, ground: '保密法第二十二条' });
  await city.act('op-city', `${notice('next-1')}/post-notice`, {
    kind: 'successor',
    branchIds: [successor],
    endsOn: '2023-11-29',
  });
  await objections(city, winner);
  await city.until('2023-11-30T02:00:00.000Z');
  await city.act('di-city', `integrity/${successor}/certify-integrity`, {
    certificateNumber: 'N-1',
  });
  await city.settle();
  await together(as['co-one'], as['co-two'], `${naming}/name-branch`, {
    branchId: successor,
    documentNumber: '56号',
  });
  const { rulePack } = (await as['op-city'].get(`campaigns/${campaignId}`)).body;
  const numbers = {
    certificateNumber: `${rulePack.certificatePrefix}1`,
    plaqueNumber: `${rulePack.plaquePrefix}1`,
  };
  await city.act('op-city', `${naming}/issue-certificate`, { branchId: successor, ...numbers });
  return successor!;
}

/** A title, conferred after its own notice; then all of it is taken back. */
export async function confer(city: TestCity, named: string): Promise<void> {
  const { as } = city;
  const at = titleOf(named);
  await city.act('op-city', `${at}/recommend-title`);
  await city.act(secretaryOf[named as keyof typeof secretaryOf], `${at}/submit-title-form`, {
    statement: '品牌',
    attachments: [],
  });
  const seats = (await as['op-city'].get(`title-ballots?status=waiting&branchId=${named}`)).body as {
    accountId: 'ex-one';
  }[];
  for (const { accountId } of seats) await city.act(accountId, `${at}/seal-title-ballot`, { score: '88' });
  await together(as['op-city'], as['di-city'], `${at}/open-title-ballots`, {});
  await city.act('co-one', `${at}/decline-title`, reason);
  await together(as['co-one'], as['co-two'], `${at}/approve-title`, { minutesNumber: '33号' });
  const posting = { kind: 'title', titleId: 'oneBranchOneBrand', branchIds: [named], endsOn: '2023-12-07' };
  await city.act('op-city', `${notice('title-1')}/post-notice`, posting);
  await city.until('2023-12-08T02:00:00.000Z');
  await together(as['co-one'], as['co-two'], `${at}/confer-title`, { documentNumber: '60号' });
  await city.act('di-city', `${at}/revoke-title`, { ground: '失实' });
  await afterAward(city, named);
  await city.act('op-city', `campaigns/${campaignId}/close-campaign`);
  await city.until('2024-12-09T02:00:00.000Z');
  await city.signInAgain();
  const found = { outcome: 'kept', findings: '品牌持续发挥作用' };
  await together(as['di-city'], as['co-one'], `${at}/recheck-title`, found);
  const revocation = { branchId: named, ground: '隐瞒事实', documentNumber: '8号' };
  await together(as['di-city'], as['co-one'], `${naming}/revoke-naming`, revocation);
  await city.act('op-city', `${naming}/recall-plaque`, { branchId: named });
  const undone = { branchId: named, ground: '原认定有误', documentNumber: '9号' };
  await together(as['co-one'], as['co-two'], `${naming}/reinstate-naming`, undone);
  await city.settle();
}

/** An objection that comes late is upheld, the naming stays; a warning, another certificate; nobody waits. */
async function afterAward(city: TestCity, named: string): Promise<void> {
  const { as } = city;
  const decide = (act: string, data: object) =>
    together(as['di-two'], as['co-one'], act, data).then(() => city.settle());
  await city.act('di-city', `${notice('next-1')}/raise-objection`, {
    objectionId: 'o4',
    branchId: named,
    receivedOn: '2023-11-28',
    ground: '反映补记会议记录',
    objector: { name: '某街道办事处', officialSeal: true },
  });
  await decide(`${notice('next-1')}/uphold-objection`, { objectionId: 'o4', kind: 'misconduct', ...reason });
  await decide(`${naming}/uphold-naming`, { branchId: named, ground: '情节轻微' });
  await decide(`${naming}/warn-branch`, {
    ...{ branchId: named, ground: '台账缺漏', improvement: '补齐台账' },
    ...{ until: '2024-03-31', documentNumber: '警1号' },
  });
  await decide(`${naming}/lift-warning`, { branchId: named, ground: '整改到位' });
  const { certificateNumber, plaqueNumber } = (await as['op-city'].get(`named/${campaignId}.${named}`))
    .body as { certificateNumber: string; plaqueNumber: string };
  const replacement = { certificateNumber: `${certificateNumber}2`, plaqueNumber, ...reason };
  await city.act('op-city', `${naming}/replace-certificate`, { branchId: named, ...replacement });
  const { winners } = (await as['op-city'].get(naming)).body as { winners: (keyof typeof secretaryOf)[] };
  for (const branchId of winners)
    await city.act(secretaryOf[branchId], `${naming}/decline-naming`, { branchId, ...reason });
  await city.settle();
}
