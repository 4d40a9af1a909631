import type { View } from '@laurel/core';

/** A command that waits for its instant. */
type Waiting = { readonly at: string; readonly aggregate: string; readonly id: string; readonly type: string; readonly data: object };

/** What waits for a date in the naming: the end of every notice, and the last day a place is held. */
export const namingDue: View<Waiting> = {
  name: 'due',
  version: 1,
  hears: [],
  indexes: ['at'],
  keys: () => [],
  fold: () => undefined,
};
