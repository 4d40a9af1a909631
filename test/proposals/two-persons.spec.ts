// Whatever act of the catalogue needs two persons: accounts, delegates and lenders of one human never confirm
// nor decline each other's proposal, and two humans do (docs/handbook/process.md#1.22). One human is tried on
// the deciders as they are served; two on deciders that would do anything, so that only the wrapper speaks.
import { describe, expect, it } from '@jest/globals';
import { definitions } from '@laurel/all';
import { type AggregateContract, aggregates } from '@laurel/contracts';
import { type Actor, type Command, fold, type Message, Rejected } from '@laurel/core';
import { command, stamped } from '@laurel/core/testing';
import fc from 'fast-check';
import { noFacts, noGuards, serve, type Served } from '@laurel/platform';

const pairs = aggregates.flatMap((contract) =>
  Object.entries(contract.commands).flatMap(([type, { may, sample }]) =>
    may.pair ? [{ contract, type, roles: may.pair, sample }] : [],
  ),
);

const served = new Map(
  definitions.flatMap(({ aggregates: all }) => all.map(({ contract, decider }) => [contract.name, decider])),
);

/** An aggregate that does whatever it is asked, in any state: only the wrapper refuses. */
function anythingGoes(contract: AggregateContract): Served['decider'] {
  const commands = Object.fromEntries(
    Object.entries(contract.commands).map(([type, text]) => [
      type,
      { ...text, in: 'any' as const, part: undefined },
    ]),
  );
  return serve(
    { ...contract, commands } as unknown as AggregateContract,
    {
      initial: {},
      stateOf: () => 'any',
      decide: (asked: Command): readonly Message[] => [{ type: 'Done', data: asked.data }],
      evolve: (state: object) => state,
    } as never,
    noFacts,
    noGuards,
  ).decider;
}

const human = fc.constantFrom('p001', 'P001', 'p002', 'P003', 'p004');
/** Somebody by any account, for themselves or for a lender. */
interface Somebody {
  readonly account: string;
  readonly person: string;
  readonly lender: string | null;
}
const somebody: fc.Arbitrary<Somebody> = fc.record({
  account: fc.constantFrom('a', 'b', 'c'),
  person: human,
  lender: fc.option(human),
});

const humansOf = ({ person, lender }: Somebody) =>
  [person, lender].flatMap((one) => (one === null ? [] : [one.toUpperCase()]));
const isOneHuman = (one: Somebody, other: Somebody) =>
  humansOf(one).some((who) => humansOf(other).includes(who));
const actorOf = ({ account, person, lender }: Somebody, role: string): Actor => ({
  ...{ account, person, role },
  ...(lender !== null && { onBehalfOf: lender }),
});

const asked = fc.record({
  pair: fc.constantFrom(...pairs),
  turned: fc.boolean(),
  one: somebody,
  other: somebody,
});
type Asked = typeof asked extends fc.Arbitrary<infer Each> ? Each : never;

/** The outcome of each answer to a proposal of the one by the other: what was said, or the refusal. */
function outcomes(
  { pair: { type, roles, sample }, turned, one, other }: Asked,
  decider: Served['decider'],
): object {
  const [first, second] = turned ? [roles[1], roles[0]] : roles;
  const message = { type, data: sample };
  const { payloadHash } = command(message);
  const expiresAt = '2023-04-13T01:00:00.000Z';
  const proposed = {
    type: 'ActProposed',
    data: { proposalId: 'p1', act: type, payloadHash, content: sample, expiresAt },
    schemaVersion: 2,
  };
  const state = fold(decider, [stamped(proposed, { actor: actorOf(one, first) })]);
  const answer = (how: Partial<Command>): string => {
    try {
      const actor = actorOf(other, second);
      const done = decider.decide(command(message, { commandId: 'p2', actor, ...how }), state, undefined);
      return done.map((event: Message) => event.type).join();
    } catch (error) {
      if (error instanceof Rejected) return error.reason;
      throw error;
    }
  };
  return {
    confirmed: answer({ confirms: 'p1' }),
    declined: answer({ declines: { proposalId: 'p1', reason: 'R' } }),
    withdrawn: answer({ withdraws: 'p1' }),
  };
}

const ofOneHuman = { confirmed: 'same_person', declined: 'same_person', withdrawn: 'ProposalWithdrawn' };
const ofTwo = { confirmed: 'Done', declined: 'ProposalDeclined', withdrawn: 'not_proposer' };

describe('An act of two persons', () => {
  it('is there in many aggregates', () => {
    expect(pairs.length).toBeGreaterThan(40);
    expect(new Set(pairs.map(({ contract }) => contract.name)).size).toBeGreaterThan(10);
  });
  it('is never done by accounts, delegates and lenders of one human, and is by two', () => {
    fc.assert(
      fc.property(asked, (each) => {
        const { contract } = each.pair;
        if (isOneHuman(each.one, each.other))
          expect(outcomes(each, served.get(contract.name)!)).toEqual(ofOneHuman);
        else expect(outcomes(each, anythingGoes(contract))).toEqual(ofTwo);
      }),
      { numRuns: 2_000 },
    );
  });
  it.each(pairs.map((pair) => [pair.type, pair] as const))('%s is one of them', (_type, pair) => {
    const lin: Somebody = { account: 'a', person: 'P001', lender: null };
    const delegate: Somebody = { account: 'b', person: 'P002', lender: 'p001' };
    for (const turned of [false, true])
      expect(outcomes({ pair, turned, one: lin, other: delegate }, served.get(pair.contract.name)!)).toEqual(
        ofOneHuman,
      );
  });
});
