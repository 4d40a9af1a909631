import { fold } from '@laurel/core';
import type { ServiceRuntime } from '@laurel/platform';
import { servedOrganisation } from './application.facts.ts';
import { readTable } from './domain/organisation.import.ts';
import type { ReadRows } from './import.controller.ts';

/** Reads a table against the organisation as it stands now, so that every fault is told with its row before anything is asked. */
export function organisationRows(runtime: ServiceRuntime): ReadRows {
  return async (kind, records) => {
    const events = await runtime.surroundings.engine.events.readStream('organisation-city');
    return readTable(kind, records, fold(servedOrganisation.decider, events as never).inner);
  };
}
