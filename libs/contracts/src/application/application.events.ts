import { z } from 'zod';
import { ofCandidate } from '../expects.ts';
import { assessorsOf, officersOf, operatorsFor, secretary } from '../audience.ts';
import { earlierEvent, event } from '../contract.ts';
import { officials } from '../permission.ts';
import { applicationForm, formReaders, seenBy } from '../application-form.ts';
import { branchId, day, declarationId, route, text, version } from '../values.ts';
import { draftOfPlan, formOfPlan } from './form-of-plan.ts';
import { packId } from '../rule-pack.values.ts';
import { entry, names } from './shared.ts';

const signed = { declarations: z.array(declarationId), submission: version };

/** The events of an application, from its draft to its end. */
export const applicationEvents = {
  CandidateSelfNominated: event({
    version: 1,
    body: { ...entry, ...names, reason: text(500) },
    readBy: officials,
    to: { oneOf: ['none', 'draft'], of: (_data, before) => (before.at(-1) === 'none' ? 'none' : 'draft') },
    expects: ofCandidate,
    words: { zh: '支部已自荐', en: 'the branch nominated itself' },
    tells: {
      template: 'self-nominated',
      zh: '{unit}已自荐。',
      en: '{unit} nominated itself.',
      line: { zh: '自荐 {count} 个：{each}', en: '{count} nominated themselves: {each}' },
      to: ({ branchId }) => [operatorsFor(branchId)],
    },
  }),

  /** From its second version on, its fields are those of the rule pack. */
  ApplicationDrafted: event({
    version: 2,
    body: { ...entry, form: applicationForm },
    earlier: earlierEvent({ version: 1, body: { ...entry, form: draftOfPlan } }),
    upcast: (data) => data,
    saidAsBefore: true,
    sample: { campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03', form: { patrols: '120' } },
    readBy: [],
    to: 'draft',
    words: { zh: '已填写申报表', en: 'the application form was drafted' },
  }),

  /** From its second version on, its fields are those of the rule pack, and it says who reads which. */
  ApplicationSubmitted: event({
    version: 2,
    body: { ...entry, form: applicationForm, ...signed, seenBy: seenBy.optional() },
    earlier: earlierEvent({ version: 1, body: { ...entry, form: formOfPlan, ...signed } }),
    upcast: (data) => data,
    saidAsBefore: true,
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      bureauId: 'b03',
      form: { patrols: '120', visits: [{ village: '东坝村', on: '2023-04-02' }], plan: ['7'.repeat(64)] },
      declarations: ['truthful'],
      submission: 1,
      seenBy: { patrols: ['operator', 'expert'], visits: ['operator'], plan: [] },
    },
    only: formReaders,
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
    tells: {
      template: 'application-returned',
      zh: '{unit}的申报表退回补正一次，请于 {until} 前重新提交。',
      en: 'The form of {unit} was returned. Mend it and submit it again by {until}.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
  }),

  /** The time to mend the form became longer with a new calendar (docs/handbook/process.md#1.21). */
  ApplicationReturnExtended: event({
    version: 1,
    body: { ...entry, until: day },
    readBy: officials,
    to: 'returned',
    words: { zh: '补正期限已顺延', en: 'the time to mend the form became longer' },
    tells: {
      template: 'return-extended',
      zh: '因节假日安排调整，{unit}申报表的补正期限顺延至 {until}。',
      en: 'The calendar was arranged anew: the form of {unit} may be mended until {until}.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
    sample: { campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03', until: '2023-05-10' },
  }),

  ApplicationAccepted: event({
    version: 1,
    /** The pool is that of the rule pack at the acceptance; it stays. */
    body: { ...entry, ...names, route, rank: version.optional(), pool: packId.optional() },
    readBy: officials,
    to: 'accepted',
    words: { zh: '已受理申报表', en: 'the application was accepted' },
    tells: {
      template: 'application-accepted',
      zh: '{unit}的申报表已受理。',
      en: 'The form of {unit} was accepted.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
  }),

  /** The branch into which the nominated one was merged goes on with the entry, under its own names. */
  EntryCarriedOver: event({
    version: 1,
    body: { ...entry, ...names, into: branchId },
    readBy: officials,
    words: { zh: '申报已由并入的支部承接', en: 'the entry was carried over' },
    tells: {
      template: 'entry-carried-over',
      zh: '{unit}承接了所并入支部的申报，原排序和材料不变。',
      en: '{unit} goes on with the entry of the branch that was merged into it, with its rank and papers.',
      to: ({ campaignId, bureauId, branchId: branch, into }) => [
        secretary(into),
        { role: 'branchSecretary', under: into },
        officersOf(branch),
        officersOf(bureauId),
        operatorsFor(branch),
        assessorsOf({ campaignId, branchId: branch }),
      ],
    },
    sample: {
      ...{ campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03', into: 'b03.018' },
      ...{ branchName: '城关派出所党支部', unitName: '城关派出所', bureauName: '三分局' },
    },
  }),

  ApplicationDeclaredIneligible: event({
    version: 1,
    body: { ...entry, rule: text(60), reason: text(500) },
    readBy: officials,
    to: 'ineligible',
    words: { zh: '已认定不符合条件', en: 'the application was declared ineligible' },
    tells: {
      template: 'application-ineligible',
      zh: '{unit}不符合参评条件，决定见申报页面。',
      en: '{unit} was declared ineligible; the application’s page has the decision.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
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
    tells: {
      template: 'application-withdrawn',
      zh: '{unit}已退出参评。',
      en: '{unit} has withdrawn.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId), operatorsFor(branchId)],
    },
  }),
};
