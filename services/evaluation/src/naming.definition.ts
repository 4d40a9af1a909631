import type { View } from '@laurel/core';
import type { DueRow, Served, ServedView } from '@laurel/platform';
import { namingReactions } from './naming.reactions.ts';
import { namingDue as due } from './views/naming-due.ts';

/** The name half of evaluation: from the committee's approval to the plaque, titles, notices and objections. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const namingAggregates: readonly Served<any>[] = [];

export const namingViews: readonly ServedView[] = [];

export const namingDue: View<DueRow> = due;

export { namingReactions };
