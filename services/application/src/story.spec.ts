// A campaign from its draft to accepted forms, through facts, reactions, views and what is due: what no
// single decider can show.
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  beforeDeadline,
  branch,
  campaignId,
  city,
  committee,
  deadlineInstant,
  declarations,
  discipline,
  form,
  listed,
  meeting,
  officers,
  operator,
  organSecretary,
  pack,
  plan,
  secretary,
} from './city.fixture.ts';
import { ServiceUnderTest } from '@laurel/platform/testing';
import { readModels } from '@laurel/contracts';
import { applicationService } from './application.definition.ts';
import { attachmentsView } from './attachment/attachments.view.ts';
import { campaignsView } from './campaign/campaigns.view.ts';
import { candidatesView } from './application/candidates.view.ts';
import { deadlinesView } from './campaign/deadlines.view.ts';
import { dueView } from './campaign/due.view.ts';
import { organisationView } from './organisation/organisation.view.ts';
import { participationView } from './participation/participation.view.ts';
import { recommendationsView } from './recommendation/recommendations.view.ts';
import { unitsView } from './organisation/units.view.ts';

let service: ServiceUnderTest;
const candidate = async (branchId: string) => await service.row(candidatesView, `${campaignId}.${branchId}`);
const list = async (bureauId: string) => await service.row(recommendationsView, `${campaignId}.${bureauId}`);

async function openCampaign() {
  service = await ServiceUnderTest.open(applicationService);
  await service.ask(operator, service.now, 'organisation', 'city', 'ImportOrganisation', city);
  for (const { person: personId } of [secretary, organSecretary])
    await service.hear('PersonRegistered', { personId, name: '孙文' }, service.now, 'persons-city');
  for (const { branchId } of city.branches) {
    const { person: personId } = branchId.startsWith('o') ? organSecretary : secretary;
    const appointed = { branchId, personId, since: '2022-09-01' };
    await service.ask(operator, service.now, 'organisation', 'city', 'AppointSecretary', appointed);
  }
  await service.ask(operator, service.now, 'campaign', campaignId, 'DraftCampaign', { rulePack: pack });
  const { rulePackHash } = (await service.row(campaignsView, campaignId))!;
  await service.askBoth([operator, committee[0]], service.now, 'campaign', campaignId, 'FreezeRulePack', {
    rulePackHash,
  });
  await service.ask(operator, service.now, 'campaign', campaignId, 'OpenCampaign', {});
}

async function prepareBranch(branchId: string) {
  const actor = branchId.startsWith('o') ? organSecretary : secretary;
  await service.ask(actor, service.now, 'participation', `${campaignId}.${branchId}`, 'FilePlan', plan);
  await service.ask(
    actor,
    service.now,
    'participation',
    `${campaignId}.${branchId}`,
    'HoldMembersMeeting',
    meeting,
  );
}

async function sealList(...branchIds: string[]) {
  await service.ask(officers[0], service.now, 'recommendation', `${campaignId}.b03`, 'DraftRecommendation', {
    candidates: listed(...branchIds),
  });
  await service.askBoth(officers, service.now, 'recommendation', `${campaignId}.b03`, 'SealRecommendation', {
    minutesNumber: '东党〔2023〕5号',
  });
}

const submit = (branchId: string) => {
  const actor = branchId.startsWith('o') ? organSecretary : secretary;
  return service.ask(actor, service.now, 'application', `${campaignId}.${branchId}`, 'SubmitApplication', {
    form,
    declarations,
  });
};
const accept = (branchId: string) =>
  service.ask(operator, service.now, 'application', `${campaignId}.${branchId}`, 'AcceptApplication', {});

async function clear(branchId: string) {
  const data = { campaignId, branchId, certificateNumber: 'L-1', validUntil: '2023-06-30' };
  await service.hear('IntegrityCleared', data, service.now, `standing-${campaignId}.${branchId}`);
}

beforeEach(async () => {
  await openCampaign();
  await service.passTo('2023-03-20T01:00:00.000Z');
});

describe('A campaign that has opened', () => {
  it('invites every bureau and branch, so that whoever does not answer is seen', async () => {
    const silent = (await service.rows(participationView)).filter(
      ({ route, unit }) => route === 'self' && unit === 'branch',
    );
    expect(silent.map(({ unitId, selfNominated }) => [unitId, selfNominated])).toEqual([
      ['o20.001', false],
      ['o20.002', false],
    ]);
    expect(
      (await service.rows(recommendationsView)).map(({ bureauId, status }) => [bureauId, status]),
    ).toEqual([
      ['b03', 'empty'],
      ['b04', 'empty'],
    ]);
    expect(await service.row(campaignsView, campaignId)).toMatchObject({
      status: 'open',
      phaseId: 'mobilisation',
      waiting: [],
    });
    expect(service.refused).toEqual([]);
  });
  it('invites a branch that is registered later', async () => {
    await service.ask(operator, service.now, 'organisation', 'city', 'RegisterBranch', branch('o20.003'));
    expect(await service.row(participationView, 'r2023.o20.003')).toMatchObject({
      route: 'self',
      answered: false,
    });
  });
});

