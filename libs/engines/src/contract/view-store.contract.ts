import type { ViewStore } from '@laurel/core';
import { type Check, contract, type Factory } from './check.ts';
import { changeChecks } from './view-store.changes.ts';
import { equivalenceChecks } from './view-store.equivalence.ts';
import { queryChecks } from './view-store.queries.ts';

/** The promises of every view store. */
export const viewStoreChecks: readonly Check<ViewStore>[] = [
  ...changeChecks,
  ...queryChecks,
  ...equivalenceChecks,
];

/** Registers the suite for an engine; `durable` engines can be opened again. */
export function viewStoreContract(
  name: string,
  factory: Factory<ViewStore>,
  { durable }: { durable: boolean },
): void {
  contract(name, viewStoreChecks, factory, durable);
}
