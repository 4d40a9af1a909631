import { z } from 'zod';
import { officersOf, operatorsFor, secretary } from '../audience.ts';
import { aggregate, command, event, readModel } from '../contract.ts';
import { officials, system } from '../permission.ts';
import { day, documentNumber, evidence, instant, text } from '../values.ts';
import { waiting } from '../waiting.ts';
import { candidate, entry, openedCase } from './shared.ts';

/**
 * One branch's standing in the campaign, as the campaign counts what the city knows of the branch. It begins
 * with the nomination. `clear` means that no case is open, not that the branch is certified. Standings of
 * before hold the cases and violations that discipline entered for one campaign.
 */
export const standing = aggregate({
  name: 'standing',
  service: 'assessment',
  path: 'standings',
  id: ['campaign', 'unit'],
  words: { zh: '廉政情况', en: 'standing' },
  states: {
    clear: { zh: '无在办审查', en: 'no case open', ends: true },
    suspended: { zh: '暂缓', en: 'suspended', awaits: ['CountIntegrity'] },
    disqualified: { zh: '取消资格', en: 'disqualified', ends: true },
  },
  commands: {
    /** A reaction to what is entered in the record of the branch, and to its nomination. */
    CountIntegrity: command({
      may: system,
      body: {},
      in: ['clear', 'suspended', 'disqualified'],
      says: ['IntegrityCleared', 'CandidateSuspended', 'CandidateResumed', 'CandidateDisqualified'],
      words: { zh: '计入廉政情况', en: 'count the integrity record' },
      sample: {},
    }),
  },
  events: {
    IntegrityCleared: event({
      version: 1,
      body: { ...entry, certificateNumber: documentNumber, validUntil: day },
      readBy: officials,
      formerlyBy: ['CertifyIntegrity'],
      words: { zh: '已出具廉政证明', en: 'integrity was certified' },
    }),

    CandidateSuspended: event({
      version: 1,
      body: entry,
      readBy: officials,
      to: 'suspended',
      formerlyBy: ['OpenInvestigation'],
      words: { zh: '已暂缓', en: 'a candidate was suspended' },
      tells: {
        template: 'under-review',
        zh: '{unit}正在接受审查，名次保留，评分照常进行。',
        en: '{unit} is under review. It keeps its rank and is scored as usual.',
        to: ({ branchId }) => [secretary(branchId), officersOf(branchId), operatorsFor(branchId)],
      },
    }),

    CandidateResumed: event({
      version: 1,
      body: entry,
      readBy: officials,
      to: 'clear',
      formerlyBy: ['CloseInvestigation'],
      words: { zh: '已恢复', en: 'a candidate was resumed' },
      tells: {
        template: 'review-ended',
        zh: '{unit}的审查已结束，恢复参评。',
        en: 'The review of {unit} ended; it takes part as before.',
        to: ({ branchId }) => [secretary(branchId), officersOf(branchId), operatorsFor(branchId)],
      },
    }),

    CandidateDisqualified: event({
      version: 1,
      body: { ...entry, ground: text(300) },
      readBy: ['discipline'],
      to: 'disqualified',
      formerlyBy: ['ConfirmViolation'],
      words: { zh: '已取消资格', en: 'a candidate was disqualified' },
      tells: {
        template: 'disqualified',
        zh: '{unit}已被取消参评资格。',
        en: '{unit} was disqualified.',
        to: ({ branchId }) => [secretary(branchId), officersOf(branchId), operatorsFor(branchId)],
      },
    }),
  },
  readModels: {
    /**
     * Tells everybody whether a branch is clear, under review or disqualified; the cases behind it are for
     * discipline and audit (docs/handbook/process.md#1.11).
     */
    standings: readModel({
      path: 'standings',
      of: 'standing',
      row: {
        ...candidate,
        status: z.enum(['clear', 'underReview', 'disqualified']),
        since: instant.optional(),
        ground: text(300).optional(),
        certificateNumber: documentNumber.optional(),
        certifiedAt: instant.optional(),
        validUntil: day.optional(),
        cases: z.array(openedCase),
        violation: z.strictObject({ fact: text(500), evidence, confirmedAt: instant }).optional(),
        waiting,
      },
      scopes: {
        operator: 'all',
        bureauOfficer: 'mine',
        branchSecretary: 'mine',
        committee: 'all',
        discipline: 'all',
        auditor: 'all',
      },
      only: {
        cases: ['discipline', 'auditor'],
        violation: ['discipline', 'auditor'],
        waiting: ['discipline', 'auditor'],
      },
      indexes: ['campaignId', 'unitId', 'bureauId', 'status', 'validUntil'],
      words: { zh: '廉政情况', en: 'standing' },
    }),
  },
});
