import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials } from '../permission.ts';
import { accountId, branchId, campaignId, day, instant, person, slug, text } from '../values.ts';

const ofGroup = { campaignId, groupId: slug };

/** An assessment group: who visits whom. */
export const group = aggregate({
  name: 'group',
  service: 'assessment',
  path: 'assessment-groups',
  id: ['campaign', 'name'],
  words: { zh: '??', en: 'group' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    FormGroup: command({
      may: by('any', 'operator'),
      body: {
        name: text(100),
        lead: accountId,
        departments: z.array(text(100)).min(1).max(20),
        members: z.array(person).min(2).max(20),
      },
      in: ['??'],
      says: ['AssessmentGroupFormed'],
      words: { zh: '??', en: 'form group' },
      sample: {
        name: '组',
        lead: 'as-one',
        departments: ['机关党委'],
        members: [
          { accountId: 'as-one', personId: 'P-1', name: 'as-one' },
          { accountId: 'as-two', personId: 'P-1', name: 'as-one' },
        ],
      },
    }),

    AssignCandidate: command({
      may: by('foreign', 'operator'),
      body: { branchId },
      in: ['??'],
      says: ['CandidateAssigned', 'AssessorRecused'],
      words: { zh: '??', en: 'assign candidate' },
      sample: { branchId: 'b03.017' },
    }),

    PlanVisit: command({
      may: by('foreign', 'assessor'),
      body: { branchId, plannedOn: day },
      in: ['??'],
      says: ['VisitPlanned'],
      words: { zh: '??', en: 'plan visit' },
      sample: { branchId: 'b03.017', plannedOn: '2023-07-01' },
    }),

    RecuseAssessor: command({
      may: by('any', 'assessor'),
      body: { branchId, ground: text(300) },
      in: ['??'],
      says: ['AssessorRecused'],
      words: { zh: '??', en: 'recuse assessor' },
      sample: { branchId: 'b03.017', ground: '亲属' },
    }),
  },
  events: {
    AssessmentGroupFormed: event({
      version: 1,
      body: {
        ...ofGroup,
        name: text(100),
        lead: accountId,
        departments: z.array(text(100)).min(1).max(20),
        members: z.array(person).min(2).max(20),
      },
      readBy: officials,
      words: { zh: '组建考核组', en: 'assessment group formed' },
    }),
    /** Whom the group consists of stands here too, so that a candidate's own rows know who comes; `from` is the group it is taken from. */
    CandidateAssigned: event({
      version: 1,
      body: {
        ...ofGroup,
        branchId,
        groupName: text(100),
        lead: accountId,
        members: z.array(accountId).min(2).max(20),
        from: slug.optional(),
      },
      readBy: officials,
      words: { zh: '指派考核对象', en: 'candidate assigned' },
    }),

    VisitPlanned: event({
      version: 1,
      body: { ...ofGroup, branchId, plannedOn: day },
      readBy: officials,
      words: { zh: '安排考核', en: 'visit planned' },
    }),

    AssessorRecused: event({
      version: 1,
      body: { ...ofGroup, branchId, accountId, source: z.enum(['declared', 'derived']), ground: text(300) },
      readBy: ['operator', 'discipline'],
      words: { zh: '考核员回避', en: 'assessor recused' },
    }),
  },
  readModels: {
    /** The assessment groups. `id` of a group in commands: `<campaign>.<groupId>`. */
    groups: readModel({
      path: 'assessment-groups',
      of: 'group',
      row: {
        campaignId,
        groupId: slug,
        name: text(100),
        lead: accountId,
        departments: z.array(text(100)),
        members: z.array(person),
        branchIds: z.array(branchId),
        formedAt: instant,
      },
      scopes: { operator: 'all', assessor: 'all', discipline: 'all', auditor: 'all' },
      indexes: ['campaignId', 'lead'],
      words: { zh: '??', en: 'groups' },
    }),
  },
});
