// The record of a branch: what discipline certifies, investigates and confirms is known in the whole city.
import { describe, it } from '@jest/globals';
import { integrity as contract } from '@laurel/contracts';
import { inState } from '@laurel/core';
import { given, stamped } from '@laurel/core/testing';
import {
  branchId,
  by,
  campaignId,
  evidence,
  inspector,
  inspector2,
  integrityFacts,
  noEvidence,
} from '../candidate.fixture.ts';
import { initial as nothing } from './integrity.ts';
import { integrityDecider, type IntegrityFacts } from './integrity.decide.ts';

const now = '2023-05-04T02:00:00.000Z';
const record = (facts: Partial<IntegrityFacts> = {}) =>
  given(inState(integrityDecider, contract.commands), { ...integrityFacts, ...facts });
const told = { branchId, campaignIds: [campaignId] };

const certify = by(inspector, now, { type: 'CertifyIntegrity' as const, data: { certificateNumber: 'J-7' } });
const certified = stamped({
  type: 'IntegrityCertified' as const,
  data: { ...told, certificateNumber: 'J-7', certifiedOn: '2023-05-04' },
});
const open = (caseId: string, shown = evidence) =>
  by(inspector, now, {
    type: 'OpenInvestigation' as const,
    data: { caseId, allegation: '群众举报', evidence: shown },
  });
const opened = (caseId: string) =>
  stamped({
    type: 'InvestigationOpened' as const,
    data: { ...told, caseId, allegation: '群众举报', evidence },
  });
const close = (caseId: string) =>
  by(inspector, now, { type: 'CloseInvestigation' as const, data: { caseId, outcome: '查无实据' } });
const closed = (caseId: string, othersOpen = false) =>
  stamped({
    type: 'InvestigationClosed' as const,
    data: { ...told, caseId, outcome: '查无实据', othersOpen },
  });
const violation = (factOn = '2023-04-02', caseId?: string, shown = evidence) => ({
  ...(caseId !== undefined && { caseId }),
  fact: '违规收受礼品',
  factOn,
  evidence: shown,
});
const confirm = (...shown: Parameters<typeof violation>) =>
  by(
    inspector2,
    now,
    { type: 'ConfirmViolation' as const, data: violation(...shown) },
    { proposer: inspector },
  );
const confirmed = (factOn: string, countsIn: string[], caseId?: string) =>
  stamped({
    type: 'ViolationConfirmed' as const,
    data: { ...told, ...violation(factOn, caseId), countsIn, othersOpen: false },
  });
const plain = <Told extends { readonly type: string; readonly data: object }>({ type, data }: Told) =>
  ({ type, data }) as Pick<Told, 'type' | 'data'>;

