import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair } from '../permission.ts';
import { accountId, branchId, campaignId, day, evidence, instant, slug, text, unitId, bureauId } from '../values.ts';
import { waiting } from '../waiting.ts';

const candidate = {
  campaignId,
  branchId,
  unitId,
  bureauId,
  branchName: text(100).optional(),
  unitName: text(100).optional(),
  bureauName: text(100).optional(),
};

const entry = { campaignId, branchId };

/** One branch's standing in the campaign: clearance, investigations, violations. It begins before the form is accepted. */
export const standing = aggregate({
  name: 'standing',
  service: 'assessment',
  path: 'standings',
  id: ['campaign', 'unit'],
  words: { zh: '??', en: 'standing' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    CertifyIntegrity: command({
      may: by('foreign', 'discipline'),
      body: { certificateNumber: text(60) },
      in: ['??'],
      says: ['IntegrityCleared'],
      words: { zh: '??', en: 'certify integrity' },
      sample: { certificateNumber: 'L-9' },
    }),

    OpenInvestigation: command({
      may: by('foreign', 'discipline'),
      body: { caseId: slug, allegation: text(500), evidence },
      in: ['??'],
      says: ['InvestigationOpened', 'CandidateSuspended'],
      words: { zh: '??', en: 'open investigation' },
      sample: { caseId: 'c1', allegation: '反映', evidence: { documents: ['核查记录'], attachments: [] } },
    }),

    CloseInvestigation: command({
      may: by('foreign', 'discipline'),
      body: { caseId: slug, outcome: text(500) },
      in: ['??'],
      says: ['InvestigationClosed', 'CandidateResumed'],
      words: { zh: '??', en: 'close investigation' },
      sample: { caseId: 'c1', outcome: '查否' },
    }),

    ConfirmViolation: command({
      may: pair('foreign', 'discipline', 'discipline'),
      body: { caseId: slug.optional(), fact: text(500), evidence },
      in: ['??'],
      says: ['ViolationConfirmed', 'CandidateDisqualified'],
      words: { zh: '认定违纪违法', en: 'confirm a violation' },
      sample: { fact: '属实', evidence: { documents: ['核查记录'], attachments: [] } },
    }),
  },
  events: {
    IntegrityCleared: event({
      version: 1,
      body: { ...entry, certificateNumber: text(60), validUntil: day },
      readBy: officials,
      words: { zh: '出具廉政证明', en: 'integrity cleared' },
    }),

    InvestigationOpened: event({
      version: 1,
      body: { ...entry, caseId: slug, allegation: text(500), evidence },
      readBy: ['discipline'],
      words: { zh: '立案审查', en: 'investigation opened' },
    }),

    CandidateSuspended: event({ version: 1, body: entry, readBy: officials, words: { zh: '暂缓', en: 'candidate suspended' } }),

    InvestigationClosed: event({
      version: 1,
      body: { ...entry, caseId: slug, outcome: text(500) },
      readBy: ['discipline'],
      words: { zh: '结案', en: 'investigation closed' },
    }),

    CandidateResumed: event({ version: 1, body: entry, readBy: officials, words: { zh: '恢复', en: 'candidate resumed' } }),

    ViolationConfirmed: event({
      version: 1,
      body: { ...entry, caseId: slug.optional(), fact: text(500), evidence },
      readBy: ['discipline'],
      words: { zh: '认定违纪违法', en: 'violation confirmed' },
    }),

    CandidateDisqualified: event({
      version: 1,
      body: { ...entry, ground: text(300) },
      readBy: ['discipline'],
      words: { zh: '取消资格', en: 'candidate disqualified' },
    }),
  },
  readModels: {
    /** Who is clear, under review or disqualified; what lies behind it is for discipline and audit (PROCESS.md 1.11). */
    standings: readModel({
      path: 'standings',
      of: 'standing',
      row: {
        ...candidate,
        status: z.enum(['clear', 'underReview', 'disqualified']),
        since: instant.optional(),
        ground: text(300).optional(),
        certificateNumber: text(60).optional(),
        certifiedAt: instant.optional(),
        validUntil: day.optional(),
        cases: z.array(
          z.strictObject({
            caseId: slug,
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
      scopes: { operator: 'all', bureauOfficer: 'mine', branchSecretary: 'mine', committee: 'all', discipline: 'all', auditor: 'all' },
      only: { cases: ['discipline', 'auditor'], violation: ['discipline', 'auditor'], waiting: ['discipline', 'auditor'] },
      indexes: ['campaignId', 'unitId', 'bureauId', 'status', 'validUntil'],
      words: { zh: '??', en: 'standings' },
    }),
  },
});
