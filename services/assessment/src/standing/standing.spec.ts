// A branch's standing counts for one campaign what the city knows: nothing known is not clearance, a
// suspension has one beginning and one end, a violation of the campaign's period is final.
import { describe, it } from '@jest/globals';
import { systemActor } from '@laurel/platform';
import { given, stamped } from '@laurel/core/testing';
import { by, campaign, entry, standingFacts } from '../candidate.fixture.ts';
import { type Integrity, initial as nothing } from '../integrity/integrity.ts';
import { standingDecider, type StandingFacts } from './standing.decide.ts';
import { violationGround } from './standing.rules.ts';

const count = by(systemActor, '2023-06-04T02:00:00.000Z', { type: 'CountIntegrity' as const, data: {} });
const standing = (known: Partial<Integrity>, facts: Partial<StandingFacts> = {}) =>
  given(standingDecider, { ...standingFacts, ...facts, known: { ...nothing, ...known } });

const certificate = { certificateNumber: 'J-7', certifiedOn: '2023-05-04' };
const cleared = stamped({
  type: 'IntegrityCleared' as const,
  data: { ...entry, certificateNumber: 'J-7', validUntil: '2023-06-03' },
});
const suspended = stamped({ type: 'CandidateSuspended' as const, data: entry });
const resumed = stamped({ type: 'CandidateResumed' as const, data: entry });
const disqualified = stamped({
  type: 'CandidateDisqualified' as const,
  data: { ...entry, ground: violationGround },
});
const plain = <Told extends { readonly type: string; readonly data: object }>({ type, data }: Told) =>
  ({ type, data }) as Pick<Told, 'type' | 'data'>;

describe('A standing', () => {
  it('counts nothing when nothing is known', () => standing({})().when(count).thenNothing());
  it('counts a certificate once, valid for as long as the rule pack says', () => {
    standing({ certificate })().when(count).then(plain(cleared));
    standing({ certificate })(cleared).when(count).thenNothing();
  });
  it('counts a later certificate after an earlier one', () => {
    const again = { certificateNumber: 'J-9', certifiedOn: '2023-06-01' };
    standing({ certificate: again })(cleared)
      .when(count)
      .then({
        type: 'IntegrityCleared',
        data: { ...entry, certificateNumber: 'J-9', validUntil: '2023-07-01' },
      });
  });
  it('is suspended while any case is open, and resumed when none is', () => {
    standing({ openCases: ['c1'] })()
      .when(count)
      .then(plain(suspended));
    standing({ openCases: ['c1', 'c2'] })(suspended)
      .when(count)
      .thenNothing();
    standing({ openCases: ['c2'], endedCases: ['c1'] })(suspended)
      .when(count)
      .thenNothing();
    standing({ endedCases: ['c1', 'c2'] })(suspended)
      .when(count)
      .then(plain(resumed));
  });
  it('is lost by a violation of the campaign’s period, from its first day to its last', () => {
    for (const factOn of ['2023-03-01', '2023-12-31'])
      standing({ violations: [factOn] })(suspended)
        .when(count)
        .then(plain(disqualified));
  });
  it('is not lost by a violation before or after the campaign; its case only ends', () => {
    for (const factOn of ['2023-02-28', '2024-01-01']) {
      standing({ violations: [factOn] })()
        .when(count)
        .thenNothing();
      standing({ violations: [factOn], endedCases: ['c1'] })(suspended)
        .when(count)
        .then(plain(resumed));
    }
  });
  it('changes no more once it is lost', () => {
    standing({ certificate, openCases: ['c2'] })(disqualified)
      .when(count)
      .thenNothing();
  });
  it('outlives the ranking, not the campaign', () => {
    const known = { openCases: ['c1'] };
    standing(known, { campaign: { ...campaign, rankingConfirmed: true } })()
      .when(count)
      .then(plain(suspended));
    for (const status of ['closed', 'cancelled'] as const)
      standing(known, { campaign: { ...campaign, status } })()
        .when(count)
        .thenNothing();
    standing(known, { campaign: undefined })().when(count).thenNothing();
  });
  it('of before, in which discipline entered its cases, means what it meant', () => {
    const opened = stamped({
      type: 'InvestigationOpened',
      data: {
        ...entry,
        caseId: 'c1',
        allegation: '群众举报',
        evidence: { documents: ['1'], attachments: [] },
      },
    }) as never;
    standing({ openCases: ['c1'] })(opened, suspended)
      .when(count)
      .thenNothing();
    standing({ endedCases: ['c1'] })(opened, suspended)
      .when(count)
      .then(plain(resumed));
  });
});
