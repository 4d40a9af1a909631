import type { Decider } from './decider.ts';
import { plusHours } from './instant.ts';
import type { Actor, Command, Message, Said, Stamped } from './message.ts';
import { Rejected } from './rejected.ts';

/**
 * One person has asked for an act that needs two; the other confirms with the same payload within 72 hours
 * (docs/handbook/process.md#1.22).
 */
export interface ActProposed extends Message {
  readonly type: 'ActProposed';
  readonly data: {
    readonly proposalId: string;
    readonly act: string;
    readonly payloadHash: string;
    readonly expiresAt: string;
  };
}

export interface Proposal {
  readonly act: string;
  readonly payloadHash: string;
  readonly expiresAt: string;
  readonly proposer: Actor;
}

/** A state with the acts that wait for their second person. */
export interface WithProposals<State> {
  readonly inner: State;
  readonly proposals: Readonly<Record<string, Proposal>>;
}

/** The two roles that each act needs, in any order. */
export type Pairs = Readonly<Record<string, readonly [string, string]>>;

/** A proposal waits so many hours of working days for its second person. */
export const proposalHours = 72;

/**
 * Lets a decider's acts named in `pairs` happen only when two different persons ask for the same payload.
 * The first asking is judged by the inner decider too, so that a vain proposal is refused at once.
 * Refuses with `proposal_unknown`, `proposal_expired`, `payload_differs`, `same_person`, `role_missing`.
 */
export function twoPersons<State, C extends Command, E extends Message, Facts>(
  decider: Decider<State, C, E, Facts>,
  pairs: Pairs,
): Decider<WithProposals<State>, C, E | ActProposed, Facts> {
  return {
    initial: { inner: decider.initial, proposals: {} },
    decide(command, state, facts): readonly ((E | ActProposed) & Said)[] {
      const pair = pairs[command.type];
      if (!pair) return decider.decide(command, state.inner, facts);
      if (command.confirms === undefined) {
        decider.decide(command, state.inner, facts);
        return [propose(command)];
      }
      const proposer = confirmedProposer(command, pair, proposalOf(state.proposals, command.confirms));
      return decider
        .decide({ ...command, proposer }, state.inner, facts)
        .map((said) => ({ ...said, proposer }));
    },
    evolve(state, event) {
      if (isProposal(event)) {
        const { proposalId, ...proposal } = event.data;
        return {
          ...state,
          proposals: { ...state.proposals, [proposalId]: { ...proposal, proposer: event.actor } },
        };
      }
      const inner = decider.evolve(state.inner, event as Stamped<E>);
      return {
        inner,
        proposals: event.confirms === undefined ? state.proposals : without(state.proposals, event.confirms),
      };
    },
  };
}

function isProposal(event: Stamped<Message>): event is Stamped<ActProposed> {
  return event.type === 'ActProposed';
}

function propose(command: Command): ActProposed {
  return {
    type: 'ActProposed',
    data: {
      proposalId: command.commandId,
      act: command.type,
      payloadHash: command.payloadHash,
      expiresAt: command.lapsesAt ?? plusHours(command.instant, proposalHours),
    },
  };
}

function confirmedProposer(
  command: Command,
  pair: readonly [string, string],
  proposal: Proposal | undefined,
): Actor {
  if (proposal?.act !== command.type) throw new Rejected('proposal_unknown', {}, 'confirms');
  if (command.instant >= proposal.expiresAt)
    throw new Rejected('proposal_expired', { expiresAt: proposal.expiresAt });
  if (proposal.payloadHash !== command.payloadHash) throw new Rejected('payload_differs');
  if (samePerson(proposal.proposer, command.actor)) throw new Rejected('same_person');
  const roles = [proposal.proposer.role, command.actor.role].sort().join();
  if (roles !== [...pair].sort().join()) throw new Rejected('role_missing', { roles: pair.join(' + ') });
  return proposal.proposer;
}

/**
 * True when two actors are one person; a delegate counts as the principal. Numbers of persons that differ in
 * capitals only are one, in records of before, too.
 */
export function samePerson(one: Actor, other: Actor): boolean {
  const persons = personsOf(one);
  return personsOf(other).some((person) => persons.includes(person));
}

function personsOf({ person, onBehalfOf }: Actor): string[] {
  return [person, ...(onBehalfOf === undefined ? [] : [onBehalfOf])].map((each) => each.toLowerCase());
}

function without(
  proposals: WithProposals<unknown>['proposals'],
  proposalId: string,
): WithProposals<unknown>['proposals'] {
  return Object.fromEntries(Object.entries(proposals).filter(([id]) => id !== proposalId));
}

/** The open proposal of an id; an id is whatever somebody sends, also the name of what every object has. */
export function proposalOf(
  proposals: WithProposals<unknown>['proposals'],
  proposalId: string | undefined,
): Proposal | undefined {
  return proposalId !== undefined && Object.hasOwn(proposals, proposalId) ? proposals[proposalId] : undefined;
}
