import type { Saying } from '../copies/events.ts';

/** A stored file of one unit in one campaign; its id is the hash of its bytes, so it can never change. */

export type AttachmentEvent = Saying<'AttachmentStored'>;

export type Attachment = { readonly status: 'none' } | { readonly status: 'stored' };

export const noAttachment: Attachment = { status: 'none' };

export function evolveAttachment(): Attachment {
  return { status: 'stored' };
}
