// Whatever is asked in whatever order: places are never exceeded, nobody is named unheard, nobody is moved
// against the ranking.
import { describe, expect, it } from '@jest/globals';
import { naming as contract } from '@laurel/contracts';
import { inState, Rejected, type Stamped } from '@laurel/core';
import { stamped } from '@laurel/core/testing';
import fc from 'fast-check';
import {
  by,
  campaign,
  campaignId,
  committee,
  everybody,
  namingFacts,
  operator,
  ranking,
  rulePack,
  secretary,
  standing,
  system,
} from './naming.fixture.ts';
import { namingDecider } from './naming.decide.ts';
import { type NamingFacts, taken } from './order.rules.ts';
import type { EntryStanding } from './naming.rules.ts';
import { heldTooLong, initial, type Naming, type NamingCommand, type NamingEvent } from './naming.ts';

/** As it is served: behind its state table. */
const decider = inState(namingDecider, contract.commands);

const places = 3;
const instants = ['2023-12-06T02:00:00.000Z', '2023-12-14T02:00:00.000Z', '2023-12-19T02:00:00.000Z'];
const facts = namingFacts();

/** One step of a random year: a command, and what is known outside when it comes. */
interface Step {
  readonly command: (state: Naming, known: NamingFacts) => NamingCommand;
  readonly known: NamingFacts;
}

const branch = fc.constantFrom(...everybody);
const rarely = fc.nat({ max: 9 });
const standings = fc
  .array(rarely, { minLength: 5, maxLength: 5 })
  .map((each) => Object.fromEntries(everybody.map((id, index) => [id, oneStanding(id, each[index]!)])));
const known: fc.Arbitrary<NamingFacts> = fc
  .record({
    standings,
    version: fc.constantFrom(1, 1, 1, 1, 1, 1, 2, 2, 3),
    order: fc.shuffledSubarray([...everybody], { minLength: 4 }),
    notice: fc.constantFrom('none', 'running', 'objected', 'closed', 'closed', 'closed', 'closed', 'closed'),
  })
  .map(({ version, order, notice, ...rest }) => ({
    ...facts,
    ...rest,
    ranking: ranking(version, order),
    ...coverageOf(notice),
  }));

type Random = { readonly branchId: string; readonly instant: string; readonly count: number };
type Asking = (random: Random, state: Naming, now: NamingFacts) => NamingCommand;
const request: Asking = ({ instant }) =>
  by(operator, { type: 'RequestNaming', data: { documentNumber: 'D' } }, { instant });
const name: Asking = ({ branchId, instant }) =>
  by(committee[1], { type: 'NameBranch', data: { branchId, documentNumber: 'D' } }, { instant });
const call: Asking = ({ branchId, instant }) =>
  by(operator, { type: 'CallSuccessor', data: { branchId } }, { instant });
const forfeit: Asking = ({ branchId, instant, count }) =>
  by(
    system,
    { type: 'ForfeitPlace', data: { branchId, reason: count > 3 ? heldTooLong : 'out' } },
    { instant },
  );
/** The first so many of those who may still win: sometimes too many, sometimes too few. */
const approve: Asking = ({ count, instant }, state, now) =>
  by(
    committee[1],
    { type: 'ApproveWinners', data: { minutesNumber: 'M', branchIds: running(state, now).slice(0, count) } },
    { instant },
  );
const approveAtWill: Asking = ({ branchId, instant }) =>
  by(
    committee[1],
    { type: 'ApproveWinners', data: { minutesNumber: 'M', branchIds: [branchId] } },
    { instant },
  );
const giveBack: Asking = ({ instant }) =>
  by(committee[0], { type: 'ReturnWinners', data: { reason: 'R' } }, { instant });
const exclude: Asking = ({ branchId, instant }) =>
  by(committee[1], { type: 'ExcludeEntry', data: { branchId, ground: 'G' } }, { instant });
const hold: Asking = ({ branchId, instant }) =>
  by(system, { type: 'HoldPlace', data: { branchId } }, { instant });
const restore: Asking = ({ branchId, instant }) =>
  by(system, { type: 'RestorePlace', data: { branchId } }, { instant });
const decline: Asking = ({ branchId, instant }) =>
  by(secretary, { type: 'DeclineNaming', data: { branchId, reason: 'R' } }, { instant });
const revoke: Asking = ({ branchId, instant }) =>
  by(operator, { type: 'RevokeNaming', data: { branchId, ground: 'G', documentNumber: 'D' } }, { instant });

const once = [approveAtWill, giveBack, exclude, hold, restore, decline, revoke];
const often = [request, request, approve, approve, approve, name, name, name, call, call, call, forfeit];
const asked: fc.Arbitrary<Step['command']> = fc
  .record({
    asking: fc.constantFrom(...once, ...often, ...often),
    random: fc.record({
      branchId: branch,
      instant: fc.constantFrom(...instants),
      count: fc.integer({ min: 1, max: 5 }),
    }),
  })
  .map(
    ({ asking, random }) =>
      (state, now) =>
        asking(random, state, now),
  );
