// Every view, folded from a whole year: each row is what its contract says, and folding again from zero gives
// the same.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { assessment, readModels, saysOf, standing } from '@laurel/contracts';
import { rowsOf, type ServiceUnderTest } from '@laurel/platform/testing';
import { assessmentService } from './assessment.definition.ts';
import { branchId, campaignId } from './candidate.fixture.ts';
import { candidates, yearOfAssessment } from './year.fixture.ts';
import { answersView } from './dispute/answers.view.ts';
import { assessmentsView } from './assessment/assessments.view.ts';
import { assignmentsView } from './group/assignments.view.ts';
import { campaignsView } from './copies/campaigns.view.ts';
import { groupsView } from './group/groups.view.ts';
import { standingsView } from './standing/standings.view.ts';
import { unitsView } from './copies/units.view.ts';
import { visitsView } from './visit/visits.view.ts';

let service: ServiceUnderTest;
beforeAll(async () => {
  service = await yearOfAssessment();
});
const key = (branch = branchId) => `${campaignId}.${branch}`;
const until = (type: string, times = 1) => {
  const index = service.log
    .map((event, place) => (event.type === type ? place : -1))
    .filter((place) => place >= 0)[times - 1]!;
  return service.log.slice(0, index + 1);
};

describe('Every view', () => {
  it.each(assessmentService.views.map((served) => [served.view.name, served] as const))(
    '%s keeps its contract, writes nothing that JSON would lose, and is the same folded again',
    async (_name, served) => expect(await service.viewFaults([served])).toEqual([]),
  );
  it('has a contract, if people may read it', () => {
    const served = assessmentService.views.flatMap(({ readModel: reading }) => reading?.path ?? []);
    expect(served.sort()).toEqual(
      Object.values(readModels.assessment)
        .map(({ path }) => path)
        .sort(),
    );
  });
});

describe('A year of assessment', () => {
  it('says every event of the service, so that the views above are held to all of them', () => {
    const said = new Set(service.log.map(({ type }) => type));
    expect(saysOf('assessment').filter((type) => !said.has(type))).toEqual(['RecordRead']);
  });
  it('asks nothing of itself that is refused', () => expect(service.refused).toEqual([]));
});

describe('The groups', () => {
  it('show whom they visit; a candidate moved stands in one group only', async () => {
    expect(await service.row(groupsView, 'r2023.g0')).toMatchObject({ branchIds: [], version: 3 });
    expect(await service.row(groupsView, 'r2023.g1')).toMatchObject({
      branchIds: Object.values(candidates),
      lead: 'lin',
    });
    expect(rowsOf(groupsView, until('CandidateAssigned')).get('r2023.g0')).toMatchObject({
      branchIds: [branchId],
    });
  });
});

describe('The visits', () => {
  it('show what was planned, until it took place', async () => {
    const planned = rowsOf(visitsView, until('VisitPlanned', 2)).get(key());
    expect(planned).toMatchObject({
      nextPlannedOn: '2023-05-09',
      planned: [{ plannedOn: '2023-05-09' }, { plannedOn: '2023-06-12' }],
    });
    expect(rowsOf(visitsView, until('AssessmentRecorded')).get(key())).toMatchObject({
      nextPlannedOn: '2023-06-12',
      visitCount: 1,
    });
    expect(await service.row(visitsView, key())).not.toHaveProperty('nextPlannedOn');
  });
  it('show what waits for a second signature, until it is signed, declined, withdrawn or expires', async () => {
    const proposed = rowsOf(visitsView, until('ActProposed', 2)).get(key());
    expect(proposed).toMatchObject({
      waitingCount: 1,
      waiting: [{ act: 'RecordAssessment', proposedBy: 'mao' }],
      version: 2,
    });
    expect(rowsOf(visitsView, until('AssessmentRecorded')).get(key())).toMatchObject({
      waitingCount: 0,
      version: 3,
    });
    expect(
      service.log.filter(({ type, stream }) => type === 'ActProposed' && stream === `assessment-${key()}`),
    ).toHaveLength(8);
    const [waited, left] = [-1, undefined].map((end) =>
      rowsOf(visitsView, until('ProposalWithdrawn').slice(0, end)).get(key()),
    );
    expect([waited?.waitingCount, left?.waitingCount]).toEqual([2, 1]);
    expect(rowsOf(visitsView, until('ProposalDeclined')).get(key())).toMatchObject({ waitingCount: 1 });
    expect(await service.row(visitsView, key())).toMatchObject({ waiting: [] });
  });
  it('show disputes until they are decided', async () => {
    expect(rowsOf(visitsView, until('AssessmentAnswered')).get(key())).toMatchObject({ disputeCount: 1 });
    expect(await service.row(visitsView, key())).toMatchObject({
      disputeCount: 0,
      records: [{ status: 'corrected' }, { status: 'amended' }],
    });
  });
  it('are hidden from the recused, derived and declared', async () => {
    expect(await service.row(visitsView, key())).toMatchObject({ recused: ['zhu'], groupId: 'g1' });
    expect(await service.row(visitsView, key(candidates.withdrawn))).toMatchObject({
      recused: ['zhu', 'nie'],
      status: 'withdrawn',
    });
    expect(await service.row(visitsView, key(candidates.disqualified))).toMatchObject({
      recused: [],
      disqualified: true,
    });
  });
});

