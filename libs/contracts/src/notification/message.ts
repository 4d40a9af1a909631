import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, system } from '../permission.ts';
import { type ReadScope } from '../read-scope.ts';
import { type Role, roleNames } from '../roles.ts';
import { accountId, campaignId, instant, slug, text, version } from '../values.ts';

/** The values that fill the placeholders of a message's text. */
export const parameters = z.record(z.string(), z.string());

/** The announcement and the recipient: `<event id>.<account>`. */
const messageId = z.string().regex(/^[a-zA-Z0-9-]{1,80}\.[a-z0-9-]{2,40}$/);

const rowMessageId = text(130);

const channel = z.enum(['inbox']);

const own = Object.fromEntries(roleNames.map((role) => [role, 'self'])) as Record<Role, ReadScope>;

/**
 * One message to one account: queued, sent, seen; failed five times it is dead and the operator's to look
 * after (docs/handbook/process.md#4-message).
 */
export const message = aggregate({
  name: 'message',
  service: 'notification',
  path: 'messages',
  id: ['name', 'account'],
  words: { zh: '消息', en: 'message' },
  states: {
    none: { zh: '未生成', en: 'not queued', awaits: ['QueueMessage'] },
    queued: { zh: '待发', en: 'queued', awaits: ['SendMessage', 'FailMessage'] },
    failed: { zh: '发送失败', en: 'failed', awaits: ['SendMessage', 'FailMessage'] },
    dead: { zh: '无法送达', en: 'undeliverable', ends: true },
    sent: { zh: '未读', en: 'unread', awaits: ['SeeMessage'] },
    seen: { zh: '已读', en: 'read', ends: true },
  },
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
      in: ['none', 'queued', 'failed', 'dead', 'sent', 'seen'],
      says: ['MessageQueued', 'MessageSent'],
      words: { zh: '生成消息', en: 'queue a message' },
      sample: {
        channel: 'inbox',
        template: 'listSealed',
        parameters: { bureau: '东城分局', count: '2' },
        about: 'recommendations/r2023.b03',
        campaignId: 'r2023',
      },
    }),

    SendMessage: command({
      may: system,
      body: {},
      in: ['queued', 'failed', 'sent', 'seen'],
      says: ['MessageSent'],
      words: { zh: '发送消息', en: 'send a message' },
      sample: {},
    }),

    FailMessage: command({
      may: system,
      body: { error: text(300) },
      in: ['queued', 'failed'],
      says: ['MessageFailed'],
      words: { zh: '记录发送失败', en: 'record that sending failed' },
      sample: { error: 'inbox unavailable' },
    }),

    SeeMessage: command({
      may: by('self', ...roleNames),
      body: {},
      in: ['sent', 'seen'],
      otherwise: { none: 'not_found' },
      says: ['MessageSeen'],
      words: { zh: '阅读消息', en: 'read a message' },
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
      to: 'queued',
      words: { zh: '消息已生成', en: 'a message was queued' },
    }),

    MessageSent: event({
      version: 1,
      body: { messageId },
      readBy: [],
      to: 'sent',
      words: { zh: '消息已发送', en: 'a message was sent' },
    }),

    MessageFailed: event({
      version: 1,
      body: { messageId, attempt: version, error: text(300), dead: z.boolean() },
      readBy: [],
      to: { oneOf: ['failed', 'dead'], of: ({ dead }) => (dead ? 'dead' : 'failed') },
      words: { zh: '消息发送失败', en: 'sending a message failed' },
    }),

    MessageSeen: event({
      version: 1,
      body: { messageId },
      readBy: [],
      to: 'seen',
      words: { zh: '消息已读', en: 'a message was read' },
    }),
  },
  readModels: {
    /** The messages to one account, in both languages; the dashboard shows the reader's. */
    inbox: readModel({
      path: 'messages',
      of: 'message',
      row: {
        messageId: rowMessageId,
        accountId,
        template: slug,
        text: z.strictObject({ zh: z.string(), en: z.string() }),
        /** The path of the resource that the message is about. */
        about: text(200),
        campaignId: campaignId.optional(),
        status: z.enum(['queued', 'sent', 'seen']),
        queuedAt: instant,
        seenAt: instant.optional(),
      },
      scopes: own,
      indexes: ['accountId', 'campaignId', 'template', 'status', 'queuedAt'],
      words: { zh: '消息', en: 'messages' },
    }),
    /**
     * Messages that failed five times: their recipients must be told otherwise. What they say stays the
     * recipient's.
     */
    deadLetters: readModel({
      path: 'dead-letters',
      of: 'message',
      row: {
        messageId: rowMessageId,
        recipient: accountId,
        attempts: z.int().min(1),
        error: text(300),
        at: instant,
      },
      scopes: { operator: 'all', auditor: 'all' },
      indexes: ['recipient', 'at'],
      words: { zh: '无法送达的消息', en: 'undeliverable messages' },
    }),
  },
});
