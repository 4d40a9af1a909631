import { auditReadModels, type Role, type RowOf } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { concernOf, targetOf } from '../history/concerning.ts';

const { receipts } = auditReadModels;
type Row = RowOf<typeof receipts>;

/** Signing in, looking and reading one's messages are no acts to be proved. */
const unreceipted = ['session', 'message', 'reads'];

/** The acts of each person: one row for each command. */
export const receiptsView: View<Row> = {
  name: 'receipts',
  version: 1,
  hears: ['*'],
  indexes: receipts.indexes,
  keys: ({ actor, commandId, stream }) =>
    actor.role === 'system' || unreceipted.includes(targetOf(stream).aggregate) ? [] : [commandId],
  fold(row, event) {
    const { id, type } = event;
    return { ...(row ?? begun(event)), events: [...(row?.events ?? []), { eventId: id, type }] };
  },
};

function begun(event: ViewedEvent): Omit<Row, 'events'> {
  const { actor, time, confirms } = event;
  return {
    accountId: actor.account,
    role: actor.role as Role,
    at: time,
    stream: event.stream,
    ...concernOf(event),
    ...(confirms !== undefined && { confirms }),
  };
}
