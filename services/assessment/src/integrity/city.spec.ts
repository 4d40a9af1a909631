// Two campaigns of one city in one year: what is known of a branch in the one is known in the other.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceUnderTest } from '@laurel/platform/testing';
import { planPack2023, shippedYear } from '@laurel/rules';
import { assessmentService } from '../assessment.definition.ts';
import { branchId, evidence, inspector, inspector2 } from '../candidate.fixture.ts';
import { standingsView } from '../standing/standings.view.ts';
import { servedIntegrity } from './integrity.facts.ts';

const names = { branchName: '城关派出所党支部', unitName: '城关派出所', bureauName: '东城分局' };
const rulePackHash = '0'.repeat(64);
let service: ServiceUnderTest;
const statusIn = async (campaignId: string) =>
  (await service.row(standingsView, `${campaignId}.${branchId}`))?.status;

async function opens(campaignId: string, from: string, to: string): Promise<void> {
  const [first, ...others] = planPack2023.phases;
  const phases = [{ ...first!, from }, ...others.slice(0, -1), { ...others.at(-1)!, to }];
  const rulePack = { ...planPack2023, phases, calendar: [shippedYear(2023), shippedYear(2024)] };
  await service.hear('CampaignOpened', { campaignId, rulePack, rulePackHash, version: 1 });
}

async function nominates(campaignId: string): Promise<void> {
  await service.hear('CandidateRecommended', {
    ...{ campaignId, branchId, bureauId: 'b03', ...names },
    ...{ rank: 1, of: 3, reason: '成绩突出' },
  });
}

const enter = async (type: 'CertifyIntegrity' | 'OpenInvestigation' | 'CloseInvestigation', data: object) =>
  await service.ask(inspector, service.now, 'integrity', branchId, type, data as never);
const confirm = async (factOn: string) =>
  await service.askBoth([inspector, inspector2], service.now, 'integrity', branchId, 'ConfirmViolation', {
    fact: '违规收受礼品',
    factOn,
    evidence,
  });

beforeEach(async () => {
  service = await ServiceUnderTest.open(assessmentService, { instant: '2023-05-04T01:00:00.000Z' });
  await service.hear('BranchRegistered', {
    ...{ branchId, bureauId: 'b03', name: names.branchName, unitName: names.unitName },
    ...{ unitType: 'policeStation', fullMembers: 9, probationaryMembers: 0, officers: 12, auxiliaries: 20 },
  });
  await opens('r2023', '2023-03-01', '2023-12-31');
  await opens('fq2023', '2023-04-01', '2023-12-31');
  await nominates('r2023');
});

describe('In two campaigns of one city', () => {
  it('a violation of the period of both is counted in both', async () => {
    await nominates('fq2023');
    await confirm('2023-05-02');
    expect([await statusIn('r2023'), await statusIn('fq2023')]).toEqual(['disqualified', 'disqualified']);
  });
  it('a violation from before the second one opened is counted in the first only', async () => {
    await nominates('fq2023');
    await confirm('2023-03-15');
    expect([await statusIn('r2023'), await statusIn('fq2023')]).toEqual(['disqualified', 'clear']);
  });
  it('a branch that is nominated later brings with it what is known', async () => {
    await confirm('2023-05-02');
    expect(await statusIn('fq2023')).toBeUndefined();
    await nominates('fq2023');
    expect(await statusIn('fq2023')).toBe('disqualified');
  });
  it('a violation that came with a joined record counts when the branch is nominated', async () => {
    await service.hear('RecordJoined', {
      ...{ bureauId: 'b03', recordHash: 'a'.repeat(64), planHash: 'b'.repeat(64), events: 9 },
      ...{ historyHash: 'c'.repeat(64), firstAt: service.now, lastAt: service.now, renamed: [] },
      violations: [{ branchId, factOn: '2023-05-02', eventId: '00000000-0000-4000-8000-000000000001' }],
    });
    await nominates('fq2023');
    expect([await statusIn('r2023'), await statusIn('fq2023')]).toEqual(['disqualified', 'disqualified']);
  });
  it('a case suspends in both until it is closed, and one certificate clears in both', async () => {
    await nominates('fq2023');
    await enter('OpenInvestigation', { caseId: 'c1', allegation: '群众举报', evidence });
    expect([await statusIn('r2023'), await statusIn('fq2023')]).toEqual(['underReview', 'underReview']);
    await enter('CloseInvestigation', { caseId: 'c1', outcome: '查无实据' });
    await enter('CertifyIntegrity', { certificateNumber: 'J-7' });
    for (const campaignId of ['r2023', 'fq2023'])
      expect(await service.row(standingsView, `${campaignId}.${branchId}`)).toMatchObject({
        status: 'clear',
        certificateNumber: 'J-7',
        validUntil: '2023-06-03',
      });
  });
  it('whoever is under review when the campaign ends is under review in the next', async () => {
    await enter('OpenInvestigation', { caseId: 'c1', allegation: '群众举报', evidence });
    await service.hear('CampaignClosed', { campaignId: 'r2023' });
    await nominates('fq2023');
    expect(await statusIn('fq2023')).toBe('underReview');
    expect((await service.reader('asked').state(servedIntegrity, branchId)).openCases).toEqual(['c1']);
  });
});
