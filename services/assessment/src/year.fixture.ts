import { group } from '@laurel/contracts';
import type { Actor } from '@laurel/core';
import { ServiceUnderTest, unsaid } from '@laurel/platform/testing';
import { assessmentService } from './assessment.definition.ts';
import {
  adjustment,
  branchId,
  campaignId,
  evidence,
  inspector,
  inspector2,
  lin,
  mao,
  nie,
  operator,
  rulePack,
  scoresOf,
  secretary,
} from './candidate.fixture.ts';
import { visit } from './assessment/assessment.fixture.ts';

/**
 * A year of assessment with everything in it: three branches, one assessed to the end, one withdrawn, one
 * disqualified.
 */

export const candidates = { assessed: branchId, withdrawn: 'b03.020', disqualified: 'b05.002' };
const ofBureau: Actor = { account: 'zhu', person: 'P-zhu', role: 'assessor', unit: 'b03' };
const member = ({ account, person, unit }: Actor) => ({
  accountId: account,
  personId: person,
  name: account,
  ...(unit !== undefined && { unitId: unit }),
});
const id = (branch: string) => `${campaignId}.${branch}`;

export async function yearOfAssessment(): Promise<ServiceUnderTest> {
  const service = await ServiceUnderTest.open(assessmentService);
  await nominate(service);
  await formGroup(service);
  await assess(service);
  await investigate(service);
  await finish(service);
  return service;
}

async function nominate(service: ServiceUnderTest): Promise<void> {
  const rulePackHash = '0'.repeat(64);
  await service.hear(
    'CampaignOpened',
    { campaignId, rulePack, rulePackHash, version: 1 },
    '2023-03-01T00:30:00.000Z',
  );
  for (const bureauId of ['b03', 'b05']) {
    await service.hear(
      'BureauRegistered',
      { bureauId, name: `${bureauId}分局`, kind: 'countyBureau' },
      '2023-03-01T01:00:00.000Z',
    );
  }
  for (const branch of Object.values(candidates)) {
    const bureauId = branch.slice(0, 3);
    const people = { fullMembers: 9, probationaryMembers: 0, officers: 12, auxiliaries: 20 };
    const names = {
      branchName: `${branch}党支部`,
      unitName: `${branch}派出所`,
      bureauName: `${bureauId}分局`,
    };
    const registered = {
      branchId: branch,
      bureauId,
      name: names.branchName,
      unitName: names.unitName,
      unitType: 'policeStation' as const,
      ...people,
    };
    await service.hear('BranchRegistered', registered, '2023-03-01T01:00:00.000Z');
    await service.hear(
      'SecretaryAppointed',
      { branchId: branch, personId: secretary.person, name: '史明', since: '2022-09-01' },
      '2023-03-01T01:00:00.000Z',
    );
    const nominated = { campaignId, branchId: branch, bureauId, ...names };
    await service.hear(
      'CandidateRecommended',
      { ...nominated, rank: 1, of: 3, reason: '成绩突出' },
      '2023-04-25T01:00:00.000Z',
    );
    await service.ask(inspector, '2023-05-04T02:00:00.000Z', 'integrity', branch, 'CertifyIntegrity', {
      certificateNumber: `J-${branch}`,
    });
    await service.hear(
      'ApplicationAccepted',
      { ...nominated, route: 'recommended', rank: 1 },
      '2023-05-05T02:00:00.000Z',
    );
  }
}

async function formGroup(service: ServiceUnderTest): Promise<void> {
  const now = '2023-05-06T02:00:00.000Z';
  const form = { lead: 'lin', departments: ['机关党委'], members: [lin, mao, nie, ofBureau].map(member) };
  await service.ask(operator, now, 'group', `${campaignId}.g0`, 'FormGroup', { ...form, name: '筹备组' });
  await service.ask(operator, now, 'group', `${campaignId}.g1`, 'FormGroup', { ...form, name: '第一考核组' });
  await service.ask(operator, now, 'group', `${campaignId}.g0`, 'AssignCandidate', { branchId });
  for (const branch of Object.values(candidates)) {
    await service.ask(operator, now, 'group', `${campaignId}.g1`, 'AssignCandidate', { branchId: branch });
  }
  await service.ask(nie, now, 'group', `${campaignId}.g1`, 'RecuseAssessor', {
    branchId: candidates.withdrawn,
    ground: '亲属在该所',
  });
  const mistaken = { branchId, accountId: nie.account, reason: '同名' };
  await service.ask(nie, now, 'group', `${campaignId}.g1`, 'RecuseAssessor', { branchId, ground: '亲属' });
  await service.askBoth(
    [operator, inspector],
    now,
    'group',
    `${campaignId}.g1`,
    'WithdrawAssessorRecusal',
    mistaken,
  );
  for (const plannedOn of ['2023-06-12', '2023-05-09']) {
    await service.ask(lin, now, 'group', `${campaignId}.g1`, 'PlanVisit', { branchId, plannedOn });
  }
  for (const { type, data } of unsaid(group, service.log, { branchId, plannedOn: '2023-05-09' })) {
    await service.ask(lin, now, 'group', `${campaignId}.g1`, type, data as never);
  }
}

