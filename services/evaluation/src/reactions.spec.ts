// What the service does of itself when it hears of something.
import { describe, expect, it } from '@jest/globals';
import { aggregates, hears, processContract } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { evaluationService } from './evaluation.definition.ts';
import { reactions } from './reactions.ts';

const entry = { campaignId: 'r2023', branchId: 'b03.017' };
const told = (type: string, data: object) => reactions.react({ type, data } as ViewedEvent);

describe('Hearing what other services decided', () => {
  const copies: [string, object, string, object][] = [
    [
      'ApplicationAccepted',
      { bureauId: 'b03', branchName: '支', unitName: '所', bureauName: '局', route: 'self' },
      'AdmitEntry',
      { bureauId: 'b03', branchName: '支', unitName: '所', bureauName: '局', route: 'self' },
    ],
    ['ApplicationWithdrawn', { reason: '合并', cause: 'merged' }, 'WithdrawEntry', { reason: '合并' }],
    [
      'AssessmentClosed',
      { result: { noResult: '考核不足' } },
      'ReceiveDynamicScore',
      { result: { noResult: '考核不足' } },
    ],
    ['CandidateSuspended', {}, 'SuspendEntry', {}],
    ['CandidateResumed', {}, 'ResumeEntry', {}],
    ['CandidateDisqualified', { ground: '违纪' }, 'DisqualifyEntry', { ground: '违纪' }],
    [
      'IntegrityCleared',
      { certificateNumber: 'L-1', validUntil: '2023-12-01' },
      'ClearEntry',
      { validUntil: '2023-12-01' },
    ],
  ];
  it.each(copies)('copies %s', (type, said, command, data) => {
    expect(told(type, { ...entry, ...said })).toEqual([
      { aggregate: 'entry', id: 'r2023.b03.017', type: command, data },
    ]);
  });
  it('looks for conflicts whenever one may have come up', () => {
    const deriving = { aggregate: 'panel', id: 'r2023', type: 'DeriveConflicts', data: { conflicts: [] } };
    for (const type of [
      'EntryAdmitted',
      'AssessmentGroupFormed',
      'CandidateAssigned',
      'AssessmentRecorded',
    ]) {
      expect(told(type, entry)).toContainEqual(deriving);
    }
  });
});

describe('Hearing that a notice was posted', () => {
  const notice = (kind: string) =>
    told('PublicNoticePosted', {
      campaignId: 'r2023',
      noticeId: 'n1',
      kind,
      branchIds: ['b03.017'],
      entries: [],
    });
  it('publishes the ranking with a notice of winners or of a correction', () => {
    const publishing = {
      aggregate: 'ranking',
      id: 'r2023',
      type: 'PublishRanking',
      data: { noticeId: 'n1' },
    };
    expect(notice('winners')).toContainEqual(publishing);
    expect(notice('corrected')).toContainEqual(publishing);
  });
  it('publishes nothing with a notice of a successor or of a title', () => {
    for (const kind of ['successor', 'title'])
      expect(notice(kind).filter(({ type }) => type === 'PublishRanking')).toEqual([]);
  });
});

describe('The service', () => {
  it('hears only what its process contract says', () => {
    const own: readonly string[] = processContract.evaluation.says;
    const heard = [...reactions.hears, ...evaluationService.views.flatMap(({ view }) => view.hears)];
    expect(heard.filter((type) => !own.includes(type) && !hears('evaluation', type))).toEqual([]);
  });
  it('serves every aggregate that contracts give it', () => {
    const served = evaluationService.aggregates.map(({ contract }) => contract.name).sort();
    const contracted = aggregates.filter(({ service }) => service === 'evaluation').map(({ name }) => name);
    expect(served).toEqual(contracted.sort());
  });
  it('gives every view a name of its own', () => {
    const names = evaluationService.views.map(({ view }) => view.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
