import { auditReadModels, view } from '@laurel/contracts';

/**
 * Every reading of an auditor or an administrator: by whom, of what, when, and how many rows there were to
 * see.
 */
export const readsView = view('reads', auditReadModels.reads, {
  version: 2,
  on: {
    RecordRead: {
      keys: ({ id }) => [id],
      fold: (_row, { data, actor, service, time, position }) => {
        const { accountId, resource, rows, asOf } = data;
        const when = { ...(asOf !== undefined && { asOf }), time, position };
        return { accountId, person: actor.person, role: actor.role, service, resource, rows, ...when };
      },
    },
  },
});
