// The views of the one history: what each shows, who may read it, and that the order in which services are
// heard does not show.
import { describe, expect, it } from '@jest/globals';
import { auditReadModels, type ReadModel, readersOf } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { rowsOf, viewFaults } from '@laurel/platform/testing';
import { auditService } from '../audit.definition.ts';
import { campaignRecord } from '../campaign.fixture.ts';
import type { Envelope } from './envelope.ts';
import { bureausView } from '../progress/bureaus.view.ts';
import { historyView } from './history.view.ts';
import { progressView } from '../progress/progress.view.ts';
import { readsView } from '../reads/reads.view.ts';

const record = campaignRecord();

/** As audit's log would hold the record if it arrived in this order. */
function arrived(events: readonly Envelope[]): ViewedEvent[] {
  return events.map((event, index) => ({ ...event, payloadHash: '', position: index + 1 }));
}

const heard = arrived(record);
const history = rowsOf(historyView, heard);

describe.each(
  auditService.views.map(({ view, readModel: reading }) => [view.name, view, reading as ReadModel] as const),
)('The view %s', (_name, view, reading) => {
  const rows = rowsOf(view, heard);
  it('has rows of its contract’s shape, without undefined fields', () => {
    expect(rows.size).toBeGreaterThan(0);
    expect(viewFaults('audit', { view, readModel: reading }, heard, rows)).toEqual([]);
  });
  it('is the same when folded again', () => {
    expect(rowsOf(view, arrived(campaignRecord()))).toEqual(rows);
  });
  it('indexes what lists filter by', () => {
    expect(view.indexes).toEqual(reading.indexes);
  });
});

describe('The history', () => {
  it('has a row for each event, in the order of arrival', () => {
    expect(history.size).toBe(record.length);
    expect([...history.values()].map(({ position }) => position)).toEqual(
      record.map((_, index) => index + 1),
    );
  });
  it('says who acted, who proposed, and which unit and campaign it concerns', () => {
    const row = [...history.values()].find(({ type }) => type === 'BranchNamed')!;
    expect(row).toMatchObject({
      accountId: 'cleo',
      role: 'committee',
      proposerAccountId: 'carl',
      unitId: 'b01.001',
      campaignId: 'r2023',
    });
  });
  it('finds unit and campaign in the stream where the data are silent', () => {
    const proposal = [...history.values()].find(
      ({ type, stream }) => type === 'ActProposed' && stream.startsWith('assessment-'),
    )!;
    expect(proposal).toMatchObject({ unitId: 'b01.001', campaignId: 'r2023' });
  });
  it('finds the unit of a proposal in its content, so that whoever must keep away from it does', () => {
    const proposal = [...history.values()].find(({ data }) => data['act'] === 'NameBranch')!;
    expect(proposal).toMatchObject({ type: 'ActProposed', unitId: 'b01.001' });
  });
  it('has no sealed part, no hash of one, and before the opening no score of a ballot', () => {
    const opening = record.findIndex(({ type }) => type === 'BallotsOpened');
    const ballots = [...history.values()].slice(0, opening).filter(({ type }) => type === 'BallotSealed');
    expect(ballots.length).toBeGreaterThan(20);
    for (const { data } of ballots)
      expect(Object.keys(data).sort()).toEqual(['branchId', 'campaignId', 'commitment', 'expertId', 'stage']);
    for (const row of history.values())
      expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['sealed', 'payloadHash']));
  });
});

describe('Who reads an event', () => {
  it.each([
    ['BranchNamed', {}, ['operator', 'committee', 'discipline']],
    ['InvestigationOpened', {}, ['discipline']],
    ['ViolationConfirmed', {}, ['discipline']],
    ['CandidateDisqualified', {}, ['discipline']],
    ['ObjectionRaised', {}, ['discipline']],
    ['ObjectionUpheld', {}, ['committee', 'discipline']],
    ['ConflictDeclared', {}, ['operator', 'discipline']],
    ['BallotSealed', {}, ['operator', 'discipline']],
    ['RecommendationDrafted', {}, []],
    ['ApplicationDrafted', {}, []],
    ['MessageQueued', {}, []],
    ['RecordRead', {}, ['auditAdministrator']],
    ['SessionOpened', {}, ['auditAdministrator']],
    ['RoleGranted', {}, ['auditAdministrator']],
    ['ActProposed', { act: 'ConfirmViolation' }, ['discipline']],
    ['ActProposed', { act: 'NameBranch' }, ['operator', 'committee', 'discipline']],
    ['ProposalDeclined', { act: 'ConfirmViolation' }, ['discipline']],
    ['ProposalWithdrawn', { act: 'NameBranch' }, ['operator', 'committee', 'discipline']],
  ])('%s %j: %j beside the auditor', (type, data, readers) => {
    expect([...readersOf({ type, data })].sort()).toEqual([...readers].sort());
  });
  it('is never an administrator of systems or security, nor anybody of a unit', () => {
    const all = new Set([...history.values()].flatMap(({ readers }) => readers));
    expect([...all].sort()).toEqual(['auditAdministrator', 'committee', 'discipline', 'operator']);
    expect(Object.keys(auditReadModels.history.scopes).sort()).toEqual([
      'auditAdministrator',
      'auditor',
      'committee',
      'discipline',
      'operator',
    ]);
  });
});

