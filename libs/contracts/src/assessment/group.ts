import { z } from 'zod';
import { account, operatorsFor } from '../audience.ts';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair } from '../permission.ts';
import { accountId, branchId, campaignId, day, groupId, instant, person, slug, text } from '../values.ts';
import { waiting } from '../waiting.ts';

const ofGroup = { campaignId, groupId };
const form = {
  name: text(100),
  lead: accountId,
  departments: z.array(text(100)).min(1).max(20),
  members: z.array(person).min(2).max(20),
};

/** An assessment group: who visits which candidates, when, and who of it must keep away from one. */
export const group = aggregate({
  name: 'group',
  service: 'assessment',
  path: 'assessment-groups',
  id: ['campaign', 'name'],
  words: { zh: '考核组', en: 'assessment group' },
  states: {
    none: { zh: '未组建', en: 'not formed', awaits: ['FormGroup'] },
    formed: { zh: '已组建', en: 'formed', awaits: ['AssignCandidate', 'PlanVisit'], until: 'assessmentTo' },
  },
  commands: {
    FormGroup: command({
      may: by('any', 'operator'),
      body: form,
      in: ['none'],
      otherwise: { formed: 'already_exists' },
      says: ['AssessmentGroupFormed'],
      words: { zh: '组建考核组', en: 'form an assessment group' },
      sample: {
        name: '第一考核组',
        lead: 'as-one',
        departments: ['机关党委'],
        members: [
          { accountId: 'as-one', personId: 'P-1', name: '林志远' },
          { accountId: 'as-two', personId: 'P-2', name: '毛晓岚' },
        ],
      },
    }),

    AssignCandidate: command({
      may: by('foreign', 'operator'),
      body: { branchId },
      in: ['formed'],
      says: ['CandidateAssigned', 'AssessorRecused'],
      words: { zh: '指派考核对象', en: 'assign a candidate' },
      sample: { branchId: 'b03.017' },
    }),

    PlanVisit: command({
      may: by('foreign', 'assessor'),
      body: { branchId, plannedOn: day },
      in: ['formed'],
      says: ['VisitPlanned'],
      words: { zh: '安排考核日期', en: 'plan a visit' },
      sample: { branchId: 'b03.017', plannedOn: '2023-07-01' },
    }),

    RecuseAssessor: command({
      may: by('any', 'assessor'),
      body: { branchId, ground: text(300) },
      in: ['formed'],
      says: ['AssessorRecused'],
      words: { zh: '申报回避', en: 'recuse oneself' },
      sample: { branchId: 'b03.017', ground: '亲属' },
    }),
    /** A recusal declared by mistake, before the group's first visit to the entry is recorded. */
    WithdrawAssessorRecusal: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { branchId, accountId, reason: text(500) },
      in: ['formed'],
      says: ['AssessorRecusalWithdrawn'],
      words: { zh: '撤回考核员回避', en: 'take back an assessor’s recusal' },
      sample: { branchId: 'b03.017', accountId: 'as-one', reason: '同名，并非亲属' },
    }),
  },
  events: {
    AssessmentGroupFormed: event({
      version: 1,
      body: { ...ofGroup, ...form },
      readBy: officials,
      to: 'formed',
      answers: ({ campaignId: campaign }) => [`group-${campaign}.g1`],
      words: { zh: '已组建考核组', en: 'an assessment group was formed' },
    }),

    /**
     * Names the members of the group too, so that a candidate's rows know who comes. `from` is the group that
     * the candidate is taken from.
     */
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
      words: { zh: '已指派考核对象', en: 'a candidate was assigned' },
      tells: {
        template: 'candidate-assigned',
        zh: '考核组新增对象：{unit}。',
        en: '{unit} was assigned to your assessment group.',
        line: {
          zh: '考核组新增对象 {count} 个：{each}',
          en: '{count} entries were assigned to your group: {each}',
        },
        to: ({ campaignId, groupId }) => [{ group: `${campaignId}.${groupId}` }],
      },
    }),

    VisitPlanned: event({
      version: 1,
      body: { ...ofGroup, branchId, plannedOn: day },
      readBy: officials,
      words: { zh: '已安排考核日期', en: 'a visit was planned' },
      // The unit is not told: visits need not be announced.
      tells: {
        template: 'visit-planned',
        zh: '{unit}的考核定于 {plannedOn}。',
        en: 'The visit to {unit} is planned for {plannedOn}.',
        line: { zh: '安排考核 {count} 次：{each}', en: '{count} visits are planned: {each}' },
        each: { zh: '{unit}（{plannedOn}）', en: '{unit} ({plannedOn})' },
        to: ({ campaignId, groupId }) => [{ group: `${campaignId}.${groupId}` }],
      },
    }),

    AssessorRecused: event({
      version: 1,
      body: { ...ofGroup, branchId, accountId, source: z.enum(['declared', 'derived']), ground: text(300) },
      readBy: ['operator', 'discipline'],
      words: { zh: '考核员已回避', en: 'an assessor was recused' },
      tells: {
        template: 'assessor-recused',
        zh: '{unit}有考核人员回避，请核对考核力量。',
        en: 'An assessor of {unit} is recused. Check that enough are left.',
        to: ({ branchId }) => [operatorsFor(branchId)],
      },
    }),

    AssessorRecusalWithdrawn: event({
      version: 1,
      body: { ...ofGroup, branchId, accountId, reason: text(500) },
      readBy: ['operator', 'discipline'],
      words: { zh: '考核员回避已撤回', en: 'an assessor’s recusal was taken back' },
      tells: {
        template: 'assessor-recusal-withdrawn',
        zh: '您对{unit}的回避已撤回，请按安排考核。',
        en: 'Your recusal from {unit} was taken back. Visit it as planned.',
        to: ({ accountId }) => [account(accountId)],
      },
      sample: {
        campaignId: 'r2023',
        groupId: 'g1',
        branchId: 'b03.017',
        accountId: 'as-one',
        reason: '同名，并非亲属',
      },
    }),
  },
  readModels: {
    /** The id of a group in commands is `<campaignId>.<groupId>`. */
    groups: readModel({
      path: 'assessment-groups',
      of: 'group',
      row: {
        campaignId,
        groupId,
        name: text(100),
        lead: accountId,
        departments: z.array(text(100)),
        members: z.array(person),
        branchIds: z.array(branchId),
        formedAt: instant,
        waiting,
      },
      scopes: { operator: 'all', assessor: 'all', discipline: 'all', auditor: 'all' },
      indexes: ['campaignId', 'lead'],
      words: { zh: '考核组', en: 'assessment group' },
    }),
  },
});
