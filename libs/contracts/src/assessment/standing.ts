import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair } from '../permission.ts';
import { accountId, caseId, day, documentNumber, evidence, instant, newId, text } from '../values.ts';
import { waiting } from '../waiting.ts';
import { candidate, entry } from './shared.ts';

const opening = { caseId: newId, allegation: text(500), evidence };
const closing = { caseId, outcome: text(500) };
const violation = { caseId: caseId.optional(), fact: text(500), evidence };
const sampleEvidence = { documents: ['核查记录'], attachments: [] };

/**
 * One branch's standing in the campaign: clearances, investigations, violations. It begins before the form is
 * accepted. `clear` means that no case is open, not that the branch is certified.
 */
export const standing = aggregate({
  name: 'standing',
  service: 'assessment',
  path: 'standings',
  id: ['campaign', 'unit'],
  words: { zh: '廉政情况', en: 'standing' },
  states: {
    clear: { zh: '无在办审查', en: 'no case open', awaits: ['CertifyIntegrity'] },
    suspended: { zh: '暂缓', en: 'suspended', awaits: ['CloseInvestigation', 'ConfirmViolation'] },
    disqualified: { zh: '取消资格', en: 'disqualified', ends: true },
  },
  parts: {
    id: 'caseId',
    words: { zh: '审查案件', en: 'case' },
    states: {
      open: { zh: '在办', en: 'open', awaits: ['CloseInvestigation', 'ConfirmViolation'] },
      ended: { zh: '已结', en: 'ended', ends: true },
    },
  },
  commands: {
    CertifyIntegrity: command({
      may: by('foreign', 'discipline'),
      body: { certificateNumber: documentNumber },
      in: ['clear'],
      otherwise: { suspended: 'under_investigation', disqualified: 'veto_fact' },
      says: ['IntegrityCleared'],
      words: { zh: '出具廉政证明', en: 'certify integrity' },
      sample: { certificateNumber: '廉2023-9' },
    }),

    OpenInvestigation: command({
      may: by('foreign', 'discipline'),
      body: opening,
      in: ['clear', 'suspended'],
      says: ['InvestigationOpened', 'CandidateSuspended'],
      words: { zh: '立案审查', en: 'open an investigation' },
      sample: { caseId: 'c1', allegation: '群众举报', evidence: sampleEvidence },
    }),

    CloseInvestigation: command({
      may: by('foreign', 'discipline'),
      body: closing,
      in: ['suspended'],
      part: ['open'],
      otherwise: { clear: 'no_open_case', ended: 'no_open_case' },
      says: ['InvestigationClosed', 'CandidateResumed'],
      words: { zh: '结案', en: 'close an investigation' },
      sample: { caseId: 'c1', outcome: '查无实据' },
    }),

    ConfirmViolation: command({
      may: pair('foreign', 'discipline', 'discipline'),
      body: violation,
      in: ['clear', 'suspended'],
      part: ['open'],
      otherwise: { ended: 'no_open_case' },
      says: ['ViolationConfirmed', 'CandidateDisqualified'],
      words: { zh: '认定违纪违法', en: 'confirm a violation' },
      sample: { fact: '违规收受礼品', evidence: sampleEvidence },
    }),
  },
  events: {
    IntegrityCleared: event({
      version: 1,
      body: { ...entry, certificateNumber: documentNumber, validUntil: day },
      readBy: officials,
      words: { zh: '已出具廉政证明', en: 'integrity was certified' },
    }),

    InvestigationOpened: event({
      version: 1,
      body: { ...entry, ...opening },
      readBy: ['discipline'],
      part: 'open',
      words: { zh: '已立案审查', en: 'an investigation was opened' },
    }),

    CandidateSuspended: event({
      version: 1,
      body: entry,
      readBy: officials,
      to: 'suspended',
      words: { zh: '已暂缓', en: 'a candidate was suspended' },
    }),

    InvestigationClosed: event({
      version: 1,
      body: { ...entry, ...closing },
      readBy: ['discipline'],
      part: 'ended',
      words: { zh: '已结案', en: 'an investigation was closed' },
    }),

    CandidateResumed: event({
      version: 1,
      body: entry,
      readBy: officials,
      to: 'clear',
      words: { zh: '已恢复', en: 'a candidate was resumed' },
    }),

    ViolationConfirmed: event({
      version: 1,
      body: { ...entry, ...violation },
      readBy: ['discipline'],
      part: {
        oneOf: ['ended'],
        of: ({ caseId }): Record<string, string> => (caseId === undefined ? {} : { [caseId]: 'ended' }),
      },
      words: { zh: '已认定违纪违法', en: 'a violation was confirmed' },
    }),

    CandidateDisqualified: event({
      version: 1,
      body: { ...entry, ground: text(300) },
      readBy: ['discipline'],
      to: 'disqualified',
      words: { zh: '已取消资格', en: 'a candidate was disqualified' },
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
        cases: z.array(
          z.strictObject({
            caseId,
            allegation: text(500),
            evidence,
            openedAt: instant,
            openedBy: accountId,
            endedAt: instant.optional(),
            outcome: text(500).optional(),
          }),
        ),
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
