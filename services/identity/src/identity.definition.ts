import { identityReadings } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { accounts, sessions } from './account/account.facts.ts';
import { sessionOperations } from './session/session.operations.ts';
import { oneTimePassword, oneTimePasswordPurpose } from './account/one-time-password.rules.ts';
import { accountsView } from './account/accounts.view.ts';
import { loginsView } from './account/logins.view.ts';
import { peopleView } from './account/people.view.ts';
import { roleRequestsView } from './account/role-requests.view.ts';
import { signInsView } from './session/sign-ins.view.ts';

/** The one-time password of a command, once, in the answer to it. */
const withPassword = (secret: (purpose: string) => string) => ({ oneTimePassword: oneTimePassword(secret(oneTimePasswordPurpose)) });

/** identity: who may act, for which unit (DOMAIN.md §1, PROCESS.md 1.22, 1.25). */
export const identityService: ServiceDefinition = {
  name: 'identity',
  aggregates: [accounts, sessions],
  views: [
    { view: loginsView },
    { view: accountsView, reading: identityReadings.accounts },
    { view: peopleView, reading: identityReadings.people },
    { view: roleRequestsView, reading: identityReadings.roleRequests },
    { view: signInsView, reading: identityReadings.signIns },
  ],
  reactions: { hears: [], react: () => [] },
  operations: sessionOperations,
  answers: { CreateAccount: withPassword, ResetPassword: withPassword },
};
