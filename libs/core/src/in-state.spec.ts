// A state table refuses what it does not list, whatever the decider behind it would do.
import { describe, expect, it } from '@jest/globals';
import type { Decider } from './decider.ts';
import { inState, type StateRow, type Stateful } from './in-state.ts';
import type { Command } from './message.ts';
import { Rejected } from './rejected.ts';

interface Door {
  readonly status: 'open' | 'shut';
  readonly locks: Readonly<Record<string, 'bolted' | 'free'>>;
}

const doing: Decider<Door, Command, { type: 'Done'; data: object }> & Stateful<Door> = {
  initial: { status: 'shut', locks: {} },
  decide: () => [{ type: 'Done', data: {} }],
  evolve: (state) => state,
  stateOf: ({ status }) => status,
  partOf: ({ locks }, data) => locks[(data as { lock?: string }).lock ?? ''],
};
const table: Readonly<Record<string, StateRow>> = {
  Open: { in: ['shut'], otherwise: { open: 'already_exists' } },
  Paint: { in: 'any' },
  Free: { in: ['shut'], part: ['bolted'] },
};
const door = inState(doing, table);
const instant = '2023-01-01T00:00:00.000Z';
const actor = { account: 'ann', person: 'P-ann', role: 'operator' };
const ask = (type: string, state: Door, data: object = {}) => {
  const command = { type, data, commandId: 'c', instant, actor, payloadHash: '', correlationId: 'c' };
  try {
    return door.decide(command, state, undefined).map((said) => said.type);
  } catch (error) {
    return (error as Rejected).reason;
  }
};
const shut: Door = { status: 'shut', locks: { top: 'bolted', low: 'free' } };
const open: Door = { status: 'open', locks: {} };

describe('A command', () => {
  it('in a state that its row lists is decided', () => {
    expect(ask('Open', shut)).toEqual(['Done']);
    expect([ask('Paint', shut), ask('Paint', open)]).toEqual([['Done'], ['Done']]);
  });
  it('in a state that has a reason of its own is refused by the decider, which knows its parameters', () => {
    const refusing = inState(
      {
        ...doing,
        decide() {
          throw new Rejected('already_exists', { since: 'noon' });
        },
      },
      table,
    );
    const command = {
      type: 'Open',
      data: {},
      commandId: 'c',
      instant,
      actor,
      payloadHash: '',
      correlationId: 'c',
    };
    expect(() => refusing.decide(command, open, undefined)).toThrow(
      expect.objectContaining({
        reason: 'already_exists',
        parameters: { since: 'noon' },
      }) as unknown as Error,
    );
  });
  it('in another state is refused with the reason of its row, else as in the wrong state', () => {
    expect(ask('Open', open)).toBe('already_exists');
    expect(ask('Free', open, { lock: 'top' })).toBe('wrong_state');
  });
  it('on a part is refused where the state of the part is not listed, and left to the decider where there is no such part', () => {
    expect(ask('Free', shut, { lock: 'top' })).toEqual(['Done']);
    expect(ask('Free', shut, { lock: 'low' })).toBe('wrong_state');
    expect(ask('Free', shut, { lock: 'none' })).toEqual(['Done']);
  });
  it('that the table lacks is refused in every state', () => {
    expect([ask('Remove', shut), ask('Remove', open)]).toEqual(['wrong_state', 'wrong_state']);
  });
});
