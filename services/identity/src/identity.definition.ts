import { identityReadings } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { accounts, sessions } from './identity.facts.ts';
import { sessionOperations } from './session.operations.ts';
import { oneTimePassword, oneTimePasswordPurpose } from './one-time-password.ts';
import { accountsView } from './views/accounts.ts';
import { loginsView } from './views/logins.ts';
import { peopleView } from './views/people.ts';
import { roleRequestsView } from './views/role-requests.ts';
import { signInsView } from './views/sign-ins.ts';

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
