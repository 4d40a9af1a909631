import type { Decider } from './decider.ts';
import { plusHours } from './instant.ts';
import type { Actor, Command, Message, Said, Stamped } from './message.ts';
import { Rejected } from './rejected.ts';

/**
 * One person has asked for an act that needs two; the other confirms the same within 72 hours of working days
 * (docs/handbook/process.md#1.22).
 */
export interface ActProposed extends Message {
  readonly type: 'ActProposed';
  readonly data: {
    readonly proposalId: string;
    readonly act: string;
    readonly payloadHash: string;
    /** The act's data, as the second person reads them; absent in records of before. */
    readonly content?: object;
    readonly expiresAt: string;
    /** Proposals of one batch are shown and confirmed as one sheet; each is decided by itself. */
    readonly batchId?: string;
  };
}

/** The second person would not confirm the act. */
export interface ProposalDeclined extends Message {
  readonly type: 'ProposalDeclined';
  readonly data: {
    readonly proposalId: string;
    readonly act: string;
    readonly reason: string;
    readonly proposedBy: string;
  };
}

/** The proposer took the act back. */
export interface ProposalWithdrawn extends Message {
  readonly type: 'ProposalWithdrawn';
  readonly data: { readonly proposalId: string; readonly act: string };
}

/** The events of two persons beside those that they decide on. */
type OfProposals = ActProposed | ProposalDeclined | ProposalWithdrawn;

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
 * Whoever may confirm may decline instead, with a reason, and the proposer may withdraw; then it waits no
 * longer. `isPersonal` tells the inner refusals of a person from those of everybody: what can no longer be
 * done may be declined all the same. Refuses with `proposal_unknown`, `proposal_expired`, `payload_differs`,
 * `same_person`, `role_missing`, `not_proposer`, `reason_missing`.
 */
export function twoPersons<State, C extends Command, E extends Message, Facts>(
  decider: Decider<State, C, E, Facts>,
  pairs: Pairs,
  isPersonal: (reason: string) => boolean,
): Decider<WithProposals<State>, C, E | OfProposals, Facts> {
  return {
    initial: { inner: decider.initial, proposals: {} },
    decide(command, state, facts): readonly ((E | OfProposals) & Said)[] {
      const pair = pairs[command.type];
      const answered = answeredProposal(command);
      const proposes = command.batchId === undefined ? undefined : 'batch';
      const by = answered?.by ?? proposes;
      if (!pair && by !== undefined) throw new Rejected('proposal_unknown', {}, by);
      if (!pair) return decider.decide(command, state.inner, facts);
      if (!answered) {
        decider.decide(command, state.inner, facts);
        return [propose(command)];
      }
      const proposal = requireWaiting(command, answered, state.proposals);
      if (command.withdraws !== undefined) return [withdraw(command, answered, proposal)];
      const proposer = requireSecond(command, pair, proposal);
      const confirmed = () => decider.decide({ ...command, proposer }, state.inner, facts);
      if (!command.declines) return confirmed().map((said) => ({ ...said, proposer }));
      try {
        confirmed();
      } catch (error) {
        if (!(error instanceof Rejected) || isPersonal(error.reason)) throw error;
      }
      return [decline(command, command.declines, proposer)];
    },
    evolve(state, event) {
      if (isProposal(event)) {
        const { proposalId, act, payloadHash, expiresAt } = event.data;
        return {
          ...state,
          proposals: {
            ...state.proposals,
            [proposalId]: { act, payloadHash, expiresAt, proposer: event.actor },
          },
        };
      }
      if (hasEnded(event)) return { ...state, proposals: without(state.proposals, event.data.proposalId) };
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

function hasEnded(event: Stamped<Message>): event is Stamped<ProposalDeclined | ProposalWithdrawn> {
  return event.type === 'ProposalDeclined' || event.type === 'ProposalWithdrawn';
}

/** The proposal that a command answers, and the field that names it; undefined for a command of its own. */
export function answeredProposal({
  confirms,
  declines,
  withdraws,
}: Pick<Command, 'confirms' | 'declines' | 'withdraws'>):
  { readonly by: 'confirms' | 'declines' | 'withdraws'; readonly proposalId: string } | undefined {
  if (declines) return { by: 'declines', proposalId: declines.proposalId };
  if (withdraws !== undefined) return { by: 'withdraws', proposalId: withdraws };
  return confirms === undefined ? undefined : { by: 'confirms', proposalId: confirms };
}

type Answered = NonNullable<ReturnType<typeof answeredProposal>>;

function propose(command: Command): ActProposed {
  return {
    type: 'ActProposed',
    data: {
      proposalId: command.commandId,
      act: command.type,
      payloadHash: command.payloadHash,
      content: command.data,
      expiresAt: command.lapsesAt ?? plusHours(command.instant, proposalHours),
      ...(command.batchId !== undefined && { batchId: command.batchId }),
    },
  };
}

function decline(
  { type }: Command,
  { proposalId, reason }: NonNullable<Command['declines']>,
  proposer: Actor,
): ProposalDeclined {
  if (reason.trim() === '') throw new Rejected('reason_missing', {}, 'declines.reason');
  return { type: 'ProposalDeclined', data: { proposalId, act: type, reason, proposedBy: proposer.account } };
}

function withdraw(
  { type, actor }: Command,
  { proposalId }: Answered,
  { proposer }: Proposal,
): ProposalWithdrawn {
  if (!samePerson(proposer, actor)) throw new Rejected('not_proposer');
  return { type: 'ProposalWithdrawn', data: { proposalId, act: type } };
}

/** The proposal of the act and of the same content, as long as it waits. */
function requireWaiting(
  { type, instant, payloadHash, contentHash = payloadHash }: Command,
  { by, proposalId }: Answered,
  proposals: WithProposals<unknown>['proposals'],
): Proposal {
  const proposal = proposalOf(proposals, proposalId);
  if (proposal?.act !== type) throw new Rejected('proposal_unknown', {}, by);
  const { expiresAt } = proposal;
  if (instant >= expiresAt) throw new Rejected('proposal_expired', { expiresAt });
  if (proposal.payloadHash !== contentHash) throw new Rejected('payload_differs');
  return proposal;
}

/** The proposer, if the actor may be the second person. */
function requireSecond({ actor }: Command, pair: readonly [string, string], { proposer }: Proposal): Actor {
  if (samePerson(proposer, actor)) throw new Rejected('same_person');
  const roles = [proposer.role, actor.role].sort().join();
  if (roles !== [...pair].sort().join()) throw new Rejected('role_missing', { roles: pair.join(' + ') });
  return proposer;
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
