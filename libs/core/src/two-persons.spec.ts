// Two different persons must want the same before an act that needs two is decided.
import { describe, it } from '@jest/globals';
import type { Decider } from './decider.ts';
import type { Command, Message } from './message.ts';
import { command, given, someActor, stamped } from './testing.ts';
import { twoPersons } from './two-persons.ts';
import { Rejected } from './rejected.ts';

type Seal = Command & { type: 'Seal'; data: { minutes: string } };
type Sealed = { type: 'Sealed'; data: { minutes: string; proposedBy: string | undefined } };

const seals: Decider<{ sealed: boolean }, Seal, Sealed> = {
  initial: { sealed: false },
  decide(asked, state) {
    if (asked.actor.account === 'outsider') throw new Rejected('recused');
    if (state.sealed) throw new Rejected('already_sealed');
    return [{ type: 'Sealed', data: { minutes: asked.data.minutes, proposedBy: asked.proposer?.person } }];
  },
  evolve: () => ({ sealed: true }),
};

const isPersonal = (reason: string) => reason === 'recused';
const decider = twoPersons(seals, { Seal: ['operator', 'discipline'] }, isPersonal);
const bob = { account: 'bob', person: 'P002', role: 'discipline' };
const seal = { type: 'Seal' as const, data: { minutes: 'M-7' } };
const proposed = stamped({
  type: 'ActProposed' as const,
  data: {
    proposalId: 'p1',
    act: 'Seal',
    payloadHash: 'payload-1',
    content: { minutes: 'M-7' },
    expiresAt: '2023-04-13T01:00:00.000Z',
  },
});
const confirm = (overrides: Partial<Command> = {}) =>
  command(seal, { commandId: 'c2', confirms: 'p1', actor: bob, ...overrides }) as Seal;

