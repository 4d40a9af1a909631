import { z } from 'zod';
import { readModel } from '../contract.ts';
import type { Role } from '../roles.ts';
import {
  accountId,
  branchId,
  campaignId,
  day,
  instant,
  kinds,
  noticeId,
  objectionId,
  objectionOffice,
  text,
  titleId,
  unitId,
} from '../values.ts';
import { waiting } from '../waiting.ts';
import { toEverybody } from './naming.values.ts';
import { names, officialReaders, toOfficials } from './shared.ts';

export const noticeKind = z.enum(['winners', 'successor', 'title', 'corrected']);
kinds.add(noticeKind, { id: 'NoticeKind' });
export const objectionKind = z.enum(['misconduct', 'scoringError']);
/** The ways in which objectors make themselves known. */
export const identified = z.enum(['nameAndContact', 'officialSeal']);
/** Those who read what an objection says and why it was decided so. */
export const confidants: readonly Role[] = ['discipline', 'auditor'];

/** The read models of public notices and objections. */
export const publicNoticeReadModels = {
  /**
   * The public notices, their entries in no order of merit, and until when each runs. Nobody reads here that
   * somebody objected.
   */
  notices: readModel({
    path: 'notices',
    of: 'notice',
    row: {
      campaignId,
      noticeId,
      kind: noticeKind,
      titleId: titleId.optional(),
      entries: z.array(z.strictObject({ branchId, ...names })),
      status: z.enum(['running', 'closed']),
      postedOn: day,
      endsOn: day,
      /** The first instant after the notice. */
      endsAt: instant,
      /** The office that hears objections; absent on notices of before. */
      objectionsTo: objectionOffice.optional(),
      extensions: z.array(z.strictObject({ endsOn: day, reason: text(500) })),
      waiting,
    },
    scopes: toEverybody,
    only: { waiting: officialReaders, version: officialReaders },
    indexes: ['campaignId', 'kind', 'titleId', 'status', 'endsOn'],
    words: { zh: '公示', en: 'public notice' },
  }),
  /**
   * Discipline's docket. Others see that an objection is open, not what it says; who objected is in no
   * view.
   */
  objections: readModel({
    path: 'objections',
    row: {
      campaignId,
      objectionId,
      noticeId,
      branchId,
      unitId,
      titleId: titleId.optional(),
      state: z.enum(['raised', 'upheld', 'dismissed', 'inadmissible']),
      receivedOn: day,
      registeredAt: instant,
      registeredBy: accountId,
      ground: text(500),
      identified,
      kind: objectionKind.optional(),
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
    words: { zh: '异议', en: 'objection' },
  }),
};
