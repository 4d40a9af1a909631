import { z } from 'zod';
import { every } from '../audience.ts';
import { aggregate, command, event, readModel } from '../contract.ts';
import { expected } from '../expects.ts';
import { packId } from '../rule-pack.values.ts';
import { by, officials, system } from '../permission.ts';
import {
  accountId,
  branchId,
  bureauId,
  campaignId,
  criterionScores,
  day,
  file,
  fraction,
  instant,
  json,
  route,
  text,
  unitId,
  version,
} from '../values.ts';
import { names, officialReaders, ofEntry, position, reason, stewards } from './shared.ts';

const ground = text(300);

/** The dynamic score with the steps that led to it, or the reason why there is none. */
const dynamicResult = z.union([
  z.strictObject({
    dynamic: fraction,
    criteria: criterionScores,
    steps: json,
  }),
  z.strictObject({ noResult: text(300) }),
]);

/**
 * A candidate as the panel knows it. All but the presentation is copied from application and assessment.
 * Their events arrive in no common order, so a score or a standing may be known before the entry is admitted.
 */
export const entry = aggregate({
  name: 'entry',
  service: 'evaluation',
  path: 'entries',
  id: ['campaign', 'unit'],
  words: { zh: '评选对象', en: 'entry' },
  states: {
    expected: { zh: '尚未进入评选', en: 'not admitted yet', awaits: ['AdmitEntry'] },
    admitted: {
      zh: '已进入评选，待交展示材料',
      en: 'admitted, presentation files missing',
      awaits: ['FilePresentation'],
    },
    filed: { zh: '展示材料已交', en: 'presentation files filed', ends: true },
    withdrawn: { zh: '已退出', en: 'withdrawn', ends: true },
  },
  commands: {
    AdmitEntry: command({
      may: system,
      body: { bureauId, ...names, route, rank: version.optional(), pool: packId.optional() },
      in: ['expected', 'admitted', 'filed', 'withdrawn'],
      says: ['EntryAdmitted', 'DynamicScoreReceived', 'EntrySuspended', 'EntryDisqualified', 'EntryCleared'],
      words: { zh: '纳入评选', en: 'admit an entry' },
      sample: {
        bureauId: 'b03',
        branchName: '城关派出所党支部',
        unitName: '城关派出所',
        bureauName: '东城分局',
        route: 'recommended',
        rank: 1,
      },
    }),
    ReceiveDynamicScore: command({
      may: system,
      body: { result: json },
      in: 'any',
      says: ['DynamicScoreReceived'],
      words: { zh: '接收动态考核分', en: 'take over the dynamic score' },
      sample: {
        result: {
          dynamic: '1753/20',
          criteria: [
            { criterionId: 'political', score: '177/2' },
            { criterionId: 'leadership', score: '86' },
            { criterionId: 'mechanism', score: '541/6' },
            { criterionId: 'contribution', score: '84' },
            { criterionId: 'image', score: '183/2' },
            { criterionId: 'example', score: '87' },
          ],
          steps: { visits: 2, base: '175/2' },
        },
      },
    }),
    SuspendEntry: command({
      may: system,
      body: {},
      in: 'any',
      says: ['EntrySuspended'],
      words: { zh: '标记审查中', en: 'mark an entry as under review' },
      sample: {},
    }),
    ResumeEntry: command({
      may: system,
      body: {},
      in: 'any',
      says: ['EntryResumed'],
      words: { zh: '解除审查标记', en: 'lift the mark of a review' },
      sample: {},
    }),
    DisqualifyEntry: command({
      may: system,
      body: { ground },
      in: 'any',
      says: ['EntryDisqualified'],
      words: { zh: '取消评选资格', en: 'disqualify an entry' },
      sample: { ground: '违纪违法 (violation of law or discipline)' },
    }),
    WithdrawEntry: command({
      may: system,
      body: reason,
      in: ['expected', 'admitted', 'filed', 'withdrawn'],
      says: ['EntryWithdrawn'],
      words: { zh: '退出评选', en: 'withdraw an entry' },
      sample: { reason: '支部撤回申报' },
    }),
    ClearEntry: command({
      may: system,
      body: { validUntil: day },
      in: 'any',
      says: ['EntryCleared'],
      words: { zh: '登记廉政证明', en: 'record a clearance' },
      sample: { validUntil: '2023-12-20' },
    }),
    FilePresentation: command({
      may: by('mine', 'branchSecretary'),
      body: { deck: file, logo: file },
      in: ['admitted', 'filed'],
      says: ['PresentationFiled'],
      words: { zh: '提交展示材料', en: 'file the presentation' },
      sample: {
        deck: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        logo: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      },
    }),
  },
  events: {
    EntryAdmitted: event({
      version: 1,
      body: { ...ofEntry, bureauId, ...names, route, rank: version.optional(), pool: packId.optional() },
      readBy: officials,
      to: 'admitted',
      expects: ({ campaignId: campaign }) => [expected('panel', campaign, 'ConvenePanel')],
      words: { zh: '已进入评选', en: 'the entry was admitted' },
    }),
    DynamicScoreReceived: event({
      version: 1,
      body: { ...ofEntry, result: dynamicResult },
      readBy: officials,
      words: { zh: '已收到动态考核分', en: 'the dynamic score was taken over' },
    }),
    EntrySuspended: event({
      version: 1,
      body: ofEntry,
      readBy: officials,
      words: { zh: '评选对象已列入审查', en: 'the entry came under review' },
    }),
    EntryResumed: event({
      version: 1,
      body: ofEntry,
      readBy: officials,
      words: { zh: '评选对象已解除审查', en: 'the review of the entry ended' },
    }),
    EntryDisqualified: event({
      version: 1,
      body: { ...ofEntry, ground },
      readBy: ['discipline'],
      words: { zh: '评选对象已取消资格', en: 'the entry was disqualified' },
      // Of a violation discipline tells itself; of a naming below nobody else does.
      tells: {
        template: 'revoked-below',
        zh: '{unit}的下级命名已撤销，不再参评；已命名的，请研究是否撤销。',
        en: 'The naming below of {unit} was revoked. It competes no more; if it is named here, decide on that.',
        to: ({ ground: said }) =>
          said.startsWith('revokedBelow:')
            ? [every('operator'), every('discipline'), every('committee')]
            : [],
      },
    }),
    EntryWithdrawn: event({
      version: 1,
      body: { ...ofEntry, ...reason },
      readBy: officials,
      to: 'withdrawn',
      words: { zh: '评选对象已退出', en: 'the entry was withdrawn' },
    }),
    EntryCleared: event({
      version: 1,
      body: { ...ofEntry, validUntil: day },
      readBy: officials,
      words: { zh: '已登记廉政证明', en: 'a clearance was recorded' },
    }),
    PresentationFiled: event({
      version: 1,
      body: { ...ofEntry, deck: file, logo: file },
      readBy: officials,
      to: 'filed',
      words: { zh: '已提交展示材料', en: 'the presentation was filed' },
    }),
  },
  readModels: {
    /**
     * The entries that compete, and their standing. Experts do not see dynamic scores, lest they score by
     * them.
     */
    entries: readModel({
      path: 'entries',
      of: 'entry',
      row: {
        campaignId,
        branchId,
        unitId,
        bureauId,
        ...names,
        route,
        rank: position.optional(),
        pool: packId.optional(),
        status: z.enum(['admitted', 'withdrawn']),
        standing: z.enum(['clear', 'underReview', 'disqualified']),
        ground: ground.optional(),
        clearedUntil: day.optional(),
        dynamic: dynamicResult.optional(),
        deck: file.optional(),
        logo: file.optional(),
        orderNumber: position.optional(),
        presentation: z.enum(['waiting', 'presenting', 'presented']),
        admittedAt: instant,
        recused: z.array(accountId),
      },
      scopes: {
        operator: 'notRecused',
        committee: 'notRecused',
        discipline: 'all',
        auditor: 'all',
        expert: 'notRecused',
        bureauOfficer: 'mine',
        branchSecretary: 'mine',
      },
      only: {
        ground: ['discipline', 'auditor'],
        clearedUntil: officialReaders,
        dynamic: officialReaders,
        recused: stewards,
      },
      indexes: [
        'campaignId',
        'unitId',
        'bureauId',
        'route',
        'pool',
        'status',
        'standing',
        'presentation',
        'orderNumber',
      ],
      words: { zh: '评选对象', en: 'entries' },
    }),
  },
});
