import { z } from 'zod';
import { aggregate, command, readModel } from '../contract.ts';
import { by, pair, system } from '../permission.ts';
import {
  branchId,
  bureauId,
  campaignId,
  count,
  day,
  documentNumber,
  instant,
  kinds,
  slug,
  text,
  unitId,
  version,
} from '../values.ts';
import { unconcerned } from '../unit-fields.ts';
import { waiting } from '../waiting.ts';
import { recommendationEvents } from './recommendation.events.ts';
import { below, reason } from './shared.ts';

const place = { branchId, rank: count, reason: text(500) };
const namedPlace = z.strictObject({ ...place, branchName: text(100), unitName: text(100) });
kinds.add(namedPlace, { id: 'NamedPlace' });
const listStatus = z.enum(['empty', 'draft', 'sealed', 'none', 'lapsed', 'final']);
kinds.add(listStatus, { id: 'ListStatus' });

/** The refusals of writing a list that was decided or closed. */
const closed = {
  sealed: 'already_sealed',
  none: 'already_sealed',
  final: 'list_final',
  lapsed: 'deadline_passed',
} as const;

/**
 * One bureau's ranked list in a campaign. An extension of the deadline gives a closed list the state back
 * that it had before.
 */
export const recommendation = aggregate({
  name: 'recommendation',
  service: 'application',
  path: 'recommendations',
  id: ['campaign', 'unit'],
  words: { zh: '推荐名单', en: 'recommendation list' },
  states: {
    empty: {
      zh: '未报送',
      en: 'not filed',
      awaits: ['DraftRecommendation', 'DeclareNoCandidate', 'CloseRecommendation'],
      until: 'applicationDeadline',
    },
    draft: {
      zh: '起草中',
      en: 'in draft',
      awaits: ['SealRecommendation', 'DeclareNoCandidate', 'CloseRecommendation'],
      until: 'applicationDeadline',
    },
    sealed: { zh: '已封存', en: 'sealed', awaits: ['CloseRecommendation'], until: 'applicationDeadline' },
    none: {
      zh: '申报“无”',
      en: 'declared none',
      awaits: ['CloseRecommendation'],
      until: 'applicationDeadline',
    },
    lapsed: { zh: '逾期未报', en: 'late, not filed', ends: true },
    final: { zh: '已定稿', en: 'final', ends: true },
  },
  commands: {
    DraftRecommendation: command({
      may: by('mine', 'bureauOfficer'),
      body: {
        /** The list itself judges that they are of the bureau. */
        candidates: unconcerned(
          z.array(z.strictObject({ branchId, rank: z.int().min(1).max(1000), reason: text(500) })).max(50),
        ),
      },
      in: ['empty', 'draft'],
      otherwise: closed,
      says: ['RecommendationDrafted'],
      words: { zh: '起草推荐名单', en: 'draft the list' },
      sample: { candidates: [{ branchId: 'b03.017', rank: 1, reason: '依据' }] },
    }),

    SealRecommendation: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: { minutesNumber: documentNumber },
      in: ['draft'],
      otherwise: { ...closed, empty: 'list_empty' },
      says: ['CandidateRecommended', 'WinnerHandedUp', 'RecommendationSealed'],
      words: { zh: '封存推荐名单', en: 'seal the list' },
      sample: { minutesNumber: '澜公1号' },
    }),

    DeclareNoCandidate: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: { ...reason, minutesNumber: documentNumber },
      in: ['empty', 'draft'],
      otherwise: closed,
      says: ['NoCandidateRecommended'],
      words: { zh: '申报无推荐对象', en: 'declare that none is recommended' },
      sample: { minutesNumber: '澜公1号', reason: '依据' },
    }),

    RecallRecommendation: command({
      may: pair('mine', 'bureauOfficer', 'bureauOfficer'),
      body: reason,
      in: ['sealed', 'none'],
      otherwise: { final: 'list_final' },
      says: ['RecommendationRecalled'],
      words: { zh: '撤回推荐名单', en: 'recall the list' },
      sample: { reason: '依据' },
    }),
    /** The scheduler, when the deadline that holds for this bureau has passed. */
    CloseRecommendation: command({
      may: system,
      body: {},
      in: ['empty', 'draft', 'sealed', 'none', 'lapsed', 'final'],
      says: ['RecommendationLapsed', 'RecommendationFinalised'],
      words: { zh: '截止推荐名单', en: 'close the list' },
      sample: {},
    }),
    /** The scheduler, after an extension. */
    ReopenRecommendation: command({
      may: system,
      body: { until: day },
      in: ['empty', 'draft', 'sealed', 'none', 'lapsed', 'final'],
      says: ['RecommendationReopened'],
      words: { zh: '重新开放推荐名单', en: 'reopen the list' },
      sample: { until: '2023-05-09' },
    }),
  },
  events: recommendationEvents,
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
        /** The state that the list was in when its deadline closed it. */
        statusBefore: listStatus.optional(),
        draft: z.array(z.strictObject(place)).optional(),
        /** The list as it stands sealed. */
        candidates: z.array(namedPlace),
        /** The namings below on which it rests, while it stands sealed. */
        winners: z.array(z.strictObject({ branchId, ...below })).optional(),
        minutesNumber: documentNumber.optional(),
        noneReason: text(500).optional(),
        sealedAt: instant.optional(),
        closedAt: instant.optional(),
        extendedUntil: day.optional(),
        seals: z.array(
          z.strictObject({
            seal: version,
            minutesNumber: documentNumber,
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
      only: {
        draft: ['bureauOfficer'],
        waiting: ['bureauOfficer', 'auditor'],
        winners: ['operator', 'committee', 'discipline', 'auditor'],
      },
      indexes: ['campaignId', 'unitId', 'status', 'sealedAt'],
      words: { zh: '推荐名单', en: 'recommendation list' },
    }),
  },
});
