// A campaign from its draft to accepted forms, through facts, reactions, views and what is due: what no single decider can show.
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
import { Story } from './story.fixture.ts';
import { applicationReadings } from '@laurel/contracts';
import { applicationService } from './application.definition.ts';
import { attachmentsView } from './views/attachments.ts';
import { campaignsView } from './views/campaigns.ts';
import { candidatesView } from './views/candidates.ts';
import { deadlinesView } from './views/deadlines.ts';
import { dueView } from './views/due.ts';
import { organisationView } from './views/organisation.ts';
import { participationView } from './views/participation.ts';
import { recommendationsView } from './views/recommendations.ts';
import { unitsView } from './views/units.ts';

let story: Story;
const candidate = (branchId: string) => story.rows(candidatesView).get(`${campaignId}.${branchId}`);
const list = (bureauId: string) => story.rows(recommendationsView).get(`${campaignId}.${bureauId}`);

async function openCampaign() {
  story = new Story();
  await story.ask(operator, 'organisation', 'city', 'ImportOrganisation', city);
  await story.ask(operator, 'campaign', campaignId, 'DraftCampaign', { rulePack: pack });
  const { rulePackHash } = story.rows(campaignsView).get(campaignId)!;
  await story.together([operator, committee[0]], 'campaign', campaignId, 'FreezeRulePack', { rulePackHash });
  await story.ask(operator, 'campaign', campaignId, 'OpenCampaign', {});
}

async function prepareBranch(branchId: string) {
  const actor = branchId.startsWith('o') ? organSecretary : secretary;
  await story.ask(actor, 'participation', `${campaignId}.${branchId}`, 'FilePlan', plan);
  await story.ask(actor, 'participation', `${campaignId}.${branchId}`, 'HoldMembersMeeting', meeting);
}

async function sealList(...branchIds: string[]) {
  await story.ask(officers[0], 'recommendation', `${campaignId}.b03`, 'DraftRecommendation', { candidates: listed(...branchIds) });
  await story.together(officers, 'recommendation', `${campaignId}.b03`, 'SealRecommendation', { minutesNumber: '东党〔2023〕5号' });
}

const submit = (branchId: string) => {
  const actor = branchId.startsWith('o') ? organSecretary : secretary;
  return story.ask(actor, 'application', `${campaignId}.${branchId}`, 'SubmitApplication', { form, declarations });
};
const accept = (branchId: string) => story.ask(operator, 'application', `${campaignId}.${branchId}`, 'AcceptApplication', {});

function clear(branchId: string) {
  const data = { campaignId, branchId, certificateNumber: 'L-1', validUntil: '2023-06-30' };
  story.hear('assessment', `standing-${campaignId}.${branchId}`, 'IntegrityCleared', data);
}

beforeEach(async () => {
  await openCampaign();
  await story.until('2023-03-20T01:00:00.000Z');
});

describe('A campaign that has opened', () => {
  it('invites every bureau and branch, so that whoever does not answer is seen', async () => {
    const silent = [...story.rows(participationView).values()].filter(({ route, unit }) => route === 'self' && unit === 'branch');
    expect(silent.map(({ unitId, selfNominated }) => [unitId, selfNominated])).toEqual([
      ['o20.001', false],
      ['o20.002', false],
    ]);
    expect([...story.rows(recommendationsView)].map(([key, { status }]) => [key, status])).toEqual([
      ['r2023.b03', 'empty'],
      ['r2023.b04', 'empty'],
    ]);
    expect(story.rows(campaignsView).get(campaignId)).toMatchObject({ status: 'open', phaseId: 'mobilisation', waiting: [] });
    expect(story.refused).toEqual([]);
  });
  it('invites a branch that is registered later', async () => {
    await story.ask(operator, 'organisation', 'city', 'RegisterBranch', branch('o20.003'));
    expect(story.rows(participationView).get('r2023.o20.003')).toMatchObject({ route: 'self', answered: false });
  });
});

