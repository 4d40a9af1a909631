import { copy, type Heard } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** The office to which the last notice of each campaign sent objections. Serves decisions only. */
export type ObjectionOfficeRow = {
  readonly objectionsTo: NonNullable<Heard<'PublicNoticePosted'>['data']['objectionsTo']>;
};

export const objectionOfficesView: View<ObjectionOfficeRow> = copy('objection-offices', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [data.campaignId],
  on: {
    PublicNoticePosted: (row, { data: { objectionsTo } }) => (objectionsTo ? { objectionsTo } : row),
  },
});
