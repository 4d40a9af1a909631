// A served decider obeys the state table of its contract, whatever it would do by itself.
import { describe, expect, it } from '@jest/globals';
import { aggregate, by, command, type CommandOf, event, values } from '@laurel/contracts';
import type { Decider, Rejected, Stamped } from '@laurel/core';
import { command as asked, stamped } from '@laurel/core/testing';
import { noFacts, noGuards, serve } from './service.ts';

const { slug } = values;
const door = aggregate({
  name: 'door',
  service: 'application',
  path: 'doors',
  id: ['name'],
  words: { zh: '门', en: 'door' },
  states: {
    shut: { zh: '关着', en: 'shut', awaits: ['Open'] },
    open: { zh: '开着', en: 'open', ends: true },
  },
  parts: {
    id: 'lock',
    words: { zh: '锁', en: 'lock' },
    states: {
      bolted: { zh: '锁住', en: 'bolted', awaits: ['Free'] },
      free: { zh: '未锁', en: 'free', ends: true },
    },
  },
  commands: {
    Open: command({
      may: by('any', 'operator'),
      body: {},
      in: ['shut'],
      says: ['Opened'],
      words: { zh: '打开', en: 'open' },
      sample: {},
    }),
    Free: command({
      may: by('any', 'operator'),
      body: { lock: slug },
      in: 'any',
      part: ['bolted'],
      says: [],
      words: { zh: '开锁', en: 'free a lock' },
      sample: { lock: 'top' },
    }),
  },
  events: {
    Opened: event({
      version: 1,
      body: {},
      readBy: [],
      to: 'open',
      words: { zh: '已打开', en: 'was opened' },
    }),
  },
  readModels: {},
});

type DoorEvent = { readonly type: 'Opened'; readonly data: object };
type Status = 'shut' | 'open';

/** Opens again and again: it does not look at its state. */
const careless: Decider<Status, CommandOf<typeof door>, DoorEvent> = {
  initial: 'shut',
  decide: () => [{ type: 'Opened', data: {} }],
  evolve: () => 'open',
};
const stateOf = (status: Status): string => status;
const partOf = (_status: Status, data: object): string | undefined =>
  ({ top: 'bolted', low: 'free' })[(data as { lock?: string }).lock ?? ''];

const ask = (type: 'Open' | 'Free', data: object = {}) => asked({ type, data });
const opened: Stamped<DoorEvent> = stamped({ type: 'Opened', data: {} });

function answer(
  { decider }: ReturnType<typeof serve<typeof door, Status, DoorEvent, undefined>>,
  command: object,
  ...before: object[]
) {
  const state = before.reduce<typeof decider.initial>(
    (folded, said) => decider.evolve(folded, said),
    decider.initial,
  );
  try {
    return decider.decide(command, state, undefined).map(({ type }) => type);
  } catch (error) {
    return (error as Rejected).reason;
  }
}

describe('A served decider', () => {
  const served = serve(door, { ...careless, stateOf, partOf }, noFacts, noGuards);
  it('does an act in a state that the contract lists', () => {
    expect(answer(served, ask('Open'))).toEqual(['Opened']);
    expect(answer(served, ask('Free', { lock: 'top' }), opened)).toEqual(['Opened']);
  });
  it('refuses an act in a state of the aggregate or of its part that the contract does not list', () => {
    expect(answer(served, ask('Open'), opened)).toBe('wrong_state');
    expect(answer(served, ask('Free', { lock: 'low' }))).toBe('wrong_state');
  });
  it('must tell its state: one that does not is no decider to serve', () => {
    // @ts-expect-error The state table could not be held to it.
    const forgetful = serve(door, careless, noFacts, noGuards);
    expect(answer(forgetful, ask('Open'), opened)).not.toEqual(['Opened']);
  });
});
