import { z } from 'zod';
import { deciders, everyone } from '../audience.ts';
import { aggregate, command, earlierEvent, event } from '../contract.ts';
import { packId } from '../rule-pack.values.ts';
import { noticed } from '../expects.ts';
import { by, officials, pair, system } from '../permission.ts';
import {
  branchId,
  campaignId,
  day,
  newId,
  noticeId,
  objectionId,
  objectionOffice,
  text,
  titleId,
  unitId,
} from '../values.ts';
import { unconcerned } from '../unit-fields.ts';
import { noticeKind, publicNoticeReadModels, objectionKind } from './public-notice.read-models.ts';
import { objectionEvents } from './objection.events.ts';
import { names, reason } from './shared.ts';

/** Objections are registered and decided after the end, too: the postmark counts. */
const posted = ['running', 'closed'] as const;

const sampleOffice = {
  office: '市局政治部组织处',
  address: '澜江市公安路1号',
  telephone: '0571-12345678',
  email: 'dj@lanjiang.example',
  hours: '工作日 9:00—17:00',
};
const notice1 = {
  campaignId,
  noticeId,
  kind: noticeKind,
  branchIds: z.array(branchId).min(1),
  /** The names as the public reads them, in the order of `branchIds`. */
  entries: z.array(z.strictObject({ branchId, ...names, pool: packId.optional() })).min(1),
  titleId: titleId.optional(),
  postedOn: day,
  endsOn: day,
};

