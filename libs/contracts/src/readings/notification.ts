import { z } from 'zod';
import { type Role, roleNames } from '../roles.ts';
import { accountId, campaignId, instant, slug, text } from '../values.ts';
import { type Reading, reading, type ReadScope } from './define.ts';

const version = z.int().min(0);
const messageId = text(130);
const own = Object.fromEntries(roleNames.map((role) => [role, 'self'])) as Record<Role, ReadScope>;

/** What one was told, newest first if so sorted; in both languages, the reader's is the dashboard's to choose. */
const inbox = reading({
  path: 'messages',
  row: z.strictObject({
    messageId,
    accountId,
    template: slug,
    text: z.strictObject({ zh: z.string(), en: z.string() }),
    /** What it is about: the path of a resource. */
    about: text(200),
    campaignId: campaignId.optional(),
    status: z.enum(['queued', 'sent', 'seen']),
    queuedAt: instant,
    seenAt: instant.optional(),
    version,
  }),
  scopes: own,
  indexes: ['accountId', 'campaignId', 'template', 'status', 'queuedAt'],
});

/** Messages that failed five times: their recipients must be told otherwise. What they say stays the recipient's. */
const deadLetters = reading({
  path: 'dead-letters',
  row: z.strictObject({ messageId, recipient: accountId, attempts: z.int().min(1), error: text(300), at: instant, version }),
  scopes: { operator: 'all', auditor: 'all' },
  indexes: ['recipient', 'at'],
});

export const notificationReadings = { inbox, deadLetters } as const satisfies Record<string, Reading>;
