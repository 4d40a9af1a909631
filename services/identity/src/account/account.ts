import {
  type account,
  type CommandOf,
  type Delegation,
  delegationOf,
  type EventOf,
  type Grant,
  grantOf,
  type Role,
  roleKey,
  withGrant,
  withoutDelegation,
  withoutGrant,
} from '@laurel/contracts';
import { plusHours, type Said, type Stamped } from '@laurel/core';

/**
 * One account: its holder, its roles, and what it has lent to others. The hash of the password is in sealed
 * parts only.
 */

export type AccountEvent = EventOf<typeof account>;
export type AccountCommand = CommandOf<typeof account>;
export type Asked<Type extends AccountCommand['type']> = Extract<AccountCommand, { type: Type }>;
export type Outcome = readonly (AccountEvent & Said)[];

/** A role asked for, and the person who asked. */
type Request = Grant & { readonly requestedBy: string };

export type Holder = {
  readonly accountId: string;
  readonly login: string;
  readonly name: string;
  readonly personId: string;
  readonly unitId?: string;
  readonly passwordHash: string;
  /** The instant at which the code that two administrators gave expires; undefined for any other password. */
  readonly codeExpiresAt?: string | undefined;
  /** Of the code in the envelope, the last one made. */
  readonly sealedCodeHash?: string | undefined;
  /** The administrator who was lost, and the hash of the sealed code that is asked for until it opens. */
  readonly restoring?: { readonly lost: string; readonly sealedCodeHash: string } | undefined;
  readonly requests: readonly Request[];
  readonly grants: readonly Grant[];
  /** The loans that wait for discipline. */
  readonly offered: readonly Delegation[];
  /** The delegations that this account has made and not ended. */
  readonly lent: readonly Delegation[];
};

export type Account = { readonly status: 'none' } | (Holder & { readonly status: 'active' | 'disabled' });

/** The administrator whose office is given back, and what stands in the envelope. */
export interface Lost {
  readonly grants: readonly Grant[];
  readonly disabled: boolean;
  /** Undefined when there is no code that was not used. */
  readonly sealedCodeHash?: string | undefined;
}

/** The facts that decisions on an account need beside its stream. */
export interface AccountFacts {
  readonly accountId: string;
  /** The account that has the login asked for. */
  readonly loginHolder?: string;
  /** The person to whom the account belongs, or will. */
  readonly person?: { readonly name: string; readonly unitId?: string | undefined };
  /** Of the one-time password that belongs to this command. */
  readonly passwordHash?: string;
  /** Of the sealed code that belongs to this command. */
  readonly sealedCodeHash?: string;
  readonly lost?: Lost | undefined;
  /** Roles held by the person's other accounts, and lent to any of them. */
  readonly otherRoles?: readonly Role[];
  /** The number of accounts that are not disabled and hold each administrator's role. */
  readonly administrators?: Readonly<Partial<Record<Role, number>>>;
  /** The account to which a role is to be lent. */
  readonly delegate?: Delegate;
}

/** The account to which a role is to be lent. */
export interface Delegate {
  readonly personId: string;
  readonly disabled: boolean;
  /** Of all accounts of that person. */
  readonly roles: readonly Role[];
}

/** The time for which an activation code opens the account. */
const codeHours = 1;

export const initial: Account = { status: 'none' };

/** The state in the contract's table. */
export function stateOf({ status }: Account): string {
  return status;
}

/** The state of the role that a command names; undefined when it names none. */
export function partOf(state: Account, data: object): string | undefined {
  if (!('role' in data) || state.status === 'none') return undefined;
  const isNamed = (grant: Grant) => roleKey(grant) === roleKey(data as Grant);
  if (state.grants.some(isNamed)) return 'granted';
  return state.requests.some(isNamed) ? 'requested' : 'notRequested';
}

export function evolve(state: Account, event: Stamped<AccountEvent>): Account {
  if (event.type === 'AccountCreated') {
    const { accountId, login, name, personId, unitId } = event.data;
    const holder = { accountId, login, name, personId, ...(unitId !== undefined && { unitId }) };
    return { status: 'active', ...holder, passwordHash: '', requests: [], grants: [], offered: [], lent: [] };
  }
  return state.status === 'none' ? state : { ...state, ...change(state, event) };
}

function change(
  state: Holder,
  event: Stamped<Exclude<AccountEvent, { type: 'AccountCreated' }>>,
): Partial<Holder & { status: 'disabled' }> {
  switch (event.type) {
    case 'PasswordSet':
      return {
        passwordHash: (event.sealed as { passwordHash: string }).passwordHash,
        // Resets of earlier records had one person and no term.
        codeExpiresAt: event.confirms === undefined ? undefined : plusHours(event.time, codeHours),
        restoring: undefined,
      };
    case 'SealedCodeMade':
      return { sealedCodeHash: (event.sealed as { sealedCodeHash: string }).sealedCodeHash };
    case 'AdministratorRestored': {
      const { sealedCodeHash } = event.sealed as { sealedCodeHash: string };
      return { restoring: { lost: event.data.lost, sealedCodeHash } };
    }
    case 'AccountDisabled':
      return { status: 'disabled' };
    case 'RoleRequested':
      return {
        requests: withGrant(state.requests, { ...grantOf(event.data), requestedBy: event.actor.person }),
      };
    case 'RoleGranted':
      return {
        requests: withoutGrant(state.requests, event.data),
        grants: withGrant(state.grants, grantOf(event.data)),
      };
    case 'RoleRevoked':
      return { grants: withoutGrant(state.grants, event.data) };
    case 'DelegationRequested':
      return { offered: [...withoutDelegation(state.offered, event.data), delegationOf(event.data)] };
    case 'DelegationGiven':
      return {
        offered: withoutDelegation(state.offered, event.data),
        lent: [...withoutDelegation(state.lent, event.data), delegationOf(event.data)],
      };
    case 'DelegationEnded':
      return {
        offered: withoutDelegation(state.offered, event.data),
        lent: withoutDelegation(state.lent, event.data),
      };
    default:
      return event satisfies never;
  }
}
