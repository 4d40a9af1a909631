// A branch's standing: nothing known is not clearance, a suspension has one beginning and one end, a
// violation is final.
import { describe, it } from '@jest/globals';
import { given, stamped } from '@laurel/core/testing';
import {
  by,
  campaign,
  entry,
  evidence,
  inspector,
  inspector2,
  noEvidence,
  standingFacts,
} from '../candidate.fixture.ts';
import { standingDecider, violationGround } from './standing.decide.ts';

const now = '2023-05-04T02:00:00.000Z';
const standing = given(standingDecider, standingFacts);
const certify = by(inspector, now, { type: 'CertifyIntegrity' as const, data: { certificateNumber: 'J-7' } });
const open = (caseId: string, shown = evidence) =>
  by(inspector, now, {
    type: 'OpenInvestigation' as const,
    data: { caseId, allegation: '群众举报', evidence: shown },
  });
const close = (caseId: string) =>
  by(inspector, now, { type: 'CloseInvestigation' as const, data: { caseId, outcome: '查无实据' } });
const confirm = (caseId?: string, shown = evidence) =>
  by(
    inspector2,
    now,
    {
      type: 'ConfirmViolation' as const,
      data: { ...(caseId !== undefined && { caseId }), fact: '违规收受礼品', evidence: shown },
    },
    { proposer: inspector },
  );

const opened = (caseId: string) =>
  stamped({
    type: 'InvestigationOpened' as const,
    data: { ...entry, caseId, allegation: '群众举报', evidence },
  });
const closed = (caseId: string) =>
  stamped({ type: 'InvestigationClosed' as const, data: { ...entry, caseId, outcome: '查无实据' } });
const suspended = stamped({ type: 'CandidateSuspended' as const, data: entry });
const resumed = stamped({ type: 'CandidateResumed' as const, data: entry });
const disqualified = stamped({
  type: 'CandidateDisqualified' as const,
  data: { ...entry, ground: violationGround },
});
const plain = ({ type, data }: { type: string; data: object }) => ({ type, data });

describe('A standing without open cases', () => {
  it('is certified for 30 days', () => {
    standing()
      .when(certify)
      .then({
        type: 'IntegrityCleared',
        data: { ...entry, certificateNumber: 'J-7', validUntil: '2023-06-03' },
      });
  });
  it('counts the days from the day in Shanghai', () => {
    standing()
      .when({ ...certify, instant: '2023-05-03T16:00:00.000Z' })
      .then({
        type: 'IntegrityCleared',
        data: { ...entry, certificateNumber: 'J-7', validUntil: '2023-06-03' },
      });
  });
  it('is certified anew after a case was closed', () => {
    standing(opened('c1'), suspended, closed('c1'), resumed)
      .when(certify)
      .then({
        type: 'IntegrityCleared',
        data: { ...entry, certificateNumber: 'J-7', validUntil: '2023-06-03' },
      });
  });
  it('is suspended with the first case', () => {
    standing()
      .when(open('c1'))
      .then(plain(opened('c1')), plain(suspended));
  });
  it('refuses a case without evidence', () => {
    standing().when(open('c1', noEvidence)).thenRefused('evidence_missing');
  });
  it('refuses a case number that was used before', () => {
    standing(opened('c1'), suspended, closed('c1'), resumed).when(open('c1')).thenRefused('case_repeated');
  });
  it('has no case to close', () => {
    standing().when(close('c1')).thenRefused('no_open_case');
    standing(opened('c1'), suspended, closed('c1'), resumed).when(close('c1')).thenRefused('no_open_case');
  });
  it('is disqualified by a violation that needed no investigation', () => {
    standing()
      .when(confirm())
      .then(
        { type: 'ViolationConfirmed', data: { ...entry, fact: '违规收受礼品', evidence } },
        plain(disqualified),
      );
  });
  it('refuses a violation without evidence, or citing a case that is not open', () => {
    standing().when(confirm(undefined, noEvidence)).thenRefused('evidence_missing');
    standing().when(confirm('c1')).thenRefused('no_open_case');
  });
});

describe('A standing that is suspended', () => {
  const underReview = standing(opened('c1'), suspended);
  it('is not certified', () => underReview.when(certify).thenRefused('under_investigation'));
  it('takes a second case without a second suspension', () =>
    underReview.when(open('c2')).then(plain(opened('c2'))));
  it('refuses the same case twice', () => underReview.when(open('c1')).thenRefused('case_repeated'));
  it('is resumed with the last case only', () => {
    underReview.when(close('c1')).then(plain(closed('c1')), plain(resumed));
    standing(opened('c1'), suspended, opened('c2'))
      .when(close('c2'))
      .then(plain(closed('c2')));
    standing(opened('c1'), suspended, opened('c2'), closed('c2'))
      .when(close('c1'))
      .then(plain(closed('c1')), plain(resumed));
  });
  it('is disqualified by a violation, which keeps the fact from everyone else', () => {
    underReview
      .when(confirm('c1'))
      .then(
        { type: 'ViolationConfirmed', data: { ...entry, caseId: 'c1', fact: '违规收受礼品', evidence } },
        plain(disqualified),
      );
  });
});

describe('A standing that is disqualified', () => {
  const lost = standing(opened('c1'), suspended, disqualified);
  it('is never certified', () => lost.when(certify).thenRefused('veto_fact'));
  it('changes no more', () => {
    lost.when(open('c2')).thenRefused('wrong_state');
    lost.when(close('c1')).thenRefused('wrong_state');
    lost.when(confirm('c1')).thenRefused('wrong_state');
  });
});

describe('A standing', () => {
  it('is kept for registered branches only', () => {
    for (const unit of [undefined, { kind: 'bureau' as const }]) {
      const unknown = given(standingDecider, { ...standingFacts, unit })();
      unknown.when(certify).thenRefused('unit_unknown');
      unknown.when(open('c1')).thenRefused('unit_unknown');
      unknown.when(confirm()).thenRefused('unit_unknown');
    }
  });
  it('begins nothing for a merged branch, but ends what runs', () => {
    const merged = given(standingDecider, {
      ...standingFacts,
      unit: { kind: 'branch', mergedInto: 'b03.001' },
    });
    merged().when(certify).thenRefused('unit_merged');
    merged().when(open('c1')).thenRefused('unit_merged');
    merged(opened('c1'), suspended)
      .when(close('c1'))
      .then(plain(closed('c1')), plain(resumed));
    merged()
      .when(confirm())
      .then(
        { type: 'ViolationConfirmed', data: { ...entry, fact: '违规收受礼品', evidence } },
        plain(disqualified),
      );
  });
  it('outlives the ranking, not the campaign', () => {
    const ranked = given(standingDecider, {
      ...standingFacts,
      campaign: { ...campaign, rankingConfirmed: true },
    })();
    ranked.when(open('c1')).then(plain(opened('c1')), plain(suspended));
    for (const status of ['closed', 'cancelled'] as const) {
      const ended = given(standingDecider, { ...standingFacts, campaign: { ...campaign, status } })(
        opened('c1'),
        suspended,
      );
      for (const asked of [certify, open('c2'), close('c1'), confirm()])
        ended.when(asked).thenRefused('campaign_closed');
    }
  });
  it('waits for the campaign to open', () => {
    given(standingDecider, { ...standingFacts, campaign: undefined })()
      .when(certify)
      .thenRefused('wrong_state');
  });
});