describe('The deadline', () => {
  beforeEach(async () => {
    for (const branchId of ['b03.017', 'b03.018', 'b03.019', 'o20.001']) await prepareBranch(branchId);
    story.instant = beforeDeadline;
    await sealList('b03.017', 'b03.018');
    await story.ask(organSecretary, 'application', `${campaignId}.o20.001`, 'SelfNominate', { reason: '对照标准自荐' });
    for (const branchId of ['b03.017', 'b03.019', 'o20.001']) await submit(branchId);
  });

  it('closes lists, lets lapse what came to nothing, and leaves the rest', async () => {
    await story.until(deadlineInstant);
    expect(['b03', 'b04'].map((bureauId) => list(bureauId)?.status)).toEqual(['final', 'lapsed']);
    expect(candidate('b03.017')).toMatchObject({ status: 'submitted', rank: 1, of: 2 });
    expect(candidate('b03.018')).toMatchObject({ status: 'lapsed', lapsedReason: 'notSubmitted' });
    expect(candidate('b03.019')).toMatchObject({ status: 'lapsed', lapsedReason: 'notNominated' });
    expect(candidate('o20.001')).toMatchObject({ status: 'submitted', route: 'self' });
    expect(story.refused).toEqual([]);
    expect([...story.rows(dueView).keys()]).toEqual(['phase/r2023/commendation']);
  });
  it('lets a cleared form be accepted once the list is final, with its route and rank', async () => {
    clear('b03.017');
    await expect(accept('b03.017')).rejects.toMatchObject({ reason: 'list_not_final' });
    await story.until(deadlineInstant);
    await accept('b03.017');
    expect(candidate('b03.017')).toMatchObject({ status: 'accepted', rank: 1, route: 'recommended', branchName: '城关派出所党支部' });
  });
  it('keeps names as they were at nomination', async () => {
    await story.ask(operator, 'organisation', 'city', 'RenameBranch', {
      branchId: 'b03.017',
      name: '新名',
      unitName: '新所',
      reason: '更名',
    });
    clear('b03.017');
    await story.until(deadlineInstant);
    const [accepted] = await accept('b03.017');
    expect(accepted!.data).toMatchObject({ branchName: '城关派出所党支部', unitName: '所队b03.017', bureauName: '东城分局' });
  });
  it('extended for one bureau reopens its list as it was, and what lapsed there may be taken up again', async () => {
    await story.until('2023-05-04T01:00:00.000Z');
    const extension = { bureauId: 'b03', until: '2023-05-06', reason: '系统故障' };
    await story.together([operator, discipline], 'campaign', campaignId, 'ExtendDeadline', extension);
    expect(list('b03')).toMatchObject({ status: 'sealed', extendedUntil: '2023-05-06' });
    expect(list('b04')?.status).toBe('lapsed');
    await submit('b03.018');
    await story.until('2023-05-06T16:00:00.000Z');
    expect(list('b03')?.status).toBe('final');
    expect(candidate('b03.018')).toMatchObject({ status: 'submitted', rank: 2 });
    expect(candidate('b03.018')).not.toHaveProperty('lapsedReason');
    expect(story.rows(deadlinesView).get(campaignId)?.extensions).toMatchObject([extension]);
    expect(story.refused).toEqual([]);
  });
  it('is not extended for a list of which a form was accepted', async () => {
    clear('b03.017');
    await story.until(deadlineInstant);
    await accept('b03.017');
    const extension = { bureauId: 'b03', until: '2023-05-06', reason: '系统故障' };
    await expect(story.ask(operator, 'campaign', campaignId, 'ExtendDeadline', extension)).rejects.toMatchObject({
      reason: 'list_in_use',
    });
  });
  it('extended before it passes is passed over until the later day', async () => {
    const extension = { bureauId: 'b04', until: '2023-05-05', reason: '灾情' };
    await story.together([operator, discipline], 'campaign', campaignId, 'ExtendDeadline', extension);
    await story.until(deadlineInstant);
    expect(list('b04')?.status).toBe('empty');
    await story.until('2023-05-05T16:00:00.000Z');
    expect(list('b04')?.status).toBe('lapsed');
  });
});

