import type { EventStore } from '@laurel/core';
import { type Check, contract, type Factory } from './check.ts';
import { appendChecks } from './event-store.append.ts';
import { guardChecks } from './event-store.guards.ts';
import { historyChecks } from './event-store.histories.ts';
import { readChecks } from './event-store.read.ts';

/** The promises of every log. */
export const eventStoreChecks: readonly Check<EventStore>[] = [
  ...appendChecks,
  ...guardChecks,
  ...readChecks,
  ...historyChecks,
];

/** Registers the suite for an engine; `durable` engines can be opened again. */
export function eventStoreContract(
  name: string,
  factory: Factory<EventStore>,
  { durable }: { durable: boolean },
): void {
  contract(name, eventStoreChecks, factory, durable);
}