/** A public notice and the objections raised in it. */
export const publicNotice = aggregate({
  name: 'notice',
  service: 'evaluation',
  path: 'notices',
  id: ['campaign', 'name'],
  words: { zh: '公示', en: 'public notice' },
  states: {
    none: { zh: '未发布', en: 'not posted', awaits: ['PostNotice'] },
    running: { zh: '公示中', en: 'running', awaits: ['CloseNotice'], until: 'endsOn' },
    closed: { zh: '公示结束', en: 'closed', ends: true },
  },
  parts: {
    id: 'objectionId',
    words: { zh: '异议', en: 'objection' },
    states: {
      raised: {
        zh: '待处理',
        en: 'raised',
        awaits: ['UpholdObjection', 'DismissObjection', 'DeclareObjectionInadmissible'],
      },
      upheld: { zh: '成立', en: 'upheld', ends: true },
      dismissed: { zh: '不成立', en: 'dismissed', ends: true },
      inadmissible: { zh: '不予受理', en: 'inadmissible', ends: true },
    },
  },
  commands: {
    PostNotice: command({
      may: by('any', 'operator'),
      body: {
        kind: noticeKind,
        branchIds: z.array(branchId).min(1).max(500),
        titleId: titleId.optional(),
        endsOn: day,
        /** Given with the first notice of a campaign, it holds for the next ones until it is given anew. */
        objectionsTo: objectionOffice.optional(),
      },
      in: ['none'],
      otherwise: { running: 'already_exists', closed: 'already_exists' },
      says: ['PublicNoticePosted'],
      words: { zh: '发布公示', en: 'post a public notice' },
      sample: {
        kind: 'winners',
        branchIds: ['b03.017', 't01.001'],
        endsOn: '2023-12-20',
        objectionsTo: sampleOffice,
      },
    }),
    ExtendNotice: command({
      may: pair('any', 'operator', 'discipline'),
      body: { endsOn: day, ...reason },
      in: ['running'],
      says: ['PublicNoticeExtended'],
      words: { zh: '延长公示', en: 'extend a public notice' },
      sample: { endsOn: '2023-12-22', reason: '依据' },
    }),
    CloseNotice: command({
      may: system,
      body: {},
      in: posted,
      says: ['PublicNoticeExtended', 'PublicNoticeClosed'],
      words: { zh: '结束公示', en: 'close a public notice' },
      sample: {},
    }),
    RaiseObjection: command({
      may: by('foreign', 'discipline'),
      body: {
        objectionId: newId,
        branchId,
        receivedOn: day,
        ground: text(500),
        objector: z.strictObject({
          /** A unit of the organisation; another unit, like a person, gives its name. */
          unitId: unconcerned(unitId.optional()),
          name: text(100).optional(),
          contact: text(100).optional(),
          officialSeal: z.boolean(),
        }),
      },
      in: posted,
      says: ['ObjectionRaised'],
      words: { zh: '登记异议', en: 'register an objection' },
      sample: {
        objectionId: 'o3',
        branchId: 'b03.017',
        receivedOn: '2023-12-10',
        ground: '反映',
        objector: { unitId: 'b03.018', officialSeal: true },
      },
    }),
    UpholdObjection: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { objectionId, kind: objectionKind, ...reason },
      in: posted,
      part: ['raised'],
      says: ['ObjectionUpheld'],
      words: { zh: '认定异议成立', en: 'uphold an objection' },
      sample: { objectionId: 'o2', kind: 'misconduct', reason: '依据' },
    }),
    DismissObjection: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { objectionId, ...reason },
      in: posted,
      part: ['raised'],
      says: ['ObjectionDismissed'],
      words: { zh: '驳回异议', en: 'dismiss an objection' },
      sample: { objectionId: 'o2', reason: '依据' },
    }),
    DeclareObjectionInadmissible: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { objectionId, ...reason },
      in: posted,
      part: ['raised'],
      says: ['ObjectionInadmissible'],
      words: { zh: '不予受理异议', en: 'declare an objection inadmissible' },
      sample: { objectionId: 'o2', reason: '依据' },
    }),
  },
  events: {
    /** Version 1 did not say where to object. */
    PublicNoticePosted: event({
      version: 2,
      body: { ...notice1, objectionsTo: objectionOffice.optional() },
      earlier: earlierEvent({
        version: 1,
        body: notice1,
      }),
      upcast: (data) => data,
      sample: {
        campaignId: 'r2023',
        noticeId: 'title-1',
        kind: 'title',
        branchIds: ['b03.017'],
        entries: [
          {
            branchId: 'b03.017',
            branchName: '城关派出所党支部',
            unitName: '城关派出所',
            bureauName: '东城分局',
          },
        ],
        titleId: 'secretaryStudio',
        postedOn: '2023-12-06',
        endsOn: '2023-12-13',
        objectionsTo: sampleOffice,
      },
      readBy: officials,
      to: 'running',
      answers: ({ campaignId: campaign, kind, branchIds, titleId: title }) =>
        (kind === 'successor' ? branchIds : [title]).map((about) => noticed(campaign, kind, about).stream),
      words: { zh: '已发布公示', en: 'a public notice was posted' },
      tells: {
        template: 'notice-posted',
        zh: '公示已发布，至 {endsOn} 24:00 止。',
        en: 'A public notice was posted; it runs to the end of {endsOn}.',
        to: () => everyone,
      },
    }),
    PublicNoticeExtended: event({
      version: 1,
      body: {
        campaignId,
        noticeId,
        branchIds: z.array(branchId),
        titleId: titleId.optional(),
        endsOn: day,
        reason: text(500),
      },
      readBy: officials,
      words: { zh: '已延长公示', en: 'a public notice was extended' },
      tells: {
        template: 'notice-extended',
        zh: '公示延长至 {endsOn} 24:00。',
        en: 'A public notice was extended to the end of {endsOn}.',
        to: () => everyone,
      },
    }),
    PublicNoticeClosed: event({
      version: 1,
      body: { campaignId, noticeId, branchIds: z.array(branchId), titleId: titleId.optional() },
      readBy: officials,
      to: 'closed',
      words: { zh: '公示已结束', en: 'a public notice ended' },
      tells: {
        template: 'notice-closed',
        zh: '公示期满。',
        en: 'A public notice has ended.',
        to: () => deciders,
      },
    }),
    ...objectionEvents,
  },
  readModels: publicNoticeReadModels,
});
