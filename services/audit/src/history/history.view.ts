import { auditReadModels, readersOf, type Role, type RowOf } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { concernOf } from './concerning.ts';

const { history } = auditReadModels;
export type HistoryRow = RowOf<typeof history>;

/** Every event of every service with its actor, in the order of its arrival here. */
export const historyView: View<HistoryRow> = {
  name: 'history',
  version: 4,
  hears: ['*'],
  indexes: history.indexes,
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
    ...(proposer && {
      proposerAccountId: proposer.account,
      proposerPerson: proposer.person,
      proposerRole: proposer.role,
    }),
    ...concernOf(event),
    commandId: event.commandId,
    correlationId: event.correlationId,
    ...(event.causationId !== undefined && { causationId: event.causationId }),
    ...(event.rulePackHash !== undefined && { rulePackHash: event.rulePackHash }),
    data: event.data as HistoryRow['data'],
    readers: readersOf(event).filter(readsHistory),
    position: event.position,
  };
}

/**
 * Whoever may confirm an act knows its proposal from the row that it waits in; the history is for those whose
 * work it is to look back.
 */
function readsHistory(role: Role): boolean {
  return history.scopes[role] !== undefined;
}