describe('An act that needs two persons', () => {
  it('is proposed by the first, for 72 hours', () => {
    given(decider, undefined)()
      .when(command(seal, { commandId: 'p1' }) as Seal)
      .then({ type: 'ActProposed', data: proposed.data });
  });
  it('is proposed in a batch with others', () => {
    given(decider, undefined)()
      .when(command(seal, { commandId: 'p1', batchId: 'b1' }) as Seal)
      .then({ type: 'ActProposed', data: { ...proposed.data, batchId: 'b1' } } as Message);
  });
  it('happens when another person confirms the same payload, and names the proposer', () => {
    given(
      decider,
      undefined,
    )(proposed)
      .when(confirm())
      .then({ type: 'Sealed', data: { minutes: 'M-7', proposedBy: 'P001' }, proposer: someActor } as Message);
  });
  it('is refused when it would be refused anyway, before a second person is asked', () => {
    given(
      decider,
      undefined,
    )(stamped({ type: 'Sealed', data: { minutes: 'M-1', proposedBy: 'P009' } }))
      .when(command(seal) as Seal)
      .thenRefused('already_sealed');
  });
  it('refuses the proposer under another account', () => {
    given(
      decider,
      undefined,
    )(proposed)
      .when(confirm({ actor: { ...bob, person: 'P001' } }))
      .thenRefused('same_person');
  });
  it('refuses a delegate of the proposer', () => {
    given(
      decider,
      undefined,
    )(proposed)
      .when(confirm({ actor: { ...bob, onBehalfOf: 'P001' } }))
      .thenRefused('same_person');
  });
  it('refuses another payload', () => {
    given(
      decider,
      undefined,
    )(proposed)
      .when(confirm({ payloadHash: 'payload-2' }))
      .thenRefused('payload_differs');
  });
  const on = given(decider, undefined)(proposed);
  const decline = (reason: string, overrides: Partial<Command> = {}) =>
    command(seal, {
      ...{ commandId: 'c3', actor: bob, declines: { proposalId: 'p1', reason } },
      ...overrides,
    }) as Seal;
  const declined = { proposalId: 'p1', act: 'Seal', reason: '理由不充分', proposedBy: someActor.account };
  const withdraw = (actor: Command['actor'], overrides: Partial<Command> = {}) =>
    command(seal, { commandId: 'c3', actor, withdraws: 'p1', ...overrides }) as Seal;
  const late = { instant: '2023-04-13T01:00:00.000Z' };

  it('is declined with a reason by who may confirm it', () => {
    on.when(decline(declined.reason)).then({ type: 'ProposalDeclined', data: declined });
    on.when(decline(declined.reason, { payloadHash: 'of the refusal', contentHash: 'payload-1' })).then({
      type: 'ProposalDeclined',
      data: declined,
    });
    on.when(decline(' ')).thenRefused('reason_missing');
    on.when(decline('R', { payloadHash: 'payload-2' })).thenRefused('payload_differs');
  });
  it('is declined by nobody who may not confirm it', () => {
    on.when(decline('R', { actor: { ...bob, person: 'P001' } })).thenRefused('same_person');
    on.when(decline('R', { actor: { ...bob, onBehalfOf: 'P001' } })).thenRefused('same_person');
    on.when(decline('R', { actor: { ...bob, role: 'operator' } })).thenRefused('role_missing');
    on.when(decline('R', { actor: { ...bob, account: 'outsider' } })).thenRefused('recused');
    on.when(decline('R', late)).thenRefused('proposal_expired');
    on.when(decline('R', { declines: { proposalId: 'p2', reason: 'R' } })).thenRefused('proposal_unknown');
  });
  it('is declined also when nobody can confirm it any more', () => {
    const sealed = stamped({ type: 'Sealed' as const, data: { minutes: 'M-1', proposedBy: 'P009' } });
    given(decider, undefined)(proposed, sealed)
      .when(decline(declined.reason))
      .then({ type: 'ProposalDeclined', data: declined });
  });
  it('is withdrawn by its proposer alone, under whatever account', () => {
    const data = { proposalId: 'p1', act: 'Seal' };
    on.when(withdraw(someActor)).then({ type: 'ProposalWithdrawn', data });
    on.when(withdraw({ ...someActor, account: 'second' })).then({ type: 'ProposalWithdrawn', data });
    on.when(withdraw(bob)).thenRefused('not_proposer');
    on.when(withdraw(someActor, late)).thenRefused('proposal_expired');
    on.when(withdraw(someActor, { withdraws: 'p2' })).thenRefused('proposal_unknown');
  });
  it('is confirmed, declined and withdrawn by nobody once it was declined or withdrawn', () => {
    for (const end of [
      stamped({ type: 'ProposalDeclined' as const, data: declined }, { actor: bob }),
      stamped({ type: 'ProposalWithdrawn' as const, data: { proposalId: 'p1', act: 'Seal' } }),
    ])
      for (const answer of [confirm(), decline('R'), withdraw(someActor)])
        given(decider, undefined)(proposed, end).when(answer).thenRefused('proposal_unknown');
  });
  it('is what answers a proposal: an act of one person answers none', () => {
    const read = { ...command(seal, { confirms: 'p1', actor: bob }), type: 'Read' } as unknown as Seal;
    on.when(read).thenRefused('proposal_unknown');
  });
  it('refuses after 72 hours, to the millisecond', () => {
    given(
      decider,
      undefined,
    )(proposed)
      .when(confirm({ instant: '2023-04-13T01:00:00.000Z' }))
      .thenRefused('proposal_expired');
  });
  it('refuses two persons of one role where two roles are asked', () => {
    given(
      decider,
      undefined,
    )(proposed)
      .when(confirm({ actor: { ...someActor, person: 'P003', account: 'carl' } }))
      .thenRefused('role_missing');
  });
  it('refuses a proposal that nobody made or that was confirmed already', () => {
    given(decider, undefined)().when(confirm()).thenRefused('proposal_unknown');
    const confirmed = stamped(
      { type: 'Other' as 'Sealed', data: { minutes: '', proposedBy: '' } },
      { confirms: 'p1' },
    );
    given(
      twoPersons({ ...seals, evolve: (state) => state }, { Seal: ['operator', 'discipline'] }, isPersonal),
      undefined,
    )(proposed, confirmed)
      .when(confirm())
      .thenRefused('proposal_unknown');
  });
});
