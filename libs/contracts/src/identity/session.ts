import { z } from 'zod';
import { every } from '../audience.ts';
import { aggregate, command, event, readModel } from '../contract.ts';
import { system } from '../permission.ts';
import { accountId, instant, slug, text } from '../values.ts';

/** The reason why a sign-in was refused; the answer over HTTP does not tell the first three apart. */
const refusedSignIn = z.enum(['unknown', 'password', 'disabled', 'locked']);

/**
 * One attempt to sign in, and what became of it. Only the session controller gives these commands, at
 * `/api/v1/session`.
 */
export const session = aggregate({
  name: 'session',
  service: 'identity',
  path: 'sessions',
  id: ['name'],
  words: { zh: '登录', en: 'session' },
  states: {
    none: { zh: '未登录', en: 'not signed in', awaits: ['OpenSession'] },
    open: { zh: '已登录', en: 'signed in', awaits: ['CloseSession'], until: 'expiresAt' },
    closed: { zh: '已退出', en: 'signed out', ends: true },
    refused: { zh: '被拒', en: 'refused', ends: true },
  },
  commands: {
    OpenSession: command({
      may: system,
      body: { accountId, expiresAt: instant },
      in: ['none'],
      says: ['SessionOpened'],
      words: { zh: '登录', en: 'open a session' },
      sample: { accountId: 'sun-wen', expiresAt: '2023-04-10T13:00:00.000Z' },
    }),

    CloseSession: command({
      may: system,
      body: {},
      in: ['open', 'closed'],
      says: ['SessionClosed'],
      words: { zh: '退出登录', en: 'close a session' },
      sample: {},
    }),

    RefuseSession: command({
      may: system,
      body: { login: text(60), reason: refusedSignIn },
      in: ['none'],
      says: ['SessionRefused'],
      words: { zh: '拒绝登录', en: 'refuse an attempt to sign in' },
      sample: { login: 'sunwen', reason: 'password' },
    }),
  },
  events: {
    SessionOpened: event({
      version: 1,
      body: { sessionId: slug, accountId, expiresAt: instant },
      readBy: ['auditAdministrator'],
      to: 'open',
      words: { zh: '已登录', en: 'a session was opened' },
    }),

    SessionClosed: event({
      version: 1,
      body: { sessionId: slug, accountId },
      readBy: ['auditAdministrator'],
      to: 'closed',
      words: { zh: '已退出登录', en: 'a session was closed' },
    }),
    /**
     * The name tried stands in full only if such an account exists: people type passwords into the wrong
     * field.
     */
    SessionRefused: event({
      version: 1,
      body: { login: text(60), reason: refusedSignIn },
      readBy: ['auditAdministrator'],
      to: 'refused',
      words: { zh: '登录被拒', en: 'an attempt to sign in was refused' },
      tells: {
        template: 'sign-in-locked',
        zh: '登录“{login}”连续出错，已暂时锁定。',
        en: 'Too many wrong attempts to sign in as “{login}”; it is locked for a while.',
        to: ({ reason }) => (reason === 'locked' ? [every('auditAdministrator')] : []),
      },
    }),
  },
  readModels: {
    /** Every attempt to sign in, for the audit administrator. */
    signIns: readModel({
      path: 'sign-ins',
      row: {
        sessionId: slug,
        status: z.enum(['open', 'closed', 'refused']),
        accountId: accountId.optional(),
        login: text(60).optional(),
        reason: refusedSignIn.optional(),
        at: instant,
        expiresAt: instant.optional(),
        closedAt: instant.optional(),
      },
      scopes: { auditAdministrator: 'all', auditor: 'all' },
      indexes: ['accountId', 'login', 'status', 'reason', 'at'],
      words: { zh: '登录记录', en: 'attempts to sign in' },
    }),
  },
});
