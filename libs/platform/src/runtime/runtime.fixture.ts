import { type AggregateContract, type DueRow, participation } from '@laurel/contracts';
import type { Actor, Broker, Decider, NewEvent, Reactions, Row, Stateful, View } from '@laurel/core';
import { MemoryBroker } from '@laurel/engines/memory';
import { RehearsalClock } from '../clock.ts';
import { noFacts, noGuards, serve, type ServiceDefinition } from '../service.ts';
import { inMemory } from '../testing/surroundings.ts';
import { type OpenedService, openService } from './open-service.ts';

/**
 * A service with one aggregate (members' meetings), one view and one date, and a listener beside it: enough
 * to see every worker work.
 */

export const officer: Actor = { account: 'ann', person: 'P001', role: 'bureauOfficer' };
export const instant = '2023-03-10T01:00:00.000Z';

type Held = {
  type: 'MembersMeetingHeld';
  data: {
    campaignId: string;
    branchId: string;
    bureauId: string;
    heldOn: string;
    present: number;
    entitled: number;
  };
};

const meetings: Decider<number, never, Held> & Stateful<number> = {
  initial: 0,
  decide(command: { type: string; data: { heldOn?: string } }) {
    const heldOn = command.data.heldOn ?? '2023-03-31';
    return [
      {
        type: 'MembersMeetingHeld',
        data: { campaignId: 'r1', branchId: 'b01.001', bureauId: 'b01', heldOn, present: 9, entitled: 10 },
        sealed: { secret: 'canary' },
      },
    ];
  },
  evolve: (count) => count + 1,
  stateOf: () => 'answered',
};

export const meetingsView: View<Row & { days: string[] }> = {
  name: 'meetings',
  version: 1,
  hears: ['MembersMeetingHeld'],
  indexes: [],
  keys: ({ data }) => [data.branchId as string],
  fold: (row, { data }) => ({ days: [...(row?.days ?? []), data.heldOn as string] }),
};

/** After a first meeting a second falls due at the end of the month. */
export const dueView: View<DueRow> = {
  name: 'due',
  version: 1,
  hears: ['MembersMeetingHeld'],
  indexes: ['at'],
  keys: () => ['second-meeting'],
  fold: (_row, { data }) =>
    data.heldOn === '2023-03-31'
      ? undefined
      : {
          at: '2023-03-31T16:00:00.000Z',
          aggregate: 'participation',
          id: 'r1.b01.001',
          type: 'HoldMembersMeeting',
          data: { heldOn: '2023-03-31', present: 9, entitled: 10 },
        },
};

const deaf: Reactions = { hears: [], react: () => [] };

export const application: ServiceDefinition = {
  name: 'application',
  aggregates: [
    serve(participation as unknown as AggregateContract, meetings as never, noFacts as never, noGuards),
  ],
  views: [{ view: meetingsView }],
  reactions: deaf,
  due: dueView,
};

/** Audit hears everything. */
export const audit: ServiceDefinition = {
  name: 'audit',
  aggregates: [],
  views: [{ view: meetingsView }],
  reactions: deaf,
};

export interface Running {
  readonly broker: Broker;
  readonly clock: RehearsalClock;
  readonly errors: unknown[];
  run(definition: ServiceDefinition): Promise<OpenedService>;
  stop(): Promise<void>;
}

/** Runs definitions on memory engines and one broker. */
export function surroundings(broker: Broker = new MemoryBroker({ retryMs: 1 })): Running {
  const clock = new RehearsalClock(instant);
  const errors: unknown[] = [];
  const runtimes: OpenedService[] = [];
  return {
    broker,
    clock,
    errors,
    async run(definition) {
      const onError = (_service: string, _worker: string, error: unknown) => void errors.push(error);
      const runtime = await openService(definition, await inMemory(clock, broker, { onError }));
      runtimes.push(runtime);
      return runtime;
    },
    async stop() {
      for (const runtime of runtimes) await runtime.stop();
      await broker.close();
    },
  };
}

/** Gives the event of a meeting that was held, as it is appended to the log. */
export function heldMeeting(number: number, data: NewEvent['data'] = { number }): NewEvent {
  return {
    id: `event-${number}`,
    type: 'MembersMeetingHeld',
    schemaVersion: 1,
    data,
    time: instant,
    actor: officer,
    commandId: `command-${number}`,
    payloadHash: '',
    correlationId: 'correlation-1',
  };
}

/** Asks for a meeting on a day. */
export function meeting(heldOn: string, commandId = `meeting-${heldOn}`) {
  return {
    aggregate: 'participation',
    id: 'r1.b01.001',
    type: 'HoldMembersMeeting',
    data: { heldOn, present: 9, entitled: 10 },
    actor: officer,
    instant,
    commandId,
    correlationId: commandId,
  };
}
