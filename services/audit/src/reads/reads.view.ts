import { auditReadings, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type ReadRow = RowOf<typeof auditReadings.reads>;

/** Who looked at what, when, and how much of it there was to see. */
export const readsView: View<ReadRow> = {
  name: 'reads',
  version: 1,
  hears: ['RecordRead'],
  indexes: auditReadings.reads.indexes,
  keys: ({ id }) => [id],
  fold(_row, { data, actor, service, time, position }) {
    const { accountId, resource, rows, asOf } = data as { accountId: string; resource: string; rows: number; asOf?: string };
    return {
      accountId,
      person: actor.person,
      role: actor.role,
      service,
      resource,
      rows,
      ...(asOf !== undefined && { asOf }),
      time,
      position,
    };
  },
};
