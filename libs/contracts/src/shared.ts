import { event } from './contract.ts';
import { accountId, hash, instant, slug, text } from './values.ts';
import { z } from 'zod';

/** Events that every service may say, because two persons and recorded reading are everywhere. */
export const sharedEvents = {
  /** The readers of a proposal follow from the proposed act: see `readersOf` in catalogue.ts. */
  ActProposed: event({
    version: 1,
    body: { proposalId: slug, act: text(60), payloadHash: hash, expiresAt: instant },
    readBy: [],
    words: { zh: '提出待确认事项', en: 'an act was proposed' },
  }),
  RecordRead: event({
    version: 1,
    body: { accountId, resource: text(300), rows: z.int().min(0), asOf: text(40).optional() },
    readBy: ['auditAdministrator'],
    words: { zh: '查阅记录', en: 'the record was read' },
  }),
};
