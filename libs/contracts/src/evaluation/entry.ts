import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, system } from '../permission.ts';
import {
  accountId,
  branchId,
  bureauId,
  campaignId,
  criterionId,
  day,
  fraction,
  hash,
  instant,
  json,
  kinds,
  route,
  text,
  unitId,
  version,
} from '../values.ts';

const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

const reason = { reason: text(500) };

const ofEntry = { campaignId, branchId };

const criteria = z.array(z.strictObject({ criterionId, score: fraction }));
kinds.add(criteria, { id: 'CriterionScores' });

/** How one stage's score came about: per criterion the ballots kept and those trimmed. */
const steps = json;

const number = z.int().min(1);

/** A candidate as the panel knows it; all but the presentation comes from other services' events. */
export const entry = aggregate({
  name: 'entry',
  service: 'evaluation',
  path: 'entries',
  id: ['campaign', 'unit'],
  words: { zh: '??', en: 'entry' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    AdmitEntry: command({
      may: system,
      body: { bureauId, ...names, route, rank: version.optional() },
      in: ['??'],
      says: ['EntryAdmitted', 'DynamicScoreReceived', 'EntrySuspended', 'EntryDisqualified', 'EntryCleared'],
      words: { zh: '??', en: 'admit entry' },
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
      in: ['??'],
      says: ['DynamicScoreReceived'],
      words: { zh: '??', en: 'receive dynamic score' },
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
      in: ['??'],
      says: ['EntrySuspended'],
      words: { zh: '??', en: 'suspend entry' },
      sample: {},
    }),

    ResumeEntry: command({
      may: system,
      body: {},
      in: ['??'],
      says: ['EntryResumed'],
      words: { zh: '??', en: 'resume entry' },
      sample: {},
    }),

    DisqualifyEntry: command({
      may: system,
      body: { ground: text(300) },
      in: ['??'],
      says: ['EntryDisqualified'],
      words: { zh: '??', en: 'disqualify entry' },
      sample: { ground: '违纪违法 (violation of law or discipline)' },
    }),

    WithdrawEntry: command({
      may: system,
      body: reason,
      in: ['??'],
      says: ['EntryWithdrawn'],
      words: { zh: '??', en: 'withdraw entry' },
      sample: { reason: '支部撤回申报' },
    }),

    ClearEntry: command({
      may: system,
      body: { validUntil: day },
      in: ['??'],
      says: ['EntryCleared'],
      words: { zh: '??', en: 'clear entry' },
      sample: { validUntil: '2023-12-20' },
    }),

    FilePresentation: command({
      may: by('mine', 'branchSecretary'),
      body: { deck: hash, logo: hash },
      in: ['??'],
      says: ['PresentationFiled'],
      words: { zh: '??', en: 'file presentation' },
      sample: {
        deck: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        logo: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      },
    }),
  },
  events: {
    EntryAdmitted: event({
      version: 1,
      body: { ...ofEntry, bureauId, ...names, route, rank: version.optional() },
      readBy: officials,
      words: { zh: '进入评选', en: 'entry admitted' },
    }),

    DynamicScoreReceived: event({
      version: 1,
      body: {
        ...ofEntry,
        result: z.union([z.strictObject({ dynamic: fraction, criteria, steps }), z.strictObject({ noResult: text(300) })]),
      },
      readBy: officials,
      words: { zh: '收到动态考核分', en: 'dynamic score received' },
    }),

    EntrySuspended: event({ version: 1, body: ofEntry, readBy: officials, words: { zh: '参评对象暂缓', en: 'entry suspended' } }),

    EntryResumed: event({ version: 1, body: ofEntry, readBy: officials, words: { zh: '参评对象恢复', en: 'entry resumed' } }),

    EntryDisqualified: event({
      version: 1,
      body: { ...ofEntry, ground: text(300) },
      readBy: ['discipline'],
      words: { zh: '参评对象取消资格', en: 'entry disqualified' },
    }),

    EntryWithdrawn: event({
      version: 1,
      body: { ...ofEntry, reason: text(500) },
      readBy: officials,
      words: { zh: '参评对象退出', en: 'entry withdrawn' },
    }),

    EntryCleared: event({
      version: 1,
      body: { ...ofEntry, validUntil: day },
      readBy: officials,
      words: { zh: '参评对象廉政合格', en: 'entry cleared' },
    }),

    PresentationFiled: event({
      version: 1,
      body: { ...ofEntry, deck: hash, logo: hash },
      readBy: officials,
      words: { zh: '提交展示文稿', en: 'presentation filed' },
    }),
  },
  readModels: {
    /** Which entries compete and how they stand. Scores are not for experts before they have scored themselves. */
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
        rank: number.optional(),
        status: z.enum(['admitted', 'withdrawn']),
        standing: z.enum(['clear', 'underReview', 'disqualified']),
        ground: text(300).optional(),
        clearedUntil: day.optional(),
        dynamic: z
          .union([
            z.strictObject({ dynamic: fraction, criteria: z.array(z.strictObject({ criterionId, score: fraction })), steps: json }),
            z.strictObject({ noResult: text(300) }),
          ])
          .optional(),
        deck: hash.optional(),
        logo: hash.optional(),
        orderNumber: number.optional(),
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
        clearedUntil: ['operator', 'committee', 'discipline', 'auditor'],
        dynamic: ['operator', 'committee', 'discipline', 'auditor'],
        recused: ['operator', 'discipline', 'auditor'],
      },
      indexes: ['campaignId', 'unitId', 'bureauId', 'route', 'status', 'standing', 'presentation', 'orderNumber'],
      words: { zh: '??', en: 'entries' },
    }),
  },
});