describe('The progress of branches', () => {
  const rows = rowsOf(progressView, heard);
  it('names step and state of each', () => {
    const shown = [...rows.values()].map(({ branchId, step, state, route }) => [
      branchId,
      step,
      state,
      route,
    ]);
    expect(shown.sort()).toEqual([
      ['b01.001', 'notify', 'certified', 'recommended'],
      ['b01.002', 'notify', 'certified', 'recommended'],
      ['o01.001', 'name', 'reserve', 'self'],
    ]);
  });
  it('does not depend on which service is heard first', () => {
    const late = (service: string) => [
      ...record.filter((event) => event.service !== service),
      ...record.filter((event) => event.service === service),
    ];
    for (const service of ['application', 'assessment', 'evaluation'])
      expect(rowsOf(progressView, arrived(late(service)))).toEqual(rows);
  });
  it.each([
    ['CampaignOpened', 'prepare', 'invited'],
    ['ApplicationAccepted', 'apply', 'accepted'],
    ['AssessmentOpened', 'assess', 'assessing'],
    ['AssessmentClosed', 'assess', 'assessed'],
    ['PanelFrozen', 'evaluate', 'awaitingScores'],
    ['BallotsOpened', 'evaluate', 'opened'],
    ['RankingComputed', 'evaluate', 'ranked'],
    ['WinnersApproved', 'name', 'proposed'],
    ['BranchNamed', 'name', 'named'],
  ])('after %s is %s, %s', (type, step, state) => {
    const upTo = record.findIndex((event) => event.type === type);
    const invited = record.findIndex((event) => event.type === 'BureauInvited') + 1;
    const now = rowsOf(progressView, arrived(record.slice(0, Math.max(upTo, invited) + 1))).get(
      'r2023.b01.001',
    )!;
    expect([now.step, now.state]).toEqual([step, state]);
  });
  it.each([
    ['ApplicationWithdrawn', 'withdrawn'],
    ['ApplicationLapsed', 'lapsed'],
    ['CandidateDisqualified', 'disqualified'],
  ])('stays at its step when %s', (type, state) => {
    const before = record.slice(0, record.findIndex((event) => event.type === 'AssessmentClosed') + 1);
    const end = { ...before.at(-1)!, type, data: { campaignId: 'r2023', branchId: 'b01.001' } };
    expect(rowsOf(progressView, arrived([...before, end])).get('r2023.b01.001')).toMatchObject({
      step: 'assess',
      state,
    });
  });
});

describe('The progress of bureaus', () => {
  const after = (...types: [string, object?][]) => {
    const invited = record.filter(({ type }) => type === 'BureauInvited');
    const more = types.map(([type, data]) => ({
      ...invited[0]!,
      type,
      data: { campaignId: 'r2023', bureauId: 'b01', branchIds: ['b01.001'], ...data },
    }));
    return rowsOf(bureausView, arrived([...invited, ...more])).get('r2023.b01')!;
  };
  it('shows final lists and self-nominations', () => {
    const rows = rowsOf(bureausView, heard);
    expect(rows.get('r2023.b01')).toMatchObject({
      status: 'final',
      answer: 'list',
      candidates: 2,
      branches: 2,
    });
    expect(rows.get('r2023.o01')).toMatchObject({ status: 'open', selfNominations: 1, route: 'self' });
  });
  it('counts branches that were registered while the campaign was open', () => {
    expect(after(['BureauInvited', { branches: [{ branchId: 'b01.900' }] }])).toMatchObject({
      status: 'open',
      branches: 3,
    });
    expect(after(['RecommendationSealed'], ['BureauInvited', { branches: [] }])).toMatchObject({
      status: 'sealed',
      branches: 2,
    });
  });
  it('counts branches no more that moved to another bureau, or out of the campaign’s reach', () => {
    const moved = { branchId: 'b01.001', formerBureauId: 'b01', bureauId: 'o01', staysIn: [] };
    expect(after(['BranchMoved', { ...moved, goesIn: ['r2023'] }])).toMatchObject({ branches: 1 });
    const nested = { ...moved, formerBureauId: 'b011' };
    const lostBy = [{ campaignId: 'r2023', bureauId: 'b01', branches: 1 }];
    expect(after(['BranchMoved', { ...nested, goesIn: [], lostBy }])).toMatchObject({ branches: 1 });
    expect(after(['BranchMoved', { ...nested, goesIn: ['r2023'], lostBy }])).toMatchObject({ branches: 1 });
    const two = [{ ...lostBy[0], branches: 2 }];
    expect(after(['BureauMoved', { bureauId: 'b011', campaignIds: ['r2023'], lostBy: two }])).toMatchObject({
      branches: 0,
    });
  });
  it('gives no trace of a draft', () => {
    expect(bureausView.hears).not.toContain('RecommendationDrafted');
  });
  it.each([
    ['open', []],
    ['lapsed', [['RecommendationLapsed']]],
    ['open', [['RecommendationLapsed'], ['RecommendationReopened']]],
    ['none', [['NoCandidateRecommended'], ['RecommendationFinalised'], ['RecommendationReopened']]],
    ['sealed', [['RecommendationSealed'], ['RecommendationFinalised'], ['RecommendationReopened']]],
    ['recalled', [['RecommendationSealed'], ['RecommendationRecalled']]],
  ] as [string, [string, object?][]][])('is %s after %j', (status, types) => {
    expect(after(...types).status).toBe(status);
  });
  it('shows an extension and a plan', () => {
    expect(after(['DeadlineExtended', { until: '2023-05-05' }], ['BureauPlanPublished'])).toMatchObject({
      extendedUntil: '2023-05-05',
      planPublished: true,
    });
  });
});

describe('The access records', () => {
  it('say who looked at what', () => {
    expect([...rowsOf(readsView, heard).values()]).toMatchObject([
      { accountId: 'eve', role: 'auditor', resource: '/api/v1/history', rows: 25 },
    ]);
  });
});
