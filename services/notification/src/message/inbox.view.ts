import { message, view } from '@laurel/contracts';
import { textOf } from '../notices/notices.ts';

/** The messages to each account. Everyone sees their own only. */
export const inboxView = view('inbox', message.readModels.inbox, {
  version: 2,
  keys: ({ data }) => [data.messageId],
  on: {
    MessageQueued: (_row, { data, time }) => {
      const { messageId, recipient, template, parameters, about, campaignId } = data;
      const text = textOf(template, parameters);
      const content = { template, text, about, ...(campaignId !== undefined && { campaignId }) };
      return { messageId, accountId: recipient, ...content, status: 'queued', queuedAt: time };
    },
    MessageSent: (row) => row && { ...row, status: 'sent' },
    MessageSeen: (row, { time }) => row && { ...row, status: 'seen', seenAt: time },
  },
});
