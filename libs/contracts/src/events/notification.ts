import { z } from 'zod';
import { event } from '../define.ts';
import { accountId, campaignId, slug, text, version } from '../values.ts';

const message = { messageId: slug };

/** notify: everyone concerned is told once. (event, recipient, channel) is the message's identity. */
export const notificationEvents = {
  MessageQueued: event(1, {
    ...message,
    recipient: accountId,
    channel: z.enum(['inbox']),
    template: slug,
    parameters: z.record(z.string(), z.string()),
    about: text(120),
    campaignId: campaignId.optional(),
  }),
  MessageSent: event(1, message),
  MessageFailed: event(1, { ...message, attempt: version, error: text(300), dead: z.boolean() }),
  MessageSeen: event(1, message),
};
