import {
  type account,
  type Delegation,
  delegationOf,
  type EventOf,
  type Grant,
  grantOf,
  roleKey,
  withGrant,
  withoutDelegation,
  withoutGrant,
} from '@laurel/contracts';
import { plusHours, type Stamped } from '@laurel/core';

/**
 * One account: its holder, its roles, and what it has lent to others. The hash of the password is in sealed
 * parts only.
 */

export type AccountEvent = EventOf<typeof account>;

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
