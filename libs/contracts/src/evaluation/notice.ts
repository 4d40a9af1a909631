import { z } from 'zod';
import { aggregate, command, event, type ReadModel, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import { type ReadScope } from '../read-scope.ts';
import { type Role } from '../roles.ts';
import { accountId, branchId, campaignId, day, instant, slug, text, unitId } from '../values.ts';
import { waiting } from '../waiting.ts';

const entry = { campaignId, branchId };

const reason = { reason: text(500) };

const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

const objection = { ...entry, noticeId: slug, objectionId: slug, titleId: slug.optional() };

const officialReaders: readonly Role[] = [...officials, 'auditor'];

const confidants: readonly Role[] = ['discipline', 'auditor'];

const toOfficials = { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' } as const satisfies ReadModel['scopes'];

const toEverybody: Partial<Record<Role | 'public', ReadScope>> = {
  ...toOfficials,
  public: 'all',
  bureauOfficer: 'all',
  branchSecretary: 'all',
  assessor: 'all',
  expert: 'all',
};

/** A public notice and the objections raised in it. */
export const notice = aggregate({
  name: 'notice',
  service: 'evaluation',
  path: 'notices',
  id: ['campaign', 'name'],
  words: { zh: '??', en: 'notice' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    PostNotice: command({
      may: by('any', 'operator'),
      body: {
        kind: z.enum(['winners', 'successor', 'title', 'corrected']),
        branchIds: z.array(branchId).min(1).max(500),
        titleId: slug.optional(),
        endsOn: day,
      },
      in: ['??'],
      says: ['PublicNoticePosted'],
      words: { zh: '??', en: 'post notice' },
      sample: { kind: 'winners', branchIds: ['b03.017', 't01.001'], endsOn: '2023-12-20' },
    }),

    ExtendNotice: command({
      may: pair('any', 'operator', 'discipline'),
      body: { endsOn: day, ...reason },
      in: ['??'],
      says: ['PublicNoticeExtended'],
      words: { zh: '延长公示', en: 'extend a public notice' },
      sample: { endsOn: '2023-12-22', reason: '依据' },
    }),

    CloseNotice: command({
      may: system,
      body: {},
      in: ['??'],
      says: ['PublicNoticeExtended', 'PublicNoticeClosed'],
      words: { zh: '??', en: 'close notice' },
      sample: {},
    }),

    RaiseObjection: command({
      may: by('foreign', 'discipline'),
      body: {
        objectionId: slug,
        branchId,
        receivedOn: day,
        ground: text(500),
        objector: z.strictObject({ name: text(100).optional(), contact: text(100).optional(), officialSeal: z.boolean() }),
      },
      in: ['??'],
      says: ['ObjectionRaised'],
      words: { zh: '??', en: 'raise objection' },
      sample: { objectionId: 'o3', branchId: 'b03.017', receivedOn: '2023-12-10', ground: '反映', objector: { officialSeal: true } },
    }),

    UpholdObjection: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { objectionId: slug, kind: z.enum(['misconduct', 'scoringError']), ...reason },
      in: ['??'],
      says: ['ObjectionUpheld'],
      words: { zh: '认定异议成立', en: 'uphold an objection' },
      sample: { objectionId: 'o2', kind: 'misconduct', reason: '依据' },
    }),

    DismissObjection: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { objectionId: slug, ...reason },
      in: ['??'],
      says: ['ObjectionDismissed'],
      words: { zh: '驳回异议', en: 'dismiss an objection' },
      sample: { objectionId: 'o2', reason: '依据' },
    }),

    DeclareObjectionInadmissible: command({
      may: by('foreign', 'discipline'),
      body: { objectionId: slug, ...reason },
      in: ['??'],
      says: ['ObjectionInadmissible'],
      words: { zh: '??', en: 'declare objection inadmissible' },
      sample: { objectionId: 'o2', reason: '依据' },
    }),
  },
  events: {
    PublicNoticePosted: event({
      version: 1,
      body: {
        campaignId,
        noticeId: slug,
        kind: z.enum(['winners', 'successor', 'title', 'corrected']),
        branchIds: z.array(branchId).min(1),
        /** The names as the public reads them, in the order of `branchIds`. */
        entries: z.array(z.strictObject({ branchId, ...names })).min(1),
        titleId: slug.optional(),
        postedOn: day,
        endsOn: day,
      },
      readBy: officials,
      words: { zh: '发布公示', en: 'public notice posted' },
    }),

    PublicNoticeExtended: event({
      version: 1,
      body: {
        campaignId,
        noticeId: slug,
        branchIds: z.array(branchId),
        titleId: slug.optional(),
        endsOn: day,
        reason: text(500),
      },
      readBy: officials,
      words: { zh: '延长公示', en: 'public notice extended' },
    }),

    PublicNoticeClosed: event({
      version: 1,
      body: { campaignId, noticeId: slug, branchIds: z.array(branchId), titleId: slug.optional() },
      readBy: officials,
      words: { zh: '公示结束', en: 'public notice closed' },
    }),
    /** Who objected is the event's sealed part: confidential to discipline. */
    ObjectionRaised: event({
      version: 1,
      body: {
        ...objection,
        receivedOn: day,
        ground: text(500),
        identified: z.enum(['nameAndContact', 'officialSeal']),
      },
      readBy: ['discipline'],
      words: { zh: '提出异议', en: 'objection raised' },
    }),

    ObjectionUpheld: event({
      version: 1,
      body: {
        ...objection,
        kind: z.enum(['misconduct', 'scoringError']),
        reason: text(500),
      },
      readBy: ['committee', 'discipline'],
      words: { zh: '异议成立', en: 'objection upheld' },
    }),

    ObjectionDismissed: event({
      version: 1,
      body: { ...objection, reason: text(500) },
      readBy: ['committee', 'discipline'],
      words: { zh: '异议不成立', en: 'objection dismissed' },
    }),

    ObjectionInadmissible: event({
      version: 1,
      body: { ...objection, reason: text(500) },
      readBy: ['discipline'],
      words: { zh: '异议不予受理', en: 'objection inadmissible' },
    }),
  },
  readModels: {
    /** What is on public notice and until when. Nobody reads here whether anyone objected. */
    notices: readModel({
      path: 'notices',
      of: 'notice',
      row: {
        campaignId,
        noticeId: slug,
        kind: z.enum(['winners', 'successor', 'title', 'corrected']),
        titleId: slug.optional(),
        entries: z.array(z.strictObject({ branchId, ...names })),
        status: z.enum(['running', 'closed']),
        postedOn: day,
        endsOn: day,
        /** The first instant after the notice. */
        endsAt: instant,
        extensions: z.array(z.strictObject({ endsOn: day, reason: text(500) })),
        waiting,
      },
      scopes: toEverybody,
      only: { waiting: officialReaders, version: officialReaders },
      indexes: ['campaignId', 'kind', 'titleId', 'status', 'endsOn'],
      words: { zh: '??', en: 'notices' },
    }),
    /** Discipline's docket. Others see that an objection is open, not what it says; who objected is in no view. */
    objections: readModel({
      path: 'objections',
      row: {
        campaignId,
        objectionId: slug,
        noticeId: slug,
        branchId,
        unitId,
        titleId: slug.optional(),
        state: z.enum(['raised', 'upheld', 'dismissed', 'inadmissible']),
        receivedOn: day,
        registeredAt: instant,
        registeredBy: accountId,
        ground: text(500),
        identified: z.enum(['nameAndContact', 'officialSeal']),
        kind: z.enum(['misconduct', 'scoringError']).optional(),
        reason: text(500).optional(),
        decidedAt: instant.optional(),
      },
      scopes: toOfficials,
      only: {
        receivedOn: confidants,
        registeredAt: confidants,
        registeredBy: confidants,
        ground: confidants,
        identified: confidants,
        kind: confidants,
        reason: confidants,
      },
      indexes: ['campaignId', 'noticeId', 'branchId', 'unitId', 'state', 'receivedOn'],
      words: { zh: '??', en: 'objections' },
    }),
  },
});
