import { z } from 'zod';
import { event } from '../define.ts';
import { accountId, campaignId, slug, text, version } from '../values.ts';

/** The announcement and the recipient: `<event id>.<account>`. */
const messageId = z.string().regex(/^[a-zA-Z0-9-]{1,80}\.[a-z0-9-]{2,40}$/);
export const channel = z.enum(['inbox']);
const parameters = z.record(z.string(), z.string());

/** notify: everyone concerned is told once. (event, recipient, channel) is the message's identity. */
export const notificationEvents = {
  /** Who is told what about one event; a recipient stands in one notice only. */
  Announced: event(1, {
    announcementId: slug,
    about: text(200),
    campaignId: campaignId.optional(),
    notices: z.array(z.strictObject({ template: slug, parameters, recipients: z.array(accountId) })),
    /** The reminder that this was, if it was one. */
    reminder: text(200).optional(),
  }),
  MessageQueued: event(1, {
    messageId,
    recipient: accountId,
    channel,
    template: slug,
    parameters,
    about: text(200),
    campaignId: campaignId.optional(),
  }),
  MessageSent: event(1, { messageId }),
  MessageFailed: event(1, { messageId, attempt: version, error: text(300), dead: z.boolean() }),
  MessageSeen: event(1, { messageId }),
};
