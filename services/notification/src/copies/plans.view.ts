import { copy, entryKey } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** The part of each branch in March: whether its plan is filed and its members' meeting was held. */
export type PlanRow = { readonly isFiled?: true; readonly isHeld?: true };

export const plansView: View<PlanRow> = copy('plans', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [entryKey(data)],
  on: {
    PlanFiled: (row) => (row?.isFiled ? row : { ...row, isFiled: true }),
    MembersMeetingHeld: (row) => (row?.isHeld ? row : { ...row, isHeld: true }),
  },
});
