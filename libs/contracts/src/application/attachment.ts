import { z } from 'zod';
import { aggregate, command, earlierEvent, event, readModel } from '../contract.ts';
import { fillers, formFieldId, mayReadField } from '../application-form.ts';
import { by, officials } from '../permission.ts';
import { type Role, role } from '../roles.ts';
import {
  accountId,
  bytes,
  campaignId,
  file as fileId,
  instant,
  kinds,
  slug,
  text,
  unitId,
} from '../values.ts';

const file = { attachmentId: fileId, name: text(200), mediaType: text(100), size: bytes };
/** The readers of what discipline stores, which is evidence of a case (docs/handbook/process.md#1.11). */
const keepers: readonly Role[] = ['discipline', 'auditor'];
const stored = { unitId, campaignId, ...file };
const files = z.array(
  z.strictObject({
    attachmentId: fileId,
    name: text(200),
    mediaType: text(100),
    size: bytes,
    storedAt: instant,
    storedBy: slug,
    /** The roles that read a file of the application form; without it, all do who read the unit’s files. */
    seenBy: z.array(role).optional(),
  }),
);
kinds.add(files, { id: 'StoredFiles' });

/** A stored file; it comes in by `/api/v1/attachments`, not by a command of its own. */
export const attachment = aggregate({
  name: 'attachment',
  service: 'application',
  path: 'attachments',
  id: ['campaign', 'name', 'unit'],
  internal: true,
  words: { zh: '附件', en: 'attachment' },
  states: {
    none: { zh: '未存入', en: 'not stored', awaits: ['StoreAttachment', 'StoreEvidence'] },
    stored: { zh: '已存入', en: 'stored', ends: true },
  },
  commands: {
    /** By the unit's own people. */
    StoreAttachment: command({
      may: by('mine', 'bureauOfficer', 'branchSecretary'),
      /** The field of the application form that it is for, if it is for one. */
      body: { ...file, field: formFieldId.optional() },
      in: ['none', 'stored'],
      says: ['AttachmentStored'],
      words: { zh: '存入附件', en: 'store a file' },
      sample: {
        attachmentId: '7777777777777777777777777777777777777777777777777777777777777777',
        name: '活动照片.jpg',
        mediaType: 'image/jpeg',
        size: 482113,
      },
    }),
    /** By those who judge the unit. */
    StoreEvidence: command({
      may: by('foreign', 'assessor', 'discipline', 'operator'),
      body: file,
      in: ['none', 'stored'],
      says: ['AttachmentStored'],
      words: { zh: '存入佐证', en: 'store evidence' },
      sample: {
        attachmentId: '7777777777777777777777777777777777777777777777777777777777777777',
        name: '活动照片.jpg',
        mediaType: 'image/jpeg',
        size: 482113,
      },
    }),
  },
  events: {
    /** From its second version on, it says for which field of the form it is, and who reads it. */
    AttachmentStored: event({
      version: 2,
      body: { ...stored, field: formFieldId.optional(), seenBy: z.array(role).optional() },
      earlier: earlierEvent({ version: 1, body: stored }),
      upcast: (data) => data,
      saidAsBefore: true,
      sample: {
        attachmentId: '7777777777777777777777777777777777777777777777777777777777777777',
        unitId: 'b03.017',
        campaignId: 'r2023',
        name: '体检表.pdf',
        mediaType: 'application/pdf',
        size: 482113,
        field: 'medical',
        seenBy: ['discipline'],
      },
      readBy: officials,
      to: 'stored',
      only: ({ seenBy }, saidAs): Record<string, readonly Role[]> => {
        const readers = saidAs === 'discipline' ? keepers : seenBy && [...fillers, ...seenBy];
        return readers ? { name: readers, mediaType: readers, size: readers } : {};
      },
      words: { zh: '已存入附件', en: 'a file was stored' },
    }),
  },
  readModels: {
    /** The files on each unit; what discipline stored is for discipline and audit. */
    attachments: readModel({
      path: 'attachments',
      row: { campaignId, unitId, files, confidentialFiles: files, recused: z.array(accountId) },
      scopes: {
        operator: 'notRecused',
        bureauOfficer: 'mine',
        branchSecretary: 'mine',
        assessor: 'notRecused',
        expert: 'notRecused',
        committee: 'notRecused',
        discipline: 'all',
        auditor: 'all',
      },
      only: { confidentialFiles: keepers, recused: ['operator', 'discipline', 'auditor'] },
      shown: (row, reader) => ({ ...row, files: row.files.filter((one) => mayReadField(one, reader)) }),
      indexes: ['campaignId', 'unitId'],
      words: { zh: '附件', en: 'files on a unit' },
    }),
  },
});
