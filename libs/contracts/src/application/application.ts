import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import {
  accountId,
  applicationForm,
  branchId,
  bureauId,
  campaignId,
  count,
  day,
  instant,
  route,
  slug,
  text,
  unitId,
  version,
} from '../values.ts';
import { waiting } from '../waiting.ts';

/** Names are frozen at nomination (PROCESS.md 1.23). */
const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

const entry = { campaignId, branchId, bureauId };

const reason = { reason: text(500) };

/** One branch's application. */
export const application = aggregate({
  name: 'application',
  service: 'application',
  path: 'applications',
  id: ['campaign', 'unit'],
  words: { zh: '??', en: 'application' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    SelfNominate: command({
      may: by('mine', 'branchSecretary'),
      body: reason,
      in: ['??'],
      says: ['CandidateSelfNominated'],
      words: { zh: '??', en: 'self nominate' },
      sample: { reason: '依据' },
    }),

    DraftApplication: command({
      may: by('mine', 'branchSecretary', 'bureauOfficer'),
      body: { form: applicationForm.partial() },
      in: ['??'],
      says: ['ApplicationDrafted'],
      words: { zh: '??', en: 'draft application' },
      sample: { form: {} },
    }),

    SubmitApplication: command({
      may: by('mine', 'branchSecretary'),
      body: { form: applicationForm, declarations: z.array(slug).max(20) },
      in: ['??'],
      says: ['ApplicationSubmitted'],
      words: { zh: '??', en: 'submit application' },
      sample: {
        form: {
          theme: '党建引领',
          method: '一网三联',
          deeds: '案件下降',
          summary: '以建设带队伍',
          contact: '孙文',
          telephone: '0571-12345678',
          selfAssessment: [
            { criterionId: 'political', score: '90', reason: '对照标准' },
            { criterionId: 'leadership', score: '90', reason: '对照标准' },
            { criterionId: 'mechanism', score: '90', reason: '对照标准' },
            { criterionId: 'contribution', score: '90', reason: '对照标准' },
            { criterionId: 'image', score: '90', reason: '对照标准' },
            { criterionId: 'example', score: '90', reason: '对照标准' },
          ],
          awards: [],
          attachments: [],
        },
        declarations: ['noViolation', 'noInvestigation', 'truthful', 'notRewardedBefore', 'publicity'],
      },
    }),

    ReturnApplication: command({
      may: by('foreign', 'operator'),
      body: reason,
      in: ['??'],
      says: ['ApplicationReturned'],
      words: { zh: '??', en: 'return application' },
      sample: { reason: '依据' },
    }),

    AcceptApplication: command({
      may: by('foreign', 'operator'),
      body: {},
      in: ['??'],
      says: ['ApplicationAccepted'],
      words: { zh: '??', en: 'accept application' },
      sample: {},
    }),

    DeclareIneligible: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { rule: text(60), ...reason },
      in: ['??'],
      says: ['ApplicationDeclaredIneligible'],
      words: { zh: '认定不符合条件', en: 'declare an application ineligible' },
      sample: { rule: 'eligibility', reason: '依据' },
    }),

    WithdrawApplication: command({
      may: by('mine', 'branchSecretary'),
      body: reason,
      in: ['??'],
      says: ['ApplicationWithdrawn'],
      words: { zh: '??', en: 'withdraw application' },
      sample: { reason: '依据' },
    }),

    WithdrawApplicationForBureau: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: reason,
      in: ['??'],
      says: ['ApplicationWithdrawn'],
      words: { zh: '由县分局撤回申报', en: 'withdraw an application for the bureau' },
      sample: { reason: '依据' },
    }),

    WithdrawMergedApplication: command({
      may: system,
      body: { into: branchId },
      in: ['??'],
      says: ['ApplicationWithdrawn'],
      words: { zh: '??', en: 'withdraw merged application' },
      sample: { into: 'b03.018' },
    }),

    LapseApplication: command({
      may: system,
      body: { reason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']) },
      in: ['??'],
      says: ['ApplicationLapsed'],
      words: { zh: '??', en: 'lapse application' },
      sample: { reason: 'returnExpired' },
    }),
  },
  events: {
    CandidateSelfNominated: event({
      version: 1,
      body: { ...entry, ...names, reason: text(500) },
      readBy: officials,
      words: { zh: '支部自荐', en: 'candidate self nominated' },
    }),

    ApplicationDrafted: event({
      version: 1,
      body: { ...entry, form: applicationForm.partial() },
      readBy: [],
      words: { zh: '填写申报表', en: 'application drafted' },
    }),

    ApplicationSubmitted: event({
      version: 1,
      body: { ...entry, form: applicationForm, declarations: z.array(slug), submission: version },
      readBy: officials,
      words: { zh: '提交申报表', en: 'application submitted' },
    }),

    ApplicationReturned: event({
      version: 1,
      body: { ...entry, reason: text(500), until: day },
      readBy: officials,
      words: { zh: '退回申报表', en: 'application returned' },
    }),

    ApplicationAccepted: event({
      version: 1,
      body: { ...entry, ...names, route, rank: version.optional() },
      readBy: officials,
      words: { zh: '受理申报表', en: 'application accepted' },
    }),

    ApplicationDeclaredIneligible: event({
      version: 1,
      body: { ...entry, rule: text(60), reason: text(500) },
      readBy: officials,
      words: { zh: '认定不符合条件', en: 'application declared ineligible' },
    }),

    ApplicationLapsed: event({
      version: 1,
      body: { ...entry, reason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']) },
      readBy: officials,
      words: { zh: '申报失效', en: 'application lapsed' },
    }),

    ApplicationWithdrawn: event({
      version: 1,
      body: { ...entry, reason: text(500), cause: z.enum(['own', 'bureau', 'merged']) },
      readBy: officials,
      words: { zh: '撤回申报', en: 'application withdrawn' },
    }),
  },
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
        status: z.enum(['nominated', 'draft', 'submitted', 'returned', 'accepted', 'ineligible', 'lapsed', 'withdrawn']),
        nominated: z.boolean(),
        route: route.optional(),
        rank: count.optional(),
        /** How many stand on the list. */
        of: count.optional(),
        nominationReason: text(500).optional(),
        nominatedAt: instant.optional(),
        draft: applicationForm.partial().optional(),
        form: applicationForm.optional(),
        declarations: z.array(slug).optional(),
        /** How often the form was submitted. */
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
        /** The case itself is for discipline and audit, in `standings` (PROCESS.md 1.11). */
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
      words: { zh: '??', en: 'candidates' },
    }),
  },
});