/** The ordinary beginning, so that most years get somewhere. */
const plainly = { branchId: '', instant: instants[0]!, count: places };
const opening: readonly Step[] = [request, approve].map((asking) => ({
  command: (state, now) => asking(plainly, state, now),
  known: facts,
}));
const year = fc
  .array(fc.record({ command: asked, known }), { minLength: 20, maxLength: 80 })
  .chain((steps) => fc.constantFrom(steps, [...opening, ...steps]));

describe('Whatever is asked of a naming', () => {
  it('never gives away more places than there are', () => {
    check((state) => {
      if (state.status !== 'none') expect(taken(state.places)).toBeLessThanOrEqual(places);
    });
  });
  it('names nobody without a closed notice, clearance and good standing', () => {
    check((_state, events, command, now) => {
      for (const { type } of events.filter((event) => event.type === 'BranchNamed')) {
        expect(type).toBe(command.type === 'NameBranch' ? 'BranchNamed' : 'no other command names');
        expect(now.coverage).toMatchObject({ notice: { closed: true }, objections: [], corrections: [] });
        const { suspended, disqualified, clearedUntil } =
          now.standings[(command.data as { branchId: string }).branchId]!;
        expect([suspended, disqualified]).toEqual([false, undefined]);
        expect(clearedUntil! >= command.instant.slice(0, 10)).toBe(true);
      }
    });
  });
  it('approves and calls in the order of the ranking that was requested', () => {
    check((state, events, _command, now) => {
      if (state.status === 'none') return;
      const rank = (branchId: string) => state.order.indexOf(branchId);
      for (const event of events) {
        if (event.type === 'WinnersApproved') {
          const { proposed, held, reserves } = event.data;
          const approved = [...proposed, ...held].map(rank);
          expect(approved.every((position) => reserves.every((reserve) => position < rank(reserve)))).toBe(
            true,
          );
          expect(reserves.map(rank)).toEqual([...reserves.map(rank)].sort((one, other) => one - other));
          expect(proposed.map(rank)).toEqual([...proposed.map(rank)].sort((one, other) => one - other));
        }
        if (event.type === 'SuccessorCalled') {
          const waiting = state.order.filter((branchId) => state.places[branchId]?.state === 'reserve');
          const passedOver = waiting.filter((branchId) => rank(branchId) < rank(event.data.branchId));
          for (const branchId of passedOver) expect(cannotBeCalled(now.standings[branchId]!)).toBe(true);
        }
      }
    });
  });
  it('takes a naming back by revocation only', () => {
    check((state, events, command, _now, before) => {
      if (before.status === 'none' || state.status === 'none') return;
      for (const [branchId, place] of Object.entries(before.places)) {
        if (place.state === 'named' && state.places[branchId]?.state !== 'named')
          expect(command.type).toBe('RevokeNaming');
        if (place.state === 'revoked') expect(state.places[branchId]?.state).toBe('revoked');
      }
      expect(events.length).toBeLessThan(20);
    });
  });
});

type Check = (
  state: Naming,
  events: readonly NamingEvent[],
  command: NamingCommand,
  known: NamingFacts,
  before: Naming,
) => void;

/** Runs random years; refused commands change nothing. */
function check(holds: Check): void {
  fc.assert(
    fc.property(year, (steps) => {
      let state = initial;
      for (const { command, known: now } of steps) {
        const asking = command(state, now);
        const events = decided(asking, state, now);
        const after = events.reduce<Naming>((next, event) => decider.evolve(next, happening(event)), state);
        holds(after, events, asking, now, state);
        state = after;
      }
    }),
    { numRuns: 500 },
  );
}

function decided(command: NamingCommand, state: Naming, now: NamingFacts): readonly NamingEvent[] {
  try {
    return decider.decide(command, state, now);
  } catch (error) {
    if (error instanceof Rejected) return [];
    throw error;
  }
}

function happening(event: NamingEvent): Stamped<NamingEvent> {
  return stamped(event);
}

/** The entries that may still win, in the requested order. */
function running(state: Naming, now: NamingFacts): string[] {
  if (state.status === 'none') return [everybody[0]!];
  return state.order.filter((branchId) => {
    const place = state.places[branchId];
    const gone =
      place?.state === 'named' ||
      place?.state === 'revoked' ||
      (place?.state === 'dropped' && place.reason !== 'superseded');
    return !gone && now.standings[branchId]!.disqualified === undefined;
  });
}

function cannotBeCalled({ suspended, disqualified }: EntryStanding): boolean {
  return suspended || disqualified !== undefined;
}

function oneStanding(branchId: string, chance: number): EntryStanding {
  return standing(branchId, { suspended: chance === 1, ...(chance === 0 && { disqualified: 'G' }) });
}

function coverageOf(notice: string): Pick<NamingFacts, 'coverage' | 'numbersElsewhere' | 'campaign' | 'id'> {
  const running = { noticeId: 'n1', endsOn: '2023-12-13', closed: notice !== 'running' };
  const coverage = { notice: running, objections: notice === 'objected' ? ['o1'] : [], corrections: [] };
  return {
    id: { campaign: campaignId },
    campaign: { ...campaign, rulePack: { ...rulePack, places } },
    coverage: notice === 'none' ? undefined : coverage,
    numbersElsewhere: [],
  };
}
