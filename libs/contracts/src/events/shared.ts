import { z } from 'zod';
import { event } from '../define.ts';
import { accountId, hash, instant, slug, text } from '../values.ts';

/** Events that every service may say, because two persons and recorded reading are everywhere. */
export const sharedEvents = {
  ActProposed: event(1, { proposalId: slug, act: text(60), payloadHash: hash, expiresAt: instant }),
  RecordRead: event(1, { accountId, resource: text(300), rows: z.int().min(0), asOf: text(40).optional() }),
};
