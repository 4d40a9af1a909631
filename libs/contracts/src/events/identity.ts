import { z } from 'zod';
import { event } from '../define.ts';
import { accountId, instant, slug, text, unitId } from '../values.ts';
import { role } from '../roles.ts';

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
  RoleRequested: event(1, { accountId, role, unitId: unitId.optional(), reason: text(300) }),
  RoleGranted: event(1, { accountId, role, unitId: unitId.optional() }),
  RoleRevoked: event(1, { accountId, role, unitId: unitId.optional(), reason: text(300) }),
  DelegationGiven: event(1, { accountId, to: accountId, role, unitId: unitId.optional(), from: instant, until: instant, personId: slug }),
  DelegationEnded: event(1, { accountId, to: accountId, role, unitId: unitId.optional() }),
  SessionOpened: event(1, { sessionId: slug, accountId, expiresAt: instant }),
  SessionClosed: event(1, { sessionId: slug, accountId }),
  SessionRefused: event(1, { login: text(60), reason: z.enum(['unknown', 'password', 'disabled', 'locked']) }),
};