async function assess(service: ServiceUnderTest): Promise<void> {
  const assessment = ['assessment', id(branchId)] as const;
  const first = visit('v1', scoresOf('90', '90', '90', '90', '90', '90'), [
    adjustment(3, 'deduction', '1.5'),
  ]);
  await service.askBoth([mao, nie], '2023-05-10T08:00:00.000Z', ...assessment, 'RecordAssessment', first);
  const dispute = { recordId: 'v1', answer: 'dispute' as const, statement: '台账已补齐' };
  await service.ask(secretary, '2023-05-12T08:00:00.000Z', ...assessment, 'AnswerAssessment', dispute);
  const correction = {
    recordId: 'v1',
    scores: first.scores,
    adjustments: [],
    void: false,
    reason: '台账属实',
  };
  await service.ask(lin, '2023-05-13T08:00:00.000Z', ...assessment, 'CorrectAssessment', correction);
  const appraisal = {
    indicatorId: rulePack.indicators[0]!.id,
    value: { rank: 3, among: 12 },
    source: '省厅通报',
  };
  await service.askBoth(
    [operator, mao],
    '2023-06-01T08:00:00.000Z',
    ...assessment,
    'RecordIndicator',
    appraisal,
  );
  const second = {
    ...visit('v2', scoresOf('92', '88', '90', '88', '86', '86')),
    visitedAt: '2023-06-13T01:00:00.000Z',
  };
  await service.askBoth([lin, mao], '2023-06-13T08:00:00.000Z', ...assessment, 'RecordAssessment', second);
  await service.ask(lin, '2023-06-14T08:00:00.000Z', ...assessment, 'RecordAssessment', {
    ...second,
    recordId: 'v3',
    visitedAt: '2023-06-14T01:00:00.000Z',
  });
  // One is declined, and one that its proposer finds wrong is withdrawn.
  const fourth = { ...second, recordId: 'v4', visitedAt: '2023-06-14T02:00:00.000Z' };
  const asked = [...assessment, 'RecordAssessment', fourth] as const;
  const vain = await service.ask(lin, '2023-06-14T08:10:00.000Z', ...asked);
  await service.ask(mao, '2023-06-14T08:20:00.000Z', ...asked, {
    declines: { proposalId: vain.commandId, reason: '当日未到现场' },
    asProposed: true,
  });
  const wrong = await service.ask(lin, '2023-06-14T08:30:00.000Z', ...asked);
  await service.ask(lin, '2023-06-14T08:40:00.000Z', ...asked, {
    withdraws: wrong.commandId,
    asProposed: true,
  });
  await service.ask(secretary, '2023-06-14T09:00:00.000Z', ...assessment, 'AnswerAssessment', {
    ...dispute,
    recordId: 'v2',
  });
  await service.ask(nie, '2023-06-15T08:00:00.000Z', ...assessment, 'UpholdAssessment', {
    recordId: 'v2',
    reason: '值班表属实',
  });
  // Voided by mistake, and restored.
  for (const [isVoid, day] of [
    [true, 16],
    [false, 19],
  ] as const)
    await service.askBoth([mao, lin], `2023-06-${day}T08:00:00.000Z`, ...assessment, 'AmendAssessment', {
      ...{ recordId: 'v2', scores: second.scores, adjustments: second.adjustments },
      ...{ void: isVoid, reason: '核对原始记录' },
    });
}

async function investigate(service: ServiceUnderTest): Promise<void> {
  const [cleared, lost] = [
    ['integrity', branchId],
    ['integrity', candidates.disqualified],
  ] as const;
  const opening = { allegation: '群众举报', evidence };
  await service.ask(inspector, '2023-07-03T02:00:00.000Z', ...cleared, 'RegisterLead', {
    ...{ leadId: 'l1', receivedOn: '2023-07-02', letter: '反映台账补记' },
  });
  await service.ask(inspector, '2023-07-03T02:00:00.000Z', ...cleared, 'OpenInvestigation', {
    ...opening,
    caseId: 'c1',
  });
  await service.ask(inspector, '2023-07-10T02:00:00.000Z', ...cleared, 'CloseInvestigation', {
    caseId: 'c1',
    outcome: '查无实据',
  });
  await service.ask(inspector, '2023-07-11T02:00:00.000Z', ...lost, 'OpenInvestigation', {
    ...opening,
    caseId: 'c2',
  });
  const violation = { caseId: 'c2', fact: '违规收受礼品', factOn: '2023-06-30', evidence };
  await service.askBoth(
    [inspector, inspector2],
    '2023-07-20T02:00:00.000Z',
    ...lost,
    'ConfirmViolation',
    violation,
  );
}

async function finish(service: ServiceUnderTest): Promise<void> {
  const leaving = {
    campaignId,
    branchId: candidates.withdrawn,
    bureauId: 'b03',
    reason: '机构调整',
    cause: 'own' as const,
  };
  await service.hear('ApplicationWithdrawn', leaving, '2023-08-01T02:00:00.000Z');
  await service.ask(operator, '2023-11-02T02:00:00.000Z', 'assessment', id(branchId), 'CloseAssessment', {});
}
