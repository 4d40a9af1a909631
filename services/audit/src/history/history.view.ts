import { auditReadings, type RowOf } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { concernOf } from './concerning.ts';
import { readersOf } from './readers.ts';

export type HistoryRow = RowOf<typeof auditReadings.history>;

/** What happened, by whom, in which order: every event of every service in the order of its arrival here. */
export const historyView: View<HistoryRow> = {
  name: 'history',
  version: 2,
  hears: ['*'],
  indexes: auditReadings.history.indexes,
  keys: ({ id }) => [id],
  fold: (_row, event) => historyRow(event),
};

/** One event as a row of the history. */
function historyRow(event: ViewedEvent): HistoryRow {
  const { actor, proposer } = event;
  return {
    service: event.service,
    type: event.type,
    stream: event.stream,
    revision: event.revision,
    time: event.time,
    recordedAt: event.recordedAt,
    accountId: actor.account,
    person: actor.person,
    role: actor.role,
    ...(actor.unit !== undefined && { actorUnit: actor.unit }),
    ...(actor.onBehalfOf !== undefined && { onBehalfOf: actor.onBehalfOf }),
    ...(proposer && { proposerAccountId: proposer.account, proposerPerson: proposer.person, proposerRole: proposer.role }),
    ...concernOf(event),
    commandId: event.commandId,
    correlationId: event.correlationId,
    ...(event.causationId !== undefined && { causationId: event.causationId }),
    ...(event.rulePackHash !== undefined && { rulePackHash: event.rulePackHash }),
    data: event.data as HistoryRow['data'],
    readers: [...readersOf(event)],
    position: event.position,
  };
}
