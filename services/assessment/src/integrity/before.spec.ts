// A log of before the city's record: what discipline entered in the standing of one campaign is read as it
// was meant.
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@laurel/core';
import { ServiceUnderTest } from '@laurel/platform/testing';
import { planPack2023 } from '@laurel/rules';
import { assessmentService } from '../assessment.definition.ts';
import { branchId, campaignId, entry, evidence, inspector } from '../candidate.fixture.ts';
import { standingsView } from '../standing/standings.view.ts';

const stream = `standing-${campaignId}.${branchId}`;
const said = [
  ['IntegrityCleared', { certificateNumber: 'J-1', validUntil: '2023-06-03' }],
  ['InvestigationOpened', { caseId: 'c1', allegation: '群众举报', evidence }],
  ['CandidateSuspended', {}],
] as const;
const history = said.map(([type, data], index) => {
  const time = `2023-05-0${index + 4}T01:00:00.000Z`;
  const command = `before-${index < 2 ? index : 1}`;
  return {
    ...{ id: `event-${index}`, type, schemaVersion: 1, stream, revision: index + 1, position: index + 1 },
    ...{ time, recordedAt: time, actor: inspector, commandId: command, correlationId: command },
    ...{ payloadHash: '0'.repeat(64), data: { ...entry, ...data } },
  };
}) as unknown as StoredEvent[];

describe('A standing of before', () => {
  it('keeps its case, which is closed in the record of the branch and resumes the candidate', async () => {
    const service = await ServiceUnderTest.open(assessmentService, {
      instant: '2023-06-01T01:00:00.000Z',
      history,
    });
    const row = async () => await service.row(standingsView, `${campaignId}.${branchId}`);
    expect(await row()).toMatchObject({ status: 'underReview', cases: [{ caseId: 'c1' }] });
    await service.hear('BranchRegistered', {
      ...{ branchId, bureauId: 'b03', name: '支部', unitName: '派出所', unitType: 'policeStation' },
      ...{ fullMembers: 9, probationaryMembers: 0, officers: 12, auxiliaries: 20 },
    });
    await service.hear('CampaignOpened', {
      ...{ campaignId, rulePack: planPack2023, rulePackHash: '0'.repeat(64), version: 1 },
    });
    await service.hear('CandidateRecommended', {
      ...{ ...entry, bureauId: 'b03', branchName: '支部', unitName: '派出所', bureauName: '分局' },
      ...{ rank: 1, of: 1, reason: '成绩突出' },
    });
    const again = service.ask(inspector, service.now, 'integrity', branchId, 'CertifyIntegrity', {
      certificateNumber: 'J-2',
    });
    await expect(again).rejects.toMatchObject({ reason: 'under_investigation' });
    await service.ask(inspector, service.now, 'integrity', branchId, 'CloseInvestigation', {
      caseId: 'c1',
      outcome: '查无实据',
    });
    expect(await row()).toMatchObject({ status: 'clear', cases: [{ caseId: 'c1', outcome: '查无实据' }] });
  });
});
