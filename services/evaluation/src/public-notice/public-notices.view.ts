import { type Heard, publicNotice, view } from '@laurel/contracts';
import { endOfShanghaiDay } from '@laurel/core';

/**
 * The public notices, and until when each runs. Their entries have no order of merit (排名不分先后), in
 * whatever order they were posted (docs/handbook/process.md#1.14). Objections move the version of a row and
 * nothing else.
 */
export const publicNoticesView = view('notices', publicNotice.readModels.notices, {
  version: 3,
  on: {
    PublicNoticePosted: (_row, { data }) => posted(data),
    PublicNoticeExtended: (row, { data: { endsOn, reason } }) =>
      row && {
        ...row,
        endsOn,
        endsAt: endOfShanghaiDay(endsOn),
        extensions: [...row.extensions, { endsOn, reason }],
      },
    PublicNoticeClosed: (row) => row && { ...row, status: 'closed' },
  },
});

function posted({ branchIds: _branchIds, ...told }: Heard<'PublicNoticePosted'>['data']) {
  const entries = [...told.entries].sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
  return {
    ...told,
    entries,
    status: 'running' as const,
    endsAt: endOfShanghaiDay(told.endsOn),
    extensions: [],
  };
}
