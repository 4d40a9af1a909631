import { z } from 'zod';
import { aggregate, command, earlierEvent, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import {
  branchId,
  campaignId,
  caseId,
  day,
  documentNumber,
  evidence,
  hash,
  instant,
  leadId,
  newId,
  noticeId,
  slug,
  text,
  unitId,
} from '../values.ts';
import { waiting } from '../waiting.ts';
import { entry, openedCase } from './shared.ts';

const opening = { caseId: newId, allegation: text(500), evidence };
/** The content of an anonymous letter that can be looked into, and the notice or case that it is about. */
const lead = {
  receivedOn: day,
  letter: text(1000),
  campaignId: campaignId.optional(),
  noticeId: noticeId.optional(),
  caseId: caseId.optional(),
};
const sampleLead = {
  leadId: 'l1',
  receivedOn: '2023-12-08',
  letter: '反映九月台账系事后补记，附照片两张',
  campaignId: 'r2023',
  noticeId: 'winners-1',
  caseId: 'c1',
};
const closing = { caseId, outcome: text(500) };
const violation = { caseId: caseId.optional(), fact: text(500), evidence };
/** The campaigns that are told, because the branch stands in them. */
const told = { branchId, campaignIds: z.array(campaignId) };
const sampleEvidence = { documents: ['核查记录'], attachments: [] };

/**
 * A fact of before was told to the one campaign in which it was entered.
 */
function toldTo<Fact extends { readonly campaignId: string }>({ campaignId: only, ...fact }: Fact) {
  return { ...fact, campaignIds: [only] };
}

/**
 * The record of a branch in the whole city: certificates, cases and violations, in one stream for each
 * branch. Each campaign counts those of its period in the branch's standing (docs/handbook/process.md#1.12).
 */
export const integrity = aggregate({
  name: 'integrity',
  service: 'assessment',
  path: 'integrity',
  id: ['unit'],
  words: { zh: '廉政档案', en: 'integrity record' },
  states: {
    clear: { zh: '无在办审查', en: 'no case open', ends: true },
    underReview: { zh: '审查中', en: 'under review', awaits: ['CloseInvestigation', 'ConfirmViolation'] },
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
      in: ['clear', 'underReview'],
      says: ['IntegrityCertified'],
      words: { zh: '出具廉政证明', en: 'certify integrity' },
      sample: { certificateNumber: '廉2023-9' },
    }),

    /** A letter without a name is no objection; it may open a case. */
    RegisterLead: command({
      may: by('foreign', 'discipline'),
      body: { leadId: newId, ...lead },
      in: ['clear', 'underReview'],
      says: ['LeadRegistered'],
      words: { zh: '登记匿名线索', en: 'register an anonymous lead' },
      sample: sampleLead,
    }),

    OpenInvestigation: command({
      may: by('foreign', 'discipline'),
      body: { ...opening, leadId: leadId.optional() },
      in: ['clear', 'underReview'],
      says: ['InvestigationOpened'],
      words: { zh: '立案审查', en: 'open an investigation' },
      sample: { caseId: 'c1', allegation: '群众举报', evidence: sampleEvidence },
    }),

    CloseInvestigation: command({
      may: by('foreign', 'discipline'),
      body: closing,
      in: ['clear', 'underReview'],
      part: ['open'],
      otherwise: { ended: 'no_open_case' },
      says: ['InvestigationClosed'],
      words: { zh: '结案', en: 'close an investigation' },
      sample: { caseId: 'c1', outcome: '查无实据' },
    }),

    ConfirmViolation: command({
      may: pair('foreign', 'discipline', 'discipline'),
      body: { ...violation, factOn: day },
      in: ['clear', 'underReview'],
      part: ['open'],
      otherwise: { ended: 'no_open_case' },
      says: ['ViolationConfirmed'],
      words: { zh: '认定违纪违法', en: 'confirm a violation' },
      sample: { fact: '违规收受礼品', factOn: '2023-06-01', evidence: sampleEvidence },
    }),

    /** A violation of a joined record goes on counting; the record says what it is about. */
    CarryViolation: command({
      may: system,
      body: { recordHash: hash, eventId: slug, factOn: day },
      in: ['clear', 'underReview'],
      says: ['ViolationConfirmed'],
      words: { zh: '承接已认定的违纪违法', en: 'carry a violation over' },
      sample: {
        recordHash: 'a'.repeat(64),
        eventId: '00000000-0000-4000-8000-000000000001',
        factOn: '2023-06-01',
      },
    }),
  },
  events: {
    IntegrityCertified: event({
      version: 1,
      body: { ...told, certificateNumber: documentNumber, certifiedOn: day },
      readBy: officials,
      words: { zh: '已出具廉政证明（全市）', en: 'integrity was certified for the city' },
      sample: {
        branchId: 'b03.017',
        campaignIds: ['r2023'],
        certificateNumber: '廉2023-9',
        certifiedOn: '2023-05-04',
      },
    }),

    LeadRegistered: event({
      version: 1,
      body: { branchId, leadId, ...lead },
      readBy: ['discipline'],
      words: { zh: '已登记匿名线索', en: 'an anonymous lead was registered' },
      sample: { branchId: 'b03.017', ...sampleLead },
    }),

    /** Version 1 stands in the standing of one campaign; since version 3 it names the lead that opened it. */
    InvestigationOpened: event({
      version: 3,
      body: { ...told, ...opening, leadId: leadId.optional() },
      readBy: ['discipline'],
      to: 'underReview',
      part: 'open',
      words: { zh: '已立案审查', en: 'an investigation was opened' },
      sample: {
        branchId: 'b03.017',
        campaignIds: ['r2023'],
        caseId: 'c1',
        allegation: '群众举报',
        evidence: sampleEvidence,
        leadId: 'l1',
      },
      earlier: earlierEvent({
        version: 2,
        body: { ...told, ...opening },
        earlier: earlierEvent({
          version: 1,
          body: { ...entry, ...opening },
        }),
        upcast: toldTo,
      }),
      upcast: (data) => data,
    }),

    InvestigationClosed: event({
      version: 2,
      body: { ...told, ...closing, othersOpen: z.boolean() },
      readBy: ['discipline'],
      to: {
        oneOf: ['clear', 'underReview'],
        of: ({ othersOpen }) => (othersOpen ? 'underReview' : 'clear'),
      },
      part: 'ended',
      words: { zh: '已结案', en: 'an investigation was closed' },
      sample: {
        branchId: 'b03.017',
        campaignIds: ['r2023'],
        caseId: 'c1',
        outcome: '查无实据',
        othersOpen: false,
      },
      earlier: earlierEvent({
        version: 1,
        body: { ...entry, ...closing },
      }),
      upcast: (data) => ({ ...toldTo(data), othersOpen: false }),
    }),

    /**
     * The campaigns in whose period the day of the fact lies count it; a violation of before names no day.
     */
    ViolationConfirmed: event({
      version: 2,
      body: {
        ...told,
        ...violation,
        factOn: day.optional(),
        countsIn: z.array(campaignId),
        othersOpen: z.boolean(),
      },
      readBy: ['discipline'],
      to: {
        oneOf: ['clear', 'underReview'],
        of: ({ othersOpen }) => (othersOpen ? 'underReview' : 'clear'),
      },
      part: {
        oneOf: ['ended'],
        of: ({ caseId: ended }): Record<string, string> => (ended === undefined ? {} : { [ended]: 'ended' }),
      },
      words: { zh: '已认定违纪违法', en: 'a violation was confirmed' },
      sample: {
        branchId: 'b03.017',
        campaignIds: ['r2023'],
        caseId: 'c1',
        fact: '违规收受礼品',
        factOn: '2023-06-01',
        evidence: sampleEvidence,
        countsIn: ['r2023'],
        othersOpen: false,
      },
      earlier: earlierEvent({
        version: 1,
        body: { ...entry, ...violation },
      }),
      upcast: (data) => ({ ...toldTo(data), countsIn: [data.campaignId], othersOpen: false }),
    }),
  },
  readModels: {
    /** The records of all branches, as discipline knows them. */
    integrityRecords: readModel({
      path: 'integrity-records',
      of: 'integrity',
      row: {
        unitId,
        branchId,
        status: z.enum(['clear', 'underReview']),
        certificates: z.array(z.strictObject({ certificateNumber: documentNumber, certifiedOn: day })),
        cases: z.array(openedCase),
        violations: z.array(
          z.strictObject({
            fact: text(500),
            factOn: day.optional(),
            evidence,
            confirmedAt: instant,
            countsIn: z.array(campaignId),
          }),
        ),
        leads: z.array(z.strictObject({ leadId, ...lead, registeredAt: instant })),
        waiting,
      },
      scopes: { discipline: 'all', auditor: 'all' },
      indexes: ['unitId', 'status'],
      words: { zh: '廉政档案', en: 'integrity record' },
    }),
  },
});
