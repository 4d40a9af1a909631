import type { EventStore, Expected, NewEvent } from '@laurel/core';

/** An event with all that a check does not care about filled in. */
export function sampleEvent(id: string, overrides: Partial<NewEvent> = {}): NewEvent {
  return {
    id,
    type: 'ScoreGiven',
    schemaVersion: 1,
    data: { id },
    time: '2023-04-10T01:00:00.000Z',
    actor: { account: 'ann', person: 'P001', role: 'assessor' },
    commandId: 'command-1',
    payloadHash: 'payload-1',
    correlationId: 'correlation-1',
    ...overrides,
  };
}

/** An event with every field there is, and text that trips careless stores. */
export const fullEvent: NewEvent = sampleEvent('full', {
  data: {
    text: '张三 \u{1F600} \u0000 " \\ \u2028',
    nested: { list: [1, 'two', null, true, { three: 3.5 }] },
    empty: '',
  },
  sealed: { name: '李四' },
  proposer: { account: 'bob', person: 'P002', role: 'discipline', unit: 'b03.017', onBehalfOf: 'P009' },
  confirms: 'proposal-1',
  causationId: 'cause-1',
  rulePackHash: 'pack-1',
  origin: { service: 'application', stream: 'case-1', revision: 4, position: 44 },
});

/** Appends `count` events called `<commandId>.1`, `<commandId>.2`, … */
export function append(store: EventStore, stream: string, expected: Expected, commandId: string, count = 1) {
  const events = Array.from({ length: count }, (_, index) =>
    sampleEvent(`${commandId}.${index + 1}`, { commandId }),
  );
  return store.append(stream, expected, events, { commandId });
}
