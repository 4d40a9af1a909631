import { z } from 'zod';
import { event } from '../define.ts';
import { accountId, instant, slug, text, unitId } from '../values.ts';
import { role } from '../roles.ts';

/** Why nobody was let in; the answer over HTTP does not tell the first three apart. */
export const refusedSignIn = z.enum(['unknown', 'password', 'disabled', 'locked']);

/** Who may act, for which unit. Password hashes are sealed parts: they never leave the service. */
export const identityEvents = {
  AccountCreated: event(1, {
    accountId,
    login: text(60),
    name: text(60),
    personId: slug,
    unitId: unitId.optional(),
    language: z.enum(['zh', 'en']),
  }),
  PasswordSet: event(1, { accountId, oneTime: z.boolean() }),
  AccountDisabled: event(1, { accountId, reason: text(300) }),
  RoleRequested: event(1, { accountId, name: text(60), personId: slug, role, unitId: unitId.optional(), reason: text(300) }),
  RoleGranted: event(1, { accountId, name: text(60), personId: slug, personUnit: unitId.optional(), role, unitId: unitId.optional() }),
  RoleRevoked: event(1, { accountId, role, unitId: unitId.optional(), reason: text(300) }),
  DelegationGiven: event(1, {
    accountId,
    to: accountId,
    role,
    unitId: unitId.optional(),
    from: instant,
    until: instant,
    personId: slug,
    /** Where the principal works: the delegate keeps away from the same units. */
    personUnit: unitId.optional(),
  }),
  DelegationEnded: event(1, { accountId, to: accountId, role, unitId: unitId.optional() }),
  SessionOpened: event(1, { sessionId: slug, accountId, expiresAt: instant }),
  SessionClosed: event(1, { sessionId: slug, accountId }),
  /** The name tried stands in full only if such an account exists: people type passwords into the wrong field. */
  SessionRefused: event(1, { login: text(60), reason: refusedSignIn }),
};
