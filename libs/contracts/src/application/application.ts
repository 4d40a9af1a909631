import { z } from 'zod';
import { applicationForm, formAsSeen, seenBy } from '../application-form.ts';
import { aggregate, command, readModel } from '../contract.ts';
import { by, pair, system } from '../permission.ts';
import {
  accountId,
  branchId,
  bureauId,
  campaignId,
  count,
  day,
  declarationId,
  instant,
  route,
  text,
  unitId,
} from '../values.ts';
import { waiting } from '../waiting.ts';
import { reason } from './shared.ts';
import { applicationEvents } from './application.events.ts';

/**
 * One branch's application in a campaign. A list nominates it in another stream, so `none` may be a candidate
 * already.
 */
export const application = aggregate({
  name: 'application',
  service: 'application',
  path: 'applications',
  id: ['campaign', 'unit'],
  words: { zh: '申报', en: 'application' },
  states: {
    none: {
      zh: '未填写',
      en: 'not begun',
      awaits: ['SubmitApplication', 'DraftApplication'],
      until: 'applicationDeadline',
    },
    draft: {
      zh: '填写中',
      en: 'in draft',
      awaits: ['SubmitApplication', 'LapseApplication'],
      until: 'applicationDeadline',
    },
    submitted: {
      zh: '已提交',
      en: 'submitted',
      awaits: ['AcceptApplication', 'ReturnApplication', 'DeclareIneligible'],
    },
    returned: {
      zh: '退回补正',
      en: 'returned',
      awaits: ['SubmitApplication', 'LapseApplication'],
      until: 'until',
    },
    accepted: { zh: '已受理', en: 'accepted', ends: true },
    ineligible: { zh: '不符合条件', en: 'ineligible', ends: true },
    lapsed: { zh: '已失效', en: 'lapsed', ends: true },
    withdrawn: { zh: '已撤回', en: 'withdrawn', ends: true },
  },
  commands: {
    SelfNominate: command({
      may: by('mine', 'branchSecretary'),
      body: reason,
      in: ['none', 'draft', 'lapsed'],
      says: ['CandidateSelfNominated'],
      words: { zh: '支部自荐', en: 'nominate the own branch' },
      sample: { reason: '依据' },
    }),

    DraftApplication: command({
      may: by('mine', 'branchSecretary', 'bureauOfficer'),
      body: { form: applicationForm },
      in: ['none', 'draft', 'lapsed'],
      says: ['ApplicationDrafted'],
      words: { zh: '填写申报表', en: 'draft the application form' },
      sample: { form: {} },
    }),

    SubmitApplication: command({
      may: by('mine', 'branchSecretary'),
      body: { form: applicationForm, declarations: z.array(declarationId).max(20) },
      in: ['none', 'draft', 'returned', 'lapsed'],
      says: ['ApplicationSubmitted'],
      words: { zh: '提交申报表', en: 'submit the application form' },
      sample: {
        form: {
          theme: '党建',
          method: '三联',
          deeds: '降案',
          summary: '建设',
          contact: '孙文',
          telephone: '12345678',
          selfAssessment: [
            { criterionId: 'political', score: '90', reason: '对照' },
            { criterionId: 'leadership', score: '90', reason: '对照' },
            { criterionId: 'mechanism', score: '90', reason: '对照' },
            { criterionId: 'contribution', score: '90', reason: '对照' },
            { criterionId: 'image', score: '90', reason: '对照' },
            { criterionId: 'example', score: '90', reason: '对照' },
          ],
        },
        declarations: ['noViolation', 'noInvestigation', 'truthful', 'notRewardedBefore', 'publicity'],
      },
    }),

    ReturnApplication: command({
      may: by('foreign', 'operator'),
      body: reason,
      in: ['submitted'],
      says: ['ApplicationReturned'],
      words: { zh: '退回申报表', en: 'return an application for mending' },
      sample: { reason: '依据' },
    }),

    AcceptApplication: command({
      may: by('foreign', 'operator'),
      body: {},
      in: ['submitted'],
      says: ['ApplicationAccepted'],
      words: { zh: '受理申报表', en: 'accept an application' },
      sample: {},
    }),

    DeclareIneligible: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { rule: text(60), ...reason },
      in: ['submitted'],
      says: ['ApplicationDeclaredIneligible'],
      words: { zh: '认定不符合条件', en: 'declare an application ineligible' },
      sample: { rule: 'eligibility', reason: '依据' },
    }),

    WithdrawApplication: command({
      may: by('mine', 'branchSecretary'),
      body: reason,
      in: ['none', 'draft', 'submitted', 'returned', 'accepted'],
      says: ['ApplicationTakenBack', 'ApplicationWithdrawn'],
      words: { zh: '撤回申报', en: 'withdraw the application' },
      sample: { reason: '依据' },
    }),

    WithdrawApplicationForBureau: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: reason,
      in: ['none', 'draft', 'submitted', 'returned', 'accepted'],
      says: ['ApplicationTakenBack', 'ApplicationWithdrawn'],
      words: { zh: '由县分局撤回申报', en: 'withdraw an application for the bureau' },
      sample: { reason: '依据' },
    }),

    WithdrawMergedApplication: command({
      may: system,
      body: { into: branchId },
      in: ['none', 'draft', 'submitted', 'returned', 'accepted', 'ineligible', 'lapsed', 'withdrawn'],
      says: ['ApplicationWithdrawn'],
      words: { zh: '撤回被合并支部的申报', en: 'withdraw the application of a merged branch' },
      sample: { into: 'b03.018' },
    }),

    /** A reaction to a merger: the branch into which this one went goes on with its entry. */
    CarryEntryOver: command({
      may: system,
      body: { into: branchId },
      in: ['none', 'draft', 'submitted', 'returned', 'accepted', 'ineligible', 'lapsed', 'withdrawn'],
      says: ['EntryCarriedOver'],
      words: { zh: '由并入的支部承接申报', en: 'carry an entry over' },
      sample: { into: 'b03.018' },
    }),

    LapseApplication: command({
      may: system,
      body: { reason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']) },
      in: ['none', 'draft', 'submitted', 'returned', 'accepted', 'ineligible', 'lapsed', 'withdrawn'],
      says: ['ApplicationReturnExtended', 'ApplicationLapsed'],
      words: { zh: '认定申报失效', en: 'let an application lapse' },
      sample: { reason: 'returnExpired' },
    }),
  },
  events: applicationEvents,
  readModels: {
    /** Each candidate's file. */
    candidates: readModel({
      path: 'candidates',
      of: 'application',
      row: {
        campaignId,
        unitId,
        branchId,
        bureauId,
        branchName: text(100).optional(),
        unitName: text(100).optional(),
        bureauName: text(100).optional(),
        /** The branch that goes on with the entry, if its own was merged. */
        mergedInto: branchId.optional(),
        status: z.enum([
          'nominated',
          'draft',
          'submitted',
          'returned',
          'accepted',
          'ineligible',
          'lapsed',
          'withdrawn',
        ]),
        nominated: z.boolean(),
        route: route.optional(),
        rank: count.optional(),
        /** The length of the list. */
        of: count.optional(),
        nominationReason: text(500).optional(),
        nominatedAt: instant.optional(),
        draft: applicationForm.optional(),
        form: applicationForm.optional(),
        seenBy: seenBy.optional(),
        declarations: z.array(declarationId).optional(),
        /** The number of times that the form was submitted. */
        submission: count,
        submittedAt: instant.optional(),
        returnedReason: text(500).optional(),
        returnedAt: instant.optional(),
        returnedUntil: day.optional(),
        acceptedAt: instant.optional(),
        lapsedReason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']).optional(),
        ineligibleRule: text(60).optional(),
        ineligibleReason: text(500).optional(),
        withdrawnReason: text(500).optional(),
        withdrawnCause: z.enum(['own', 'bureau', 'merged']).optional(),
        endedAt: instant.optional(),
        clearedUntil: day.optional(),
        /** The case itself is for discipline and audit, in `standings` (docs/handbook/process.md#1.11). */
        standing: z.enum(['underReview', 'disqualified']).optional(),
        naming: z.enum(['named', 'revoked']).optional(),
        recused: z.array(accountId),
        waiting,
      },
      scopes: {
        operator: 'notRecused',
        bureauOfficer: 'mine',
        branchSecretary: 'mine',
        assessor: 'notRecused',
        expert: 'notRecused',
        committee: 'notRecused',
        discipline: 'all',
        auditor: 'all',
      },
      only: {
        draft: ['bureauOfficer', 'branchSecretary'],
        waiting: ['operator', 'bureauOfficer', 'discipline', 'auditor'],
        recused: ['operator', 'discipline', 'auditor'],
      },
      shown: formAsSeen,
      indexes: [
        'campaignId',
        'unitId',
        'branchId',
        'bureauId',
        'status',
        'route',
        'rank',
        'nominated',
        'standing',
        'submittedAt',
        'acceptedAt',
      ],
      words: { zh: '参评对象', en: 'candidate' },
    }),
  },
});