describe('The record of a branch', () => {
  it('is certified for every campaign in which it stands', () => {
    const second = { campaignId: 'fq2023', from: '2023-04-01', to: '2023-12-31' };
    record()().when(certify).then(plain(certified));
    record({ campaigns: [...integrityFacts.campaigns, second] })()
      .when(certify)
      .then({
        type: 'IntegrityCertified',
        data: { ...plain(certified).data, campaignIds: [campaignId, 'fq2023'] },
      });
  });
  it('is kept while no campaign runs, too', () => {
    const data = { ...plain(opened('c1')).data, campaignIds: [] };
    record({ campaigns: [] })().when(open('c1')).then({ type: 'InvestigationOpened', data });
  });
  it('takes several cases, each once, and each ends once', () => {
    record()()
      .when(open('c1'))
      .then(plain(opened('c1')));
    record()(opened('c1'))
      .when(open('c2'))
      .then(plain(opened('c2')));
    record()(opened('c1')).when(open('c1')).thenRefused('case_repeated');
    record()(opened('c1'), closed('c1')).when(open('c1')).thenRefused('case_repeated');
    record()(opened('c1'), opened('c2'))
      .when(close('c2'))
      .then(plain(closed('c2', true)));
    record()(opened('c1'), opened('c2'), closed('c2', true))
      .when(close('c1'))
      .then(plain(closed('c1')));
    record()().when(close('c1')).thenRefused('no_open_case');
    record()(opened('c1'), closed('c1')).when(close('c1')).thenRefused('no_open_case');
  });
  it('is not certified while a case is open', () => {
    record()(opened('c1')).when(certify).thenRefused('under_investigation');
  });
  it('keeps the day of the fact, and tells the campaigns in whose period it lies', () => {
    record()()
      .when(confirm('2023-04-02'))
      .then(plain(confirmed('2023-04-02', [campaignId])));
    record()()
      .when(confirm('2023-02-28'))
      .then(plain(confirmed('2023-02-28', [])));
    record()(opened('c1'))
      .when(confirm('2023-04-02', 'c1'))
      .then(plain(confirmed('2023-04-02', [campaignId], 'c1')));
  });
  it('refuses a fact of tomorrow, or without evidence, or of a case that is not open', () => {
    record()().when(confirm('2023-05-05')).thenRefused('day_in_future');
    record()()
      .when(confirm('2023-04-02', undefined, noEvidence))
      .thenRefused('evidence_missing');
    record()().when(open('c1', noEvidence)).thenRefused('evidence_missing');
    record()().when(confirm('2023-04-02', 'c1')).thenRefused('no_open_case');
  });
  it('is not certified for a campaign that counts a violation, but for one that does not', () => {
    record()(confirmed('2023-04-02', [campaignId]))
      .when(certify)
      .thenRefused('veto_fact');
    record()(confirmed('2023-02-28', [])).when(certify).then(plain(certified));
    const next = { campaignId: 'r2024', from: '2024-03-01', to: '2024-12-31' };
    record({ campaigns: [next] })(confirmed('2023-04-02', [campaignId]))
      .when(certify)
      .then({ type: 'IntegrityCertified', data: { ...plain(certified).data, campaignIds: ['r2024'] } });
  });
  it('is of registered branches only; a merged one begins nothing, but ends what runs', () => {
    for (const unit of [undefined, { kind: 'bureau' as const }]) {
      record({ unit })().when(certify).thenRefused('unit_unknown');
      record({ unit })().when(open('c1')).thenRefused('unit_unknown');
      record({ unit })().when(confirm()).thenRefused('unit_unknown');
    }
    const merged = record({ unit: { kind: 'branch', mergedInto: 'b03.001' } });
    merged().when(certify).thenRefused('unit_merged');
    merged().when(open('c1')).thenRefused('unit_merged');
    merged(opened('c1'))
      .when(close('c1'))
      .then(plain(closed('c1')));
  });
  it('takes over what stood in the standing of one campaign before the city kept it', () => {
    const before = { ...nothing, openCases: ['c1'], endedCases: ['c0'], violations: ['2023-02-01'] };
    record({ before })().when(certify).thenRefused('under_investigation');
    record({ before })().when(open('c0')).thenRefused('case_repeated');
    record({ before })()
      .when(close('c1'))
      .then(plain(closed('c1')));
    record({ before })(closed('c1')).when(close('c1')).thenRefused('no_open_case');
    record({ before })(closed('c1')).when(certify).then(plain(certified));
  });
});

describe('An anonymous letter', () => {
  const lead = { leadId: 'l1', receivedOn: '2023-05-03', letter: '反映台账补记' };
  const register = (more: object = {}) =>
    by(inspector, now, { type: 'RegisterLead' as const, data: { ...lead, ...more } });
  const registered = stamped({ type: 'LeadRegistered' as const, data: { branchId, ...lead } });
  const openOn = (leadId: string) =>
    by(inspector, now, {
      type: 'OpenInvestigation' as const,
      data: { caseId: 'c1', allegation: '群众举报', evidence, leadId },
    });
  it('is registered once as a lead, whatever it is about', () => {
    record()().when(register()).then({ type: 'LeadRegistered', data: registered.data });
    const about = { campaignId, noticeId: 'n1', caseId: 'c1' };
    record()(opened('c1'))
      .when(register(about))
      .then({ type: 'LeadRegistered', data: { ...registered.data, ...about } });
    record()(registered).when(register()).thenRefused('already_exists');
    record()()
      .when(register({ caseId: 'c9' }))
      .thenRefused('not_found');
    record()()
      .when(register({ receivedOn: '2023-05-05' }))
      .thenRefused('day_in_future');
    record({ unit: undefined })().when(register()).thenRefused('unit_unknown');
  });
  it('may open a case, which names it', () => {
    record()(registered)
      .when(openOn('l1'))
      .then({ type: 'InvestigationOpened', data: { ...opened('c1').data, leadId: 'l1' } });
    record()(registered).when(openOn('l2')).thenRefused('lead_unknown');
  });
});
