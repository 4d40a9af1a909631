import { account, persons, reactions, session } from '@laurel/contracts';
import { type Addition, type Id, noGuards, serve, type ServiceDefinition } from '@laurel/platform';
import { accounts } from './account/account.facts.ts';
import { accountsView } from './directory/accounts.view.ts';
import { loginsView } from './directory/logins.view.ts';
import {
  activationHalf,
  halfPurpose,
  oneTimePassword,
  oneTimePasswordPurpose,
  sealedCodePurpose,
} from './credential/one-time-password.rules.ts';
import { namesView } from './directory/names.view.ts';
import { peopleView } from './directory/people.view.ts';
import { roleRequestsView } from './directory/role-requests.view.ts';
import { servedPersons } from './persons/persons.facts.ts';
import { personsOperations } from './persons/persons.operations.ts';
import { personsView } from './persons/persons.view.ts';
import { sessionOperations } from './session/session.operations.ts';
import { sessionDecider } from './session/session.ts';
import { signInsView } from './session/sign-ins.view.ts';

const sessions = serve(
  session,
  sessionDecider,
  async (_read, _command, id: Id) => ({ sessionId: id.name! }),
  noGuards,
);

/** The first password of an account, in a rehearsal only: nobody is told the password of another person. */
const withPassword: Addition = ({ secret, mode }) =>
  mode === 'rehearsal' ? { oneTimePassword: oneTimePassword(secret(oneTimePasswordPurpose)) } : {};

/** The half of the holder's code that this administrator hands over, on paper or by word of mouth. */
const withHalf: Addition = ({ secret, id, role }) => ({
  activationHalf: activationHalf(secret(halfPurpose(id, role))),
});

/** The code for the envelope, told to its holder and to nobody else. */
const withSealedCode: Addition = ({ secret, id }) => ({
  sealedCode: oneTimePassword(secret(sealedCodePurpose(id))),
});

/**
 * identity: accounts, their roles and their sessions (docs/handbook/domain.md#1,
 * docs/handbook/process.md#1.22, #1.25).
 */
export const identityService: ServiceDefinition = {
  name: 'identity',
  aggregates: [accounts, servedPersons, sessions],
  views: [
    { view: loginsView },
    { view: accountsView, readModel: account.readModels.accounts },
    { view: peopleView, readModel: account.readModels.people },
    { view: namesView, readModel: account.readModels.names },
    { view: roleRequestsView, readModel: account.readModels.roleRequests },
    { view: personsView, readModel: persons.readModels.persons },
    { view: signInsView, readModel: session.readModels.signIns },
  ],
  reactions: reactions(),
  operations: [...personsOperations, ...sessionOperations],
  answers: {
    CreateAccount: withPassword,
    ResetPassword: withHalf,
    RestoreSystemAdministrator: withHalf,
    RestoreSecurityAdministrator: withHalf,
    MakeSealedCode: withSealedCode,
  },
};
