import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials } from '../permission.ts';
import {
  branchId,
  bureauId,
  bureauKind,
  campaignId,
  count,
  criterionId,
  kinds,
  day,
  documentNumber,
  file,
  instant,
  route,
  score,
  text,
  unitId,
} from '../values.ts';
import { entry, list } from './shared.ts';

const targets = z
  .array(z.strictObject({ criterionId, target: text(300), quantity: score, measure: text(60) }))
  .min(1)
  .max(40);
kinds.add(targets, { id: 'Targets' });

/** A unit's part in a campaign beside applying: plans, the members' meeting, reports. */
export const participation = aggregate({
  name: 'participation',
  service: 'application',
  path: 'participations',
  id: ['campaign', 'unit'],
  words: { zh: '参评情况', en: 'participation' },
  states: {
    silent: {
      zh: '未响应',
      en: 'not answered',
      awaits: ['FilePlan', 'HoldMembersMeeting', 'PublishBureauPlan'],
    },
    answered: { zh: '已响应', en: 'answered', ends: true },
  },
  commands: {
    PublishBureauPlan: command({
      may: by('mine', 'bureauOfficer'),
      body: { title: text(200), documentNumber },
      in: ['silent', 'answered'],
      says: ['BureauPlanPublished'],
      words: { zh: '发布单位方案', en: 'publish the bureau’s plan' },
      sample: { title: '方案', documentNumber: '澜公1号' },
    }),

    FilePlan: command({
      may: by('mine', 'branchSecretary', 'bureauOfficer'),
      body: {
        bureauPlan: documentNumber.optional(),
        targets,
      },
      in: ['silent', 'answered'],
      says: ['PlanFiled'],
      words: { zh: '报送创建计划', en: 'file the plan' },
      sample: { targets: [{ criterionId: 'political', target: '主题党日', quantity: '12', measure: '次' }] },
    }),

    HoldMembersMeeting: command({
      may: by('mine', 'branchSecretary', 'bureauOfficer'),
      body: { heldOn: day, present: count, entitled: count },
      in: ['silent', 'answered'],
      says: ['MembersMeetingHeld'],
      words: { zh: '登记党员大会', en: 'record the members’ meeting' },
      sample: { heldOn: '2023-03-15', present: 8, entitled: 9 },
    }),

    ReportProgress: command({
      may: by('mine', 'branchSecretary', 'bureauOfficer'),
      body: {
        kind: z.enum(['progress', 'publicity']),
        title: text(200),
        report: text(2000),
        medium: text(100).optional(),
        attachments: z.array(file).max(20),
      },
      in: ['silent', 'answered'],
      says: ['ProgressReported'],
      words: { zh: '报告进展', en: 'report progress' },
      sample: { kind: 'progress', title: '进展', report: '扎实推进', attachments: [] },
    }),
  },
  events: {
    BureauPlanPublished: event({
      version: 1,
      body: { ...list, title: text(200), documentNumber },
      readBy: officials,
      to: 'answered',
      words: { zh: '已发布单位方案', en: 'the bureau’s plan was published' },
      tells: {
        template: 'bureau-plan-published',
        zh: '{unit}已发布创建方案（{documentNumber}），请据此制定支部计划。',
        en: '{unit} published its plan ({documentNumber}). Base your branch’s plan on it.',
        to: ({ bureauId }) => [{ role: 'branchSecretary', under: bureauId }],
      },
    }),

    PlanFiled: event({
      version: 1,
      body: {
        ...entry,
        bureauPlan: documentNumber.optional(),
        targets,
      },
      readBy: officials,
      to: 'answered',
      words: { zh: '已报送创建计划', en: 'the plan was filed' },
    }),

    MembersMeetingHeld: event({
      version: 1,
      body: { ...entry, heldOn: day, present: count, entitled: count },
      readBy: officials,
      to: 'answered',
      words: { zh: '已召开党员大会', en: 'the members’ meeting was held' },
    }),

    ProgressReported: event({
      version: 1,
      body: {
        campaignId,
        unitId,
        kind: z.enum(['progress', 'publicity']),
        title: text(200),
        report: text(2000),
        medium: text(100).optional(),
        attachments: z.array(file).max(20),
      },
      readBy: officials,
      to: 'answered',
      words: { zh: '已报告进展', en: 'progress was reported' },
    }),
  },
  readModels: {
    /** Plans, members' meetings and reports of every unit invited, and who has not answered. */
    participation: readModel({
      path: 'participations',
      of: 'participation',
      row: {
        campaignId,
        unitId,
        bureauId,
        unit: z.enum(['bureau', 'branch']),
        name: text(100).optional(),
        unitName: text(100).optional(),
        bureauName: text(100).optional(),
        kind: bureauKind.optional(),
        /** The route by which the unit may enter; absent where the rule pack gives it none. */
        route: route.optional(),
        /** True once the unit has done anything for the campaign. */
        answered: z.boolean(),
        selfNominated: z.boolean(),
        planFiled: z.boolean(),
        meetingHeld: z.boolean(),
        bureauPlan: z.strictObject({ title: text(200), documentNumber, at: instant }).optional(),
        plan: z
          .strictObject({ bureauPlan: documentNumber.optional(), targets: targets, at: instant })
          .optional(),
        meeting: z.strictObject({ heldOn: day, present: count, entitled: count, at: instant }).optional(),
        /** The number of reports of each kind. */
        progress: count,
        publicity: count,
        reports: z.array(
          z.strictObject({
            kind: z.enum(['progress', 'publicity']),
            title: text(200),
            report: text(2000),
            medium: text(100).optional(),
            attachments: z.array(file),
            at: instant,
          }),
        ),
        mergedInto: branchId.optional(),
      },
      scopes: {
        operator: 'all',
        bureauOfficer: 'mine',
        branchSecretary: 'mine',
        assessor: 'all',
        committee: 'all',
        discipline: 'all',
        auditor: 'all',
      },
      indexes: [
        'campaignId',
        'unitId',
        'bureauId',
        'unit',
        'route',
        'kind',
        'answered',
        'selfNominated',
        'planFiled',
        'meetingHeld',
      ],
      words: { zh: '参评情况', en: 'participation of a unit' },
    }),
  },
});
