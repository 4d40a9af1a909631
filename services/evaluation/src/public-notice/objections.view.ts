import { publicNotice, view } from '@laurel/contracts';
import { objectionKey } from '../copies/upheld-objections.view.ts';

/** The objections and their decisions; the objector's name is sealed and never comes here. */
export const objectionsView = view('objections', publicNotice.readModels.objections, {
  version: 1,
  keys: ({ data }) => [objectionKey(data)],
  on: {
    ObjectionRaised: (_row, { data, time, actor }) => ({
      ...data,
      unitId: data.branchId,
      state: 'raised',
      registeredAt: time,
      registeredBy: actor.account,
    }),
    ObjectionUpheld: (row, { data: { kind, reason }, time }) =>
      row && { ...row, state: 'upheld', kind, reason, decidedAt: time },
    ObjectionDismissed: (row, { data: { reason }, time }) =>
      row && { ...row, state: 'dismissed', reason, decidedAt: time },
    ObjectionInadmissible: (row, { data: { reason }, time }) =>
      row && { ...row, state: 'inadmissible', reason, decidedAt: time },
  },
});
