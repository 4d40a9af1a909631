import { notificationReadings, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { textOf } from '../notices/templates.ts';

/** What has somebody been told? Everyone sees their own messages only. */
export type InboxRow = RowOf<typeof notificationReadings.inbox>;

export const inboxView: View<InboxRow> = {
  name: 'inbox',
  version: 1,
  hears: ['MessageQueued', 'MessageSent', 'MessageSeen'],
  indexes: notificationReadings.inbox.indexes,
  keys: (event) => [event.data.messageId as string],
  fold(row, { type, data, time, revision }) {
    if (type === 'MessageQueued') {
      const { messageId, recipient, template, parameters, about, campaignId } = data;
      return {
        messageId,
        accountId: recipient,
        template,
        text: textOf(template, parameters),
        about,
        ...(campaignId !== undefined && { campaignId }),
        status: 'queued',
        queuedAt: time,
        version: revision,
      };
    }
    if (!row) return undefined;
    return type === 'MessageSent'
      ? { ...row, status: 'sent', version: revision }
      : { ...row, status: 'seen', seenAt: time, version: revision };
  },
};
