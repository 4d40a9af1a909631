import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, system } from '../permission.ts';
import { type ReadScope } from '../read-scope.ts';
import { type Role, roleNames } from '../roles.ts';
import { accountId, campaignId, instant, slug, text, version } from '../values.ts';

const parameters = z.record(z.string(), z.string());

/** The announcement and the recipient: `<event id>.<account>`. */
const messageId = z.string().regex(/^[a-zA-Z0-9-]{1,80}\.[a-z0-9-]{2,40}$/);

const rowMessageId = text(130);

export const channel = z.enum(['inbox']);

const own = Object.fromEntries(roleNames.map((role) => [role, 'self'])) as Record<Role, ReadScope>;

/** One message to one account: queued, sent, seen; failed five times it is dead and the operator's to look after (PROCESS.md §4). */
export const message = aggregate({
  name: 'message',
  service: 'notification',
  path: 'messages',
  id: ['name', 'account'],
  words: { zh: '??', en: 'message' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    QueueMessage: command({
      may: system,
      body: {
        channel,
        template: slug,
        parameters,
        about: text(200),
        campaignId: campaignId.optional(),
      },
      in: ['??'],
      says: ['MessageQueued', 'MessageSent'],
      words: { zh: '??', en: 'queue message' },
      sample: {
        channel: 'inbox',
        template: 'listSealed',
        parameters: { bureau: '东城分局', count: '2' },
        about: 'recommendations/r2023.b03',
        campaignId: 'r2023',
      },
    }),

    SendMessage: command({ may: system, body: {}, in: ['??'], says: ['MessageSent'], words: { zh: '??', en: 'send message' }, sample: {} }),

    FailMessage: command({
      may: system,
      body: { error: text(300) },
      in: ['??'],
      says: ['MessageFailed'],
      words: { zh: '??', en: 'fail message' },
      sample: { error: 'inbox unavailable' },
    }),

    SeeMessage: command({
      may: by('self', ...roleNames),
      body: {},
      in: ['??'],
      says: ['MessageSeen'],
      words: { zh: '??', en: 'see message' },
      sample: {},
    }),
  },
  events: {
    MessageQueued: event({
      version: 1,
      body: {
        messageId,
        recipient: accountId,
        channel,
        template: slug,
        parameters,
        about: text(200),
        campaignId: campaignId.optional(),
      },
      readBy: [],
      words: { zh: '消息待发', en: 'message queued' },
    }),

    MessageSent: event({ version: 1, body: { messageId }, readBy: [], words: { zh: '消息已发', en: 'message sent' } }),

    MessageFailed: event({
      version: 1,
      body: { messageId, attempt: version, error: text(300), dead: z.boolean() },
      readBy: [],
      words: { zh: '消息发送失败', en: 'message failed' },
    }),

    MessageSeen: event({ version: 1, body: { messageId }, readBy: [], words: { zh: '消息已读', en: 'message seen' } }),
  },
  readModels: {
    /** What one was told, newest first if so sorted; in both languages, the reader's is the dashboard's to choose. */
    inbox: readModel({
      path: 'messages',
      of: 'message',
      row: {
        messageId: rowMessageId,
        accountId,
        template: slug,
        text: z.strictObject({ zh: z.string(), en: z.string() }),
        /** What it is about: the path of a resource. */
        about: text(200),
        campaignId: campaignId.optional(),
        status: z.enum(['queued', 'sent', 'seen']),
        queuedAt: instant,
        seenAt: instant.optional(),
      },
      scopes: own,
      indexes: ['accountId', 'campaignId', 'template', 'status', 'queuedAt'],
      words: { zh: '??', en: 'inbox' },
    }),
    /** Messages that failed five times: their recipients must be told otherwise. What they say stays the recipient's. */
    deadLetters: readModel({
      path: 'dead-letters',
      of: 'message',
      row: { messageId: rowMessageId, recipient: accountId, attempts: z.int().min(1), error: text(300), at: instant },
      scopes: { operator: 'all', auditor: 'all' },
      indexes: ['recipient', 'at'],
      words: { zh: '??', en: 'dead letters' },
    }),
  },
});
