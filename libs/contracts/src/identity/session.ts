import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { system } from '../permission.ts';
import { accountId, instant, slug, text } from '../values.ts';

/** Why nobody was let in; the answer over HTTP does not tell the first three apart. */
export const refusedSignIn = z.enum(['unknown', 'password', 'disabled', 'locked']);

/** One attempt to sign in, and what became of it. Only the session controller gives these commands, at `/api/v1/session`. */
export const session = aggregate({
  name: 'session',
  service: 'identity',
  path: 'sessions',
  id: ['name'],
  words: { zh: '??', en: 'session' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    OpenSession: command({
      may: system,
      body: { accountId, expiresAt: instant },
      in: ['??'],
      says: ['SessionOpened'],
      words: { zh: '??', en: 'open session' },
      sample: { accountId: 'sun-wen', expiresAt: '2023-04-10T13:00:00.000Z' },
    }),

    CloseSession: command({
      may: system,
      body: {},
      in: ['??'],
      says: ['SessionClosed'],
      words: { zh: '??', en: 'close session' },
      sample: {},
    }),

    RefuseSession: command({
      may: system,
      body: { login: text(60), reason: refusedSignIn },
      in: ['??'],
      says: ['SessionRefused'],
      words: { zh: '??', en: 'refuse session' },
      sample: { login: 'sunwen', reason: 'password' },
    }),
  },
  events: {
    SessionOpened: event({
      version: 1,
      body: { sessionId: slug, accountId, expiresAt: instant },
      readBy: ['auditAdministrator'],
      words: { zh: '登录', en: 'session opened' },
    }),

    SessionClosed: event({
      version: 1,
      body: { sessionId: slug, accountId },
      readBy: ['auditAdministrator'],
      words: { zh: '退出', en: 'session closed' },
    }),
    /** The name tried stands in full only if such an account exists: people type passwords into the wrong field. */
    SessionRefused: event({
      version: 1,
      body: { login: text(60), reason: refusedSignIn },
      readBy: ['auditAdministrator'],
      words: { zh: '登录被拒', en: 'session refused' },
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
      words: { zh: '??', en: 'sign ins' },
    }),
  },
});
