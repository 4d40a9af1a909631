import { evaluationReadings, heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { objectionKey } from '../copies/upheld-objections.view.ts';

export type ObjectionRow = RowOf<typeof evaluationReadings.objections>;

/** Which objections there are and how they were decided; who objected is sealed and never comes here. */
export const objectionsView: View<ObjectionRow> = {
  name: 'objections',
  version: 1,
  hears: ['ObjectionRaised', 'ObjectionUpheld', 'ObjectionDismissed', 'ObjectionInadmissible'],
  indexes: evaluationReadings.objections.indexes,
  keys: (event) => [objectionKey(event.data)],
  fold(row, event) {
    const said = heard(event);
    switch (said.type) {
      case 'ObjectionRaised': {
        const { branchId: unitId } = said.data;
        return { ...said.data, unitId, state: 'raised', registeredAt: said.time, registeredBy: said.actor.account };
      }
      case 'ObjectionUpheld':
        return row && { ...row, state: 'upheld', kind: said.data.kind, reason: said.data.reason, decidedAt: said.time };
      case 'ObjectionDismissed':
        return row && { ...row, state: 'dismissed', reason: said.data.reason, decidedAt: said.time };
      case 'ObjectionInadmissible':
        return row && { ...row, state: 'inadmissible', reason: said.data.reason, decidedAt: said.time };
      default:
        return row;
    }
  },
};