describe('A list that waits for its second officer', () => {
  const id = `${campaignId}.b03`;
  it('is not sealed when it was drafted anew meanwhile', async () => {
    const seal = { minutesNumber: '5号' };
    await story.ask(officers[0], 'recommendation', id, 'DraftRecommendation', { candidates: listed('b03.017', 'b03.018') });
    const [proposal] = await story.ask(officers[0], 'recommendation', id, 'SealRecommendation', seal);
    const confirms = (proposal!.data as { proposalId: string }).proposalId;
    expect(list('b03')?.waiting).toMatchObject([{ act: 'SealRecommendation', proposedBy: 'bao' }]);
    await story.ask(officers[0], 'recommendation', id, 'DraftRecommendation', { candidates: listed('b03.018', 'b03.017') });
    await expect(story.ask(officers[1], 'recommendation', id, 'SealRecommendation', seal, { confirms })).rejects.toMatchObject({
      reason: 'payload_differs',
    });
    expect(list('b03')?.waiting).toEqual([]);
    await story.together(officers, 'recommendation', id, 'SealRecommendation', seal);
    expect(list('b03')).toMatchObject({ status: 'sealed', waiting: [], seals: [{ seal: 1, sealedBy: ['bao', 'bei'] }] });
  });
});

describe('A returned form', () => {
  it('lapses after five working days, holidays not counted', async () => {
    await prepareBranch('o20.001');
    story.instant = '2023-04-26T02:00:00.000Z';
    await story.ask(organSecretary, 'application', `${campaignId}.o20.001`, 'SelfNominate', { reason: '自荐' });
    await submit('o20.001');
    await story.ask(operator, 'application', `${campaignId}.o20.001`, 'ReturnApplication', { reason: '请补佐证' });
    expect(candidate('o20.001')).toMatchObject({ status: 'returned', returnedUntil: '2023-05-06' });
    await story.until('2023-05-06T15:59:59.999Z');
    expect(candidate('o20.001')?.status).toBe('returned');
    await story.until('2023-05-06T16:00:00.000Z');
    expect(candidate('o20.001')).toMatchObject({ status: 'lapsed', lapsedReason: 'returnExpired' });
  });
});

describe('A merged branch', () => {
  it('is withdrawn from every campaign in which it stands, its place on the list left empty', async () => {
    await sealList('b03.017', 'b03.018');
    await story.ask(operator, 'organisation', 'city', 'MergeBranch', { branchId: 'b03.017', into: 'b03.018', reason: '机构调整' });
    expect(candidate('b03.017')).toMatchObject({ status: 'withdrawn', withdrawnCause: 'merged' });
    expect(candidate('b03.018')).toMatchObject({ status: 'nominated', rank: 2 });
    expect(story.rows(unitsView).get('b03.018')?.mergedFrom).toEqual(['b03.017']);
    expect(story.refused).toEqual([]);
  });
});

describe('Every view', () => {
  it('holds rows that its reading allows, the same when folded again', async () => {
    await prepareBranch('b03.017');
    await story.ask(officers[0], 'participation', `${campaignId}.b03`, 'PublishBureauPlan', { title: '方案', documentNumber: '3号' });
    await story.ask(secretary, 'participation', `${campaignId}.b03.017`, 'ReportProgress', {
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
    await story.ask(secretary, 'attachment', `${campaignId}.${attachmentId}.b03.017`, 'StoreAttachment', file);
    const expert = { campaignId, branchId: 'b03.017', expertId: 'xu' };
    story.hear('evaluation', 'panel-r2023', 'ExpertRecused', expert);
    story.hear('assessment', 'standing-r2023.b03.017', 'CandidateSuspended', { campaignId, branchId: 'b03.017' });
    expect(story.rows(attachmentsView).get('r2023.b03.017')).toMatchObject({ recused: ['xu'], files: [{ name: '照片.jpg' }] });
    expect(candidate('b03.017')).toMatchObject({ standing: 'underReview', recused: ['xu'] });
    for (const { view, reading } of applicationService.views) {
      const rows = story.rows(view);
      for (const row of rows.values()) reading?.row.parse(row);
      expect(story.rows(view)).toEqual(rows);
      if (reading) expect(view.indexes).toEqual(reading.indexes);
    }
    expect(Object.values(applicationReadings).every((reading) => applicationService.views.some((view) => view.reading === reading))).toBe(
      true,
    );
    expect(story.rows(organisationView).get('city')?.version).toBe(
      story.log.filter(({ stream }) => stream === 'organisation-city').at(-1)!.revision,
    );
  });
});
