import type { attachment, EventOf } from '@laurel/contracts';

/** The state of a file of one unit in one campaign. Its id is the hash of its bytes, so it never changes. */

export type AttachmentEvent = EventOf<typeof attachment>;

export type Attachment =
  | { readonly status: 'none' }
  | {
      readonly status: 'stored';
      readonly mediaType: string;
      /** The fields of the application form for which it was stored. */
      readonly fields: readonly string[];
    };

export const initial: Attachment = { status: 'none' };

export function stateOf({ status }: Attachment): keyof typeof attachment.states {
  return status;
}

export function evolve(state: Attachment, { data }: AttachmentEvent): Attachment {
  const fields = state.status === 'stored' ? state.fields : [];
  const { mediaType, field } = data;
  return { status: 'stored', mediaType, fields: field === undefined ? fields : [...fields, field] };
}
