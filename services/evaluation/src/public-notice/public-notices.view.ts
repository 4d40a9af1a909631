import { type Heard, publicNotice, view } from '@laurel/contracts';
import { endOfShanghaiDay } from '@laurel/core';

/** The public notices, and until when each runs. Objections move the version of a row and nothing else. */
export const publicNoticesView = view('notices', publicNotice.readModels.notices, {
  version: 2,
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
  return { ...told, status: 'running' as const, endsAt: endOfShanghaiDay(told.endsOn), extensions: [] };
}