describe('The assessments', () => {
  it('keep what was recorded beside what was corrected', async () => {
    const [first] = (await service.row(assessmentsView, key()))!.records;
    expect(first).toMatchObject({
      status: 'corrected',
      adjustments: [],
      original: { adjustments: [{ points: '1.5' }] },
      answer: { answer: 'dispute', statement: '台账已补齐' },
      ruling: { decidedBy: 'lin', reason: '台账属实' },
      recordedBy: ['mao', 'nie'],
    });
  });
  it('keep each amendment beside what was recorded; a voided record counts as no visit until it is restored', async () => {
    const [, second] = (await service.row(assessmentsView, key()))!.records;
    expect(second).toMatchObject({
      status: 'amended',
      void: false,
      original: { scores: second!.scores },
      amendments: [{ amendedBy: ['mao', 'lin'] }, { reason: '核对原始记录' }],
    });
    expect(rowsOf(visitsView, until('AssessmentAmended')).get(key())).toMatchObject({ visitCount: 1 });
    expect(await service.row(visitsView, key())).toMatchObject({ visitCount: 2 });
  });
  it('end with the dynamic score and its steps', async () => {
    const row = await service.row(assessmentsView, key());
    expect(row).toMatchObject({
      status: 'closed',
      closedAt: '2023-11-02T02:00:00.000Z',
      indicators: [{ value: { rank: 3, among: 12 } }],
    });
    expect(row).toHaveProperty('dynamic');
    expect(row).toHaveProperty('steps.records', ['v1', 'v2']);
  });
  it('show the score neither to experts nor to the unit', () => {
    const { scopes, only } = assessment.readModels.assessments;
    expect(scopes).not.toHaveProperty('expert');
    for (const field of ['dynamic', 'criteria', 'steps'] as const)
      expect(only?.[field]).not.toContain('branchSecretary');
  });
  it('say why a candidate left', async () => {
    expect(await service.row(assessmentsView, key(candidates.withdrawn))).toMatchObject({
      status: 'withdrawn',
      withdrawnBecause: '机构调整',
    });
  });
});

describe('The answers', () => {
  it('list what may still be answered, soonest first, and nothing afterwards', async () => {
    const pending = rowsOf(answersView, until('AssessmentRecorded')).get(key());
    expect(pending).toMatchObject({
      answerUntil: '2023-05-17',
      unitId: branchId,
      records: [{ recordId: 'v1', deductionCount: 1 }],
    });
    expect(rowsOf(answersView, until('AssessmentAnswered')).size).toBe(0);
    expect(rowsOf(answersView, until('AssessmentRecorded', 2)).get(key())).toMatchObject({
      answerUntil: '2023-06-20',
    });
    expect((await service.rows(answersView)).length).toBe(0);
  });
});

