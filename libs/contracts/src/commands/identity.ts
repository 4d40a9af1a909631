import { z } from 'zod';
import { aggregate } from '../define.ts';
import { refusedSignIn } from '../events/identity.ts';
import { role } from '../roles.ts';
import { accountId, instant, loginName, slug, text, unitId } from '../values.ts';

const who = { role, unitId: unitId.optional() };

/** One account: created by the system administrator, given roles by the security administrator. Passwords are set at `/api/v1/session/password`. */
export const account = aggregate({
  name: 'account',
  service: 'identity',
  path: 'accounts',
  id: ['account'],
  commands: {
    /** The answer carries the one-time password, once. */
    CreateAccount: z.strictObject({
      login: loginName,
      name: text(60),
      personId: slug,
      unitId: unitId.optional(),
      language: z.enum(['zh', 'en']),
    }),
    ResetPassword: z.strictObject({}),
    /** By the session controller only, as the account's own actor; the hash is a PHC string. */
    ChangePassword: z.strictObject({ passwordHash: text(300) }),
    DisableAccount: z.strictObject({ reason: text(300) }),
    RequestRole: z.strictObject({ ...who, reason: text(300) }),
    GrantRole: z.strictObject(who),
    RevokeRole: z.strictObject({ ...who, reason: text(300) }),
    GiveDelegation: z.strictObject({ to: accountId, ...who, from: instant, until: instant }),
    EndDelegation: z.strictObject({ to: accountId, ...who }),
  },
});

/** One attempt to sign in, and what became of it. Only the session controller gives these commands, at `/api/v1/session`. */
export const session = aggregate({
  name: 'session',
  service: 'identity',
  path: 'sessions',
  id: ['name'],
  commands: {
    OpenSession: z.strictObject({ accountId, expiresAt: instant }),
    CloseSession: z.strictObject({}),
    RefuseSession: z.strictObject({ login: text(60), reason: refusedSignIn }),
  },
});
