import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import { branchId, bureauId, campaignId, count, day, instant, slug, text, unitId, version } from '../values.ts';
import { waiting } from '../waiting.ts';

/** Names are frozen at nomination (PROCESS.md 1.23). */
const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

const entry = { campaignId, branchId, bureauId };

const reason = { reason: text(500) };
const list = { campaignId, bureauId };
const candidates = z.array(z.strictObject({ branchId, rank: version, reason: text(500) })).max(20);
const place = { branchId, rank: count, reason: text(500) };
const namedPlace = z.strictObject({ ...place, branchName: text(100), unitName: text(100) });
const listStatus = z.enum(['empty', 'draft', 'sealed', 'none', 'lapsed', 'final']);

/** One bureau's ranked list. */
export const recommendation = aggregate({
  name: 'recommendation',
  service: 'application',
  path: 'recommendations',
  id: ['campaign', 'unit'],
  words: { zh: '??', en: 'recommendation' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    DraftRecommendation: command({
      may: by('mine', 'bureauOfficer'),
      body: {
        candidates: z.array(z.strictObject({ branchId, rank: z.int().min(1).max(1000), reason: text(500) })).max(50),
      },
      in: ['??'],
      says: ['RecommendationDrafted'],
      words: { zh: '??', en: 'draft recommendation' },
      sample: { candidates: [{ branchId: 'b03.017', rank: 1, reason: '依据' }] },
    }),

    SealRecommendation: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: { minutesNumber: text(60) },
      in: ['??'],
      says: ['CandidateRecommended', 'RecommendationSealed'],
      words: { zh: '封存推荐名单', en: 'seal the list' },
      sample: { minutesNumber: '澜公1号' },
    }),

    DeclareNoCandidate: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: { ...reason, minutesNumber: text(60) },
      in: ['??'],
      says: ['NoCandidateRecommended'],
      words: { zh: '申报无推荐对象', en: 'declare that none is recommended' },
      sample: { minutesNumber: '澜公1号', reason: '依据' },
    }),

    RecallRecommendation: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: reason,
      in: ['??'],
      says: ['RecommendationRecalled'],
      words: { zh: '撤回推荐名单', en: 'recall the list' },
      sample: { reason: '依据' },
    }),
    /** The scheduler, when the deadline that holds for this bureau has passed. */
    CloseRecommendation: command({
      may: system,
      body: {},
      in: ['??'],
      says: ['RecommendationLapsed', 'RecommendationFinalised'],
      words: { zh: '??', en: 'close recommendation' },
      sample: {},
    }),
    /** The scheduler, after an extension. */
    ReopenRecommendation: command({
      may: system,
      body: { until: day },
      in: ['??'],
      says: ['RecommendationReopened'],
      words: { zh: '??', en: 'reopen recommendation' },
      sample: { until: '2023-05-09' },
    }),
  },
  events: {
    RecommendationDrafted: event({
      version: 1,
      body: { ...list, candidates },
      readBy: [],
      words: { zh: '起草推荐名单', en: 'recommendation drafted' },
    }),

    CandidateRecommended: event({
      version: 1,
      body: { ...entry, ...names, rank: version, of: version, reason: text(500) },
      readBy: officials,
      words: { zh: '推荐参评对象', en: 'candidate recommended' },
    }),

    RecommendationSealed: event({
      version: 1,
      body: { ...list, minutesNumber: text(60), branchIds: z.array(branchId), seal: version, deadline: day },
      readBy: officials,
      words: { zh: '封存推荐名单', en: 'recommendation sealed' },
    }),

    NoCandidateRecommended: event({
      version: 1,
      body: { ...list, reason: text(500), minutesNumber: text(60) },
      readBy: officials,
      words: { zh: '申报“无”', en: 'no candidate recommended' },
    }),

    RecommendationRecalled: event({
      version: 1,
      body: { ...list, reason: text(500), branchIds: z.array(branchId) },
      readBy: officials,
      words: { zh: '撤回推荐名单', en: 'recommendation recalled' },
    }),

    RecommendationLapsed: event({ version: 1, body: list, readBy: officials, words: { zh: '推荐名单逾期', en: 'recommendation lapsed' } }),

    RecommendationFinalised: event({
      version: 1,
      body: { ...list, branchIds: z.array(branchId) },
      readBy: officials,
      words: { zh: '推荐名单定稿', en: 'recommendation finalised' },
    }),

    RecommendationReopened: event({
      version: 1,
      body: { ...list, until: day },
      readBy: officials,
      words: { zh: '重新开放推荐名单', en: 'recommendation reopened' },
    }),
  },
  readModels: {
    /** Each bureau's list. A draft is the bureau's own; every seal and every recall is kept. */
    recommendations: readModel({
      path: 'recommendations',
      of: 'recommendation',
      row: {
        campaignId,
        bureauId,
        unitId,
        bureauName: text(100).optional(),
        status: listStatus,
        /** What the list was when its deadline closed it. */
        statusBefore: listStatus.optional(),
        draft: z.array(z.strictObject(place)).optional(),
        /** The list as it stands sealed. */
        candidates: z.array(namedPlace),
        minutesNumber: text(60).optional(),
        noneReason: text(500).optional(),
        sealedAt: instant.optional(),
        closedAt: instant.optional(),
        extendedUntil: day.optional(),
        seals: z.array(
          z.strictObject({
            seal: version,
            minutesNumber: text(60),
            candidates: z.array(namedPlace),
            sealedAt: instant,
            sealedBy: z.array(slug),
            recalledAt: instant.optional(),
            recallReason: text(500).optional(),
          }),
        ),
        waiting,
      },
      scopes: { operator: 'all', bureauOfficer: 'mine', committee: 'all', discipline: 'all', auditor: 'all' },
      only: { draft: ['bureauOfficer'], waiting: ['bureauOfficer', 'auditor'] },
      indexes: ['campaignId', 'unitId', 'status', 'sealedAt'],
      words: { zh: '??', en: 'recommendations' },
    }),
  },
});
