import { z } from 'zod';
import { event } from '../contract.ts';
import { officials } from '../permission.ts';
import { applicationDraft, applicationForm, day, declarationId, route, text, version } from '../values.ts';
import { packId } from '../rule-pack.values.ts';
import { entry, names } from './shared.ts';

/** The events of an application, from its draft to its end. */
export const applicationEvents = {
  CandidateSelfNominated: event({
    version: 1,
    body: { ...entry, ...names, reason: text(500) },
    readBy: officials,
    to: { oneOf: ['none', 'draft'], of: (_data, before) => (before.at(-1) === 'none' ? 'none' : 'draft') },
    words: { zh: '支部已自荐', en: 'the branch nominated itself' },
  }),

  ApplicationDrafted: event({
    version: 1,
    body: { ...entry, form: applicationDraft },
    readBy: [],
    to: 'draft',
    words: { zh: '已填写申报表', en: 'the application form was drafted' },
  }),

  ApplicationSubmitted: event({
    version: 1,
    body: { ...entry, form: applicationForm, declarations: z.array(declarationId), submission: version },
    readBy: officials,
    to: 'submitted',
    words: { zh: '已提交申报表', en: 'the application form was submitted' },
  }),

  ApplicationReturned: event({
    version: 1,
    body: { ...entry, reason: text(500), until: day },
    readBy: officials,
    to: 'returned',
    words: { zh: '已退回申报表', en: 'the application was returned' },
  }),

  /** The time to mend the form became longer with a new calendar (docs/handbook/process.md#1.21). */
  ApplicationReturnExtended: event({
    version: 1,
    body: { ...entry, until: day },
    readBy: officials,
    to: 'returned',
    words: { zh: '补正期限已顺延', en: 'the time to mend the form became longer' },
    sample: { campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03', until: '2023-05-10' },
  }),

  ApplicationAccepted: event({
    version: 1,
    /** The pool is that of the rule pack at the acceptance; it stays. */
    body: { ...entry, ...names, route, rank: version.optional(), pool: packId.optional() },
    readBy: officials,
    to: 'accepted',
    words: { zh: '已受理申报表', en: 'the application was accepted' },
  }),

  ApplicationDeclaredIneligible: event({
    version: 1,
    body: { ...entry, rule: text(60), reason: text(500) },
    readBy: officials,
    to: 'ineligible',
    words: { zh: '已认定不符合条件', en: 'the application was declared ineligible' },
  }),

  ApplicationLapsed: event({
    version: 1,
    body: { ...entry, reason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']) },
    readBy: officials,
    to: 'lapsed',
    words: { zh: '申报已失效', en: 'the application lapsed' },
  }),

  /** Withdrawn before the deadline, which is not final (docs/handbook/process.md#1.5). */
  ApplicationTakenBack: event({
    version: 1,
    body: { ...entry, reason: text(500), cause: z.enum(['own', 'bureau']) },
    readBy: officials,
    to: 'draft',
    words: { zh: '申报表已退回填写', en: 'the application was taken back to draft' },
    sample: { campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03', reason: '材料需补充', cause: 'own' },
  }),

  ApplicationWithdrawn: event({
    version: 1,
    body: { ...entry, reason: text(500), cause: z.enum(['own', 'bureau', 'merged']) },
    readBy: officials,
    to: 'withdrawn',
    words: { zh: '已撤回申报', en: 'the application was withdrawn' },
  }),
};
