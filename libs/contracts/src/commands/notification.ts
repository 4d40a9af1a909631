import { z } from 'zod';
import { aggregate } from '../define.ts';
import { accountId, campaignId, slug, text } from '../values.ts';

export const message = aggregate({
  name: 'message',
  service: 'notification',
  path: 'messages',
  id: ['name', 'account'],
  commands: {
    QueueMessage: z.strictObject({
      recipient: accountId,
      channel: z.enum(['inbox']),
      template: slug,
      parameters: z.record(z.string(), z.string()),
      about: text(120),
      campaignId: campaignId.optional(),
    }),
    SendMessage: z.strictObject({}),
    FailMessage: z.strictObject({ error: text(300) }),
    SeeMessage: z.strictObject({}),
  },
});