describe('The deadline', () => {
  beforeEach(async () => {
    for (const branchId of ['b03.017', 'b03.018', 'b03.019', 'o20.001']) await prepareBranch(branchId);
    service.moveTo(beforeDeadline);
    await sealList('b03.017', 'b03.018');
    await service.ask(organSecretary, service.now, 'application', `${campaignId}.o20.001`, 'SelfNominate', {
      reason: '对照标准自荐',
    });
    for (const branchId of ['b03.017', 'b03.019', 'o20.001']) await submit(branchId);
  });

  it('closes lists, lets lapse what came to nothing, and leaves the rest', async () => {
    await service.passTo(deadlineInstant);
    expect([(await list('b03'))?.status, (await list('b04'))?.status]).toEqual(['final', 'lapsed']);
    expect(await candidate('b03.017')).toMatchObject({ status: 'submitted', rank: 1, of: 2 });
    expect(await candidate('b03.018')).toMatchObject({ status: 'lapsed', lapsedReason: 'notSubmitted' });
    expect(await candidate('b03.019')).toMatchObject({ status: 'lapsed', lapsedReason: 'notNominated' });
    expect(await candidate('o20.001')).toMatchObject({ status: 'submitted', route: 'self' });
    expect(service.refused).toEqual([]);
    expect(await service.keys(dueView)).toEqual(['phase/r2023/commendation']);
  });
  it('lets a cleared form be accepted once the list is final, with its route and rank', async () => {
    await clear('b03.017');
    await expect(accept('b03.017')).rejects.toMatchObject({ reason: 'list_not_final' });
    await service.passTo(deadlineInstant);
    await accept('b03.017');
    expect(await candidate('b03.017')).toMatchObject({
      status: 'accepted',
      rank: 1,
      route: 'recommended',
      branchName: '城关派出所党支部',
    });
  });
  it('keeps names as they were at nomination', async () => {
    await service.ask(operator, service.now, 'organisation', 'city', 'RenameBranch', {
      branchId: 'b03.017',
      name: '新名',
      unitName: '新所',
      reason: '更名',
    });
    await clear('b03.017');
    await service.passTo(deadlineInstant);
    const { said } = await accept('b03.017');
    expect(said[0]!.data).toMatchObject({
      branchName: '城关派出所党支部',
      unitName: '所队b03.017',
      bureauName: '东城分局',
    });
  });
  it('extended for one bureau reopens its list as it was, and what lapsed there may be taken up again', async () => {
    await service.passTo('2023-05-04T01:00:00.000Z');
    const extension = { bureauId: 'b03', until: '2023-05-06', reason: '系统故障' };
    await service.askBoth(
      [operator, discipline],
      service.now,
      'campaign',
      campaignId,
      'ExtendDeadline',
      extension,
    );
    expect(await list('b03')).toMatchObject({ status: 'sealed', extendedUntil: '2023-05-06' });
    expect((await list('b04'))?.status).toBe('lapsed');
    await submit('b03.018');
    await service.passTo('2023-05-06T16:00:00.000Z');
    expect((await list('b03'))?.status).toBe('final');
    expect(await candidate('b03.018')).toMatchObject({ status: 'submitted', rank: 2 });
    expect(await candidate('b03.018')).not.toHaveProperty('lapsedReason');
    expect((await service.row(deadlinesView, campaignId))?.extensions).toMatchObject([extension]);
    expect(service.refused).toEqual([]);
  });
  it('is not extended for a list of which a form was accepted', async () => {
    await clear('b03.017');
    await service.passTo(deadlineInstant);
    await accept('b03.017');
    const extension = { bureauId: 'b03', until: '2023-05-06', reason: '系统故障' };
    await expect(
      service.ask(operator, service.now, 'campaign', campaignId, 'ExtendDeadline', extension),
    ).rejects.toMatchObject({
      reason: 'list_in_use',
    });
  });
  it('extended before it passes is passed over until the later day', async () => {
    const extension = { bureauId: 'b04', until: '2023-05-05', reason: '灾情' };
    await service.askBoth(
      [operator, discipline],
      service.now,
      'campaign',
      campaignId,
      'ExtendDeadline',
      extension,
    );
    await service.passTo(deadlineInstant);
    expect((await list('b04'))?.status).toBe('empty');
    await service.passTo('2023-05-05T16:00:00.000Z');
    expect((await list('b04'))?.status).toBe('lapsed');
  });
});

