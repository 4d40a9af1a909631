// Every view of the name half, folded from a campaign with everything in it: rows keep their contracts, and
// folding again gives the same.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { naming as namingContract, publicNotice as noticeContract, roleNames } from '@laurel/contracts';
import { evaluationService } from './evaluation.definition.ts';
import {
  campaignId,
  committee,
  experts,
  first,
  fourth,
  inspector,
  inspector2,
  office,
  operator,
  second,
  secretary,
  third,
} from './naming/naming.fixture.ts';
import type { Actor } from '@laurel/core';
import type { ServedView } from '@laurel/platform';
import { type CommandType, type DataOf, rowsOf, type ServiceUnderTest } from '@laurel/platform/testing';
import { rankedCampaign } from './ranked-campaign.fixture.ts';
import { certificatesView } from './award/certificates.view.ts';
import { namingsView } from './naming/namings.view.ts';
import { publicNoticesView } from './public-notice/public-notices.view.ts';
import { objectionsView } from './public-notice/objections.view.ts';
import { placesView } from './naming/places.view.ts';
import { titleBallotsView } from './title/title-ballots.view.ts';
import { titlesView } from './title/titles.view.ts';

const now = '2023-12-06T02:00:00.000Z';
const later = '2023-12-15T02:00:00.000Z';
const titleId = `${campaignId}.secretaryProject.${third}`;
const entry = (branchId: string) => `${campaignId}.${branchId}`;

let service: ServiceUnderTest;
beforeAll(async () => {
  service = await fullStory();
});

/**
 * Returned, requested anew, noticed, objected to three times, held, succeeded, extended, named, certified,
 * titled and revoked.
 */
async function fullStory(): Promise<ServiceUnderTest> {
  const told = await rankedCampaign();
  const naming = <Type extends CommandType>(type: Type, data: DataOf<Type>, at = now) =>
    told.ask(operator, at, 'naming', campaignId, type, data);
  const together = <Type extends CommandType>(
    persons: readonly [Actor, Actor],
    aggregate: string,
    id: string,
    type: Type,
    data: DataOf<Type>,
    at = now,
  ) => told.askBoth(persons, at, aggregate, id, type, data);
  const docket = [inspector2, committee[0]] as const;
  const notice = `${campaignId}.n1`;
  await naming('RequestNaming', { documentNumber: '请示1号' });
  await told.ask(committee[0], now, 'naming', campaignId, 'ReturnWinners', { reason: '补充材料' });
  await naming('RequestNaming', { documentNumber: '请示2号' });
  await together(committee, 'naming', campaignId, 'ApproveWinners', {
    minutesNumber: '纪要1号',
    branchIds: [first, second, third],
  });
  const posting = {
    kind: 'winners' as const,
    branchIds: [first, second, third],
    endsOn: '2023-12-13',
    objectionsTo: office,
  };
  await told.ask(operator, now, 'notice', notice, 'PostNotice', posting);
  for (const [objectionId, branchId] of [
    ['o1', first],
    ['o2', second],
    ['o3', third],
  ] as const) {
    const letter = {
      objectionId,
      branchId,
      receivedOn: '2023-12-06',
      ground: '反映问题',
      objector: { name: '某街道办事处', officialSeal: true },
    };
    await told.ask(inspector, now, 'notice', notice, 'RaiseObjection', letter);
  }
  await together(docket, 'notice', notice, 'UpholdObjection', {
    objectionId: 'o1',
    kind: 'misconduct',
    reason: '查实',
  });
  await together(docket, 'notice', notice, 'DismissObjection', { objectionId: 'o2', reason: '不实' });
  await together(docket, 'notice', notice, 'DeclareObjectionInadmissible', {
    objectionId: 'o3',
    reason: '无关',
  });
  await naming('CallSuccessor', { branchId: fourth });
  await told.given('EntrySuspended', { campaignId, branchId: second }, now);
  await told.given('EntryResumed', { campaignId, branchId: second }, now);
  const ofSecond = { ...secretary, person: 'S-b02', unit: second };
  await told.ask(ofSecond, now, 'naming', campaignId, 'DeclineNaming', {
    branchId: second,
    reason: '班子调整',
  });
  await together([operator, inspector], 'notice', notice, 'ExtendNotice', {
    endsOn: '2023-12-14',
    reason: '系统故障',
  });
  await told.passTo(later);
  await together(
    committee,
    'naming',
    campaignId,
    'NameBranch',
    { branchId: third, documentNumber: '决定9号' },
    later,
  );
  const numbers = { branchId: third, certificateNumber: 'LC-2023-ZS-003', plaqueNumber: 'LC-2023-PB-003' };
  await naming('IssueCertificate', numbers, later);
  await told.ask(operator, later, 'title', titleId, 'RecommendTitle', {});
  await told.ask(secretary, later, 'title', titleId, 'SubmitTitleForm', {
    statement: '做法',
    attachments: [],
  });
  for (const expert of experts.slice(0, 4))
    await told.ask(expert, later, 'title', titleId, 'SealTitleBallot', { score: '90' });
  await told.ask(experts[0]!, later, 'title', titleId, 'SealTitleBallot', { score: '91' });
  await together([operator, inspector], 'title', titleId, 'OpenTitleBallots', {}, later);
  await together(
    docket,
    'naming',
    campaignId,
    'RevokeNaming',
    { branchId: third, ground: '造假', documentNumber: '决定10号' },
    later,
  );
  await naming('RecallPlaque', { branchId: third }, later);
  await told
    .ask(committee[0], later, 'naming', campaignId, 'NameBranch', {
      branchId: fourth,
      documentNumber: '决定11号',
    })
    .catch(() => undefined);
  return told;
}

