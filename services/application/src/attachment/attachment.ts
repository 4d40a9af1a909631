import type { attachment, EventOf } from '@laurel/contracts';

/** The state of a file of one unit in one campaign. Its id is the hash of its bytes, so it never changes. */

export type AttachmentEvent = EventOf<typeof attachment>;

export type Attachment = { readonly status: 'none' } | { readonly status: 'stored' };

export const initial: Attachment = { status: 'none' };

export function stateOf({ status }: Attachment): keyof typeof attachment.states {
  return status;
}

export function evolve(): Attachment {
  return { status: 'stored' };
}