describe('A list that waits for its second officer', () => {
  const id = `${campaignId}.b03`;
  it('is not sealed when it was drafted anew meanwhile', async () => {
    const seal = { minutesNumber: '5号' };
    await service.ask(officers[0], service.now, 'recommendation', id, 'DraftRecommendation', {
      candidates: listed('b03.017', 'b03.018'),
    });
    const { commandId: confirms } = await service.ask(
      officers[0],
      service.now,
      'recommendation',
      id,
      'SealRecommendation',
      seal,
    );
    expect((await list('b03'))?.waiting).toMatchObject([{ act: 'SealRecommendation', proposedBy: 'bao' }]);
    await service.ask(officers[0], service.now, 'recommendation', id, 'DraftRecommendation', {
      candidates: listed('b03.018', 'b03.017'),
    });
    await expect(
      service.ask(officers[1], service.now, 'recommendation', id, 'SealRecommendation', seal, { confirms }),
    ).rejects.toMatchObject({
      reason: 'payload_differs',
    });
    expect((await list('b03'))?.waiting).toEqual([]);
    await service.askBoth(officers, service.now, 'recommendation', id, 'SealRecommendation', seal);
    expect(await list('b03')).toMatchObject({
      status: 'sealed',
      waiting: [],
      seals: [{ seal: 1, sealedBy: ['bao', 'bei'] }],
    });
  });
});

describe('A returned form', () => {
  it('lapses after five working days, holidays not counted', async () => {
    await prepareBranch('o20.001');
    service.moveTo('2023-04-26T02:00:00.000Z');
    await service.ask(organSecretary, service.now, 'application', `${campaignId}.o20.001`, 'SelfNominate', {
      reason: '自荐',
    });
    await submit('o20.001');
    await service.ask(operator, service.now, 'application', `${campaignId}.o20.001`, 'ReturnApplication', {
      reason: '请补佐证',
    });
    expect(await candidate('o20.001')).toMatchObject({ status: 'returned', returnedUntil: '2023-05-06' });
    await service.passTo('2023-05-06T15:59:59.999Z');
    expect((await candidate('o20.001'))?.status).toBe('returned');
    await service.passTo('2023-05-06T16:00:00.000Z');
    expect(await candidate('o20.001')).toMatchObject({ status: 'lapsed', lapsedReason: 'returnExpired' });
  });
});

describe('A merged branch', () => {
  it('is withdrawn from every campaign in which it stands, its place on the list left empty', async () => {
    await sealList('b03.017', 'b03.018');
    await service.ask(operator, service.now, 'organisation', 'city', 'MergeBranch', {
      branchId: 'b03.017',
      into: 'b03.018',
      reason: '机构调整',
    });
    expect(await candidate('b03.017')).toMatchObject({ status: 'withdrawn', withdrawnCause: 'merged' });
    expect(await candidate('b03.018')).toMatchObject({ status: 'nominated', rank: 2 });
    expect((await service.row(unitsView, 'b03.018'))?.mergedFrom).toEqual(['b03.017']);
    expect(service.refused).toEqual([]);
  });
  it('hands its entry over with its rank to a branch that is on no list', async () => {
    await sealList('b03.017', 'b03.019');
    await service.ask(operator, service.now, 'organisation', 'city', 'MergeBranch', {
      branchId: 'b03.017',
      into: 'b03.018',
      reason: '机构调整',
    });
    expect(await candidate('b03.017')).toMatchObject({
      ...{ status: 'nominated', rank: 1, mergedInto: 'b03.018', branchName: '支部b03.018' },
    });
    expect(await candidate('b03.018')).toBeUndefined();
    expect(service.refused).toEqual([]);
  });
});

describe('Every view', () => {
  it('holds rows that its reading allows, the same when folded again', async () => {
    await prepareBranch('b03.017');
    await service.ask(officers[0], service.now, 'participation', `${campaignId}.b03`, 'PublishBureauPlan', {
      title: '方案',
      documentNumber: '3号',
    });
    await service.ask(secretary, service.now, 'participation', `${campaignId}.b03.017`, 'ReportProgress', {
      kind: 'publicity',
      title: '报道',
      report: '见报',
      medium: '日报',
      attachments: [],
    });
    await sealList('b03.017');
    await submit('b03.017');
    const attachmentId = 'a'.repeat(64);
    const file = { attachmentId, name: '照片.jpg', mediaType: 'image/jpeg', size: 5_000_000 };
    await service.ask(
      secretary,
      service.now,
      'attachment',
      `${campaignId}.${attachmentId}.b03.017`,
      'StoreAttachment',
      file,
    );
    const expert = { campaignId, branchId: 'b03.017', expertId: 'xu' };
    await service.hear('ExpertRecused', expert, service.now, 'panel-r2023');
    await service.hear(
      'CandidateSuspended',
      { campaignId, branchId: 'b03.017' },
      service.now,
      'standing-r2023.b03.017',
    );
    expect(await service.row(attachmentsView, 'r2023.b03.017')).toMatchObject({
      recused: ['xu'],
      files: [{ name: '照片.jpg' }],
    });
    expect(await candidate('b03.017')).toMatchObject({ standing: 'underReview', recused: ['xu'] });
    expect(await service.viewFaults()).toEqual([]);
    expect(
      Object.values(readModels.application).every((reading) =>
        applicationService.views.some((view) => view.readModel === reading),
      ),
    ).toBe(true);
    expect((await service.row(organisationView, 'city'))?.version).toBe(
      service.log.filter(({ stream }) => stream === 'organisation-city').at(-1)!.revision,
    );
  });
});