describe('Every view', () => {
  it.each(
    [...evaluationService.views, { view: evaluationService.due! }].map(
      (served: ServedView) => [served.view.name, served] as const,
    ),
  )(
    '%s keeps its contract, writes nothing that JSON would lose, and is the same folded again',
    async (_name, served) => expect(await service.viewFaults([served])).toEqual([]),
  );
  it('hides fields only from roles that there are, and fields that there are', () => {
    for (const { readModel: reading } of evaluationService.views.filter(
      ({ readModel: reading }) => reading,
    )) {
      for (const [field, roles] of Object.entries(reading!.only ?? {})) {
        expect(reading!.row.shape).toHaveProperty(field);
        for (const role of roles) expect(roleNames).toContain(role);
      }
    }
  });
});

describe('A campaign with everything in it', () => {
  it('asks nothing of itself that is refused', () => expect(service.refused).toEqual([]));
});

describe('What people read', () => {
  it('of the naming: where it stands, with the version commands expect', async () => {
    const row = (await service.row(namingsView, campaignId))!;
    expect(row).toMatchObject({
      status: 'approved',
      winners: [fourth],
      vacated: [second],
      named: 0,
      revoked: 1,
      waiting: [],
    });
    expect(row.version).toBe(service.stored.filter(({ stream }) => stream === `naming-${campaignId}`).length);
  });
  it('of the places: what was announced follows what happened', async () => {
    const dropped = {
      state: 'dropped',
      reason: 'objectionUpheld:o1',
      announced: 'dropped',
      announcedReason: 'objectionUpheld:o1',
    };
    expect(await service.row(placesView, entry(first))).toMatchObject(dropped);
    expect(await service.row(placesView, entry(third))).toMatchObject({
      state: 'revoked',
      announced: 'revoked',
      order: 3,
      documentNumber: '决定9号',
    });
    expect(await service.row(placesView, entry(fourth))).not.toHaveProperty('announced');
    expect(Object.keys(namingContract.readModels.places.only!)).toEqual(
      expect.arrayContaining(['state', 'order', 'reason']),
    );
  });
  it('of a place lost before any notice: the ground stays with the committee', async () => {
    const told = await rankedCampaign();
    const ground = '材料不实';
    await told.ask(operator, now, 'naming', campaignId, 'RequestNaming', { documentNumber: '请示1号' });
    await told.askBoth(committee, now, 'naming', campaignId, 'ExcludeEntry', { branchId: second, ground });
    const row = (await told.row(placesView, entry(second)))!;
    expect(row).toMatchObject({ state: 'dropped', reason: ground });
    expect(Object.keys(row).filter((field) => field.startsWith('announced'))).toEqual([]);
  });
  it('of a certificate: whether it still holds', async () => {
    const held = {
      certificateNumber: 'LC-2023-ZS-003',
      valid: false,
      revokedOn: '2023-12-15',
      issuedOn: '2023-12-15',
    };
    expect(await service.rows(certificatesView)).toEqual([expect.objectContaining(held)]);
  });
  it('of a notice: until when, its extension, and no objection', async () => {
    const row = (await service.row(publicNoticesView, `${campaignId}.n1`))!;
    const extension = { endsOn: '2023-12-14', reason: '系统故障' };
    expect(row).toMatchObject({
      status: 'closed',
      endsOn: '2023-12-14',
      endsAt: '2023-12-14T16:00:00.000Z',
      extensions: [extension],
    });
    expect(JSON.stringify(row)).not.toMatch(/o1|反映/);
    expect(noticeContract.readModels.notices.only).toHaveProperty('version');
  });
  it('of objections: each with its decision, for discipline', async () => {
    const decided = (await service.rows(objectionsView)).map(({ objectionId, state }) => [
      objectionId,
      state,
    ]);
    expect(decided).toEqual([
      ['o1', 'upheld'],
      ['o2', 'dismissed'],
      ['o3', 'inadmissible'],
    ]);
    for (const field of ['ground', 'reason', 'registeredBy'])
      expect(noticeContract.readModels.objections.only).toHaveProperty(field);
  });
  it('of title ballots: who has sealed, and the score from the opening on', async () => {
    const opened = service.stored.findIndex(({ type }) => type === 'TitleScored');
    const before = [...rowsOf(titleBallotsView, service.log.slice(0, opened)).values()];
    expect(before.map(({ status }) => status)).toEqual(['sealed', 'sealed', 'sealed', 'sealed', 'waiting']);
    expect(JSON.stringify(before)).not.toMatch(/score|salt/);
    expect((await service.rows(titleBallotsView)).map(({ score }) => score)).toEqual([
      '91',
      '90',
      '90',
      '90',
      undefined,
    ]);
    expect(await service.row(titlesView, titleId)).toMatchObject({
      sealedBy: ['ea', 'eb', 'ec', 'ed'],
      ballotsExpected: 5,
      status: 'notConferred',
    });
  });
});