describe('The standings', () => {
  it('list everyone nominated before anything is known', () => {
    const nominated = rowsOf(standingsView, until('CandidateRecommended')).get(key());
    expect(nominated).toMatchObject({
      status: 'clear',
      bureauId: 'b03',
      branchName: 'b03.017党支部',
      version: 0,
    });
    expect(nominated).not.toHaveProperty('validUntil');
  });
  it('show the certificate and until when it is valid', async () => {
    expect(await service.row(standingsView, key())).toMatchObject({
      certificateNumber: 'J-b03.017',
      validUntil: '2023-06-03',
    });
  });
  it('are under review while a case is open, and clear after the last', async () => {
    expect(rowsOf(standingsView, until('CandidateSuspended')).get(key())).toMatchObject({
      status: 'underReview',
      version: 2,
    });
    const cases = [{ caseId: 'c1', outcome: '查无实据', endedAt: '2023-07-10T02:00:00.000Z' }];
    expect(await service.row(standingsView, key())).toMatchObject({ status: 'clear', cases });
  });
  it('end with a violation, whose fact stands apart from its ground', async () => {
    const lost = (await service.row(standingsView, key(candidates.disqualified)))!;
    expect(lost).toMatchObject({
      status: 'disqualified',
      violation: { fact: '违规收受礼品' },
      cases: [{ caseId: 'c2', outcome: '违规收受礼品' }],
    });
    expect(lost.ground).not.toContain('礼品');
  });
  it('show cases, violations and waiting acts to discipline and audit only', () => {
    for (const field of ['cases', 'violation', 'waiting'] as const) {
      expect(standing.readModels.standings.only?.[field]).toEqual(['discipline', 'auditor']);
    }
  });
});

describe('What decisions are made from', () => {
  it('follows the campaign', async () => {
    expect(await service.row(campaignsView, campaignId)).toMatchObject({
      status: 'open',
      rankingConfirmed: false,
    });
    const later = (type: string, data: object = {}) => {
      const [first] = service.log;
      return rowsOf(campaignsView, [first!, { ...first!, type, data: { campaignId, ...data } }]).get(
        campaignId,
      );
    };
    expect(later('CampaignClosed')).toMatchObject({ status: 'closed' });
    expect(later('CampaignCancelled')).toMatchObject({ status: 'cancelled' });
    expect(later('RankingConfirmed')).toMatchObject({ status: 'open', rankingConfirmed: true });
    expect(later('RulePackAmended', { rulePack: { places: 19 } })).toMatchObject({
      rulePack: { places: 19 },
    });
  });
  it('knows bureaus, branches, their secretaries and mergers', () => {
    const [first] = service.log;
    const merged = {
      ...first!,
      type: 'BranchMerged',
      data: { branchId, into: candidates.withdrawn, reason: '合并' },
    };
    const vacated = { ...first!, type: 'SecretaryVacated', data: { branchId, reason: '调离' } };
    const rows = rowsOf(unitsView, [...service.log, merged, vacated]);
    const before = rowsOf(unitsView, [...service.log, merged]).get(branchId);
    expect(before).toMatchObject({ secretary: { personId: 'P-shi' } });
    expect(rows.get('b03')).toEqual({ kind: 'bureau' });
    expect(rows.get(branchId)).toEqual({ kind: 'branch', mergedInto: candidates.withdrawn });
  });
  it('knows who comes and who must not, also before the assignment', async () => {
    expect(await service.row(assignmentsView, key())).toEqual({
      groupId: 'g1',
      lead: 'lin',
      members: ['lin', 'mao', 'nie', 'zhu'],
      recused: ['zhu'],
      derived: ['zhu'],
    });
    const recusal = service.log.find(({ type }) => type === 'AssessorRecused')!;
    expect(rowsOf(assignmentsView, [recusal]).get(key())).toEqual({
      members: [],
      recused: ['zhu'],
      derived: ['zhu'],
    });
    const taken = { ...recusal, type: 'AssessorRecusalWithdrawn' } as typeof recusal;
    expect(rowsOf(assignmentsView, [recusal, taken]).get(key())).toMatchObject({ recused: [] });
  });
});
