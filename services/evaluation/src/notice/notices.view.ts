import { evaluationReadings, heard, type Heard, idIn, notice, type RowOf, waitingAfter } from '@laurel/contracts';
import { endOfShanghaiDay, type View } from '@laurel/core';

export type NoticeRow = RowOf<typeof evaluationReadings.notices>;

/** What is on public notice, and until when. Objections move its version and nothing else. */
export const noticesView: View<NoticeRow> = {
  name: 'notices',
  version: 1,
  hears: [
    'PublicNoticePosted',
    'PublicNoticeExtended',
    'PublicNoticeClosed',
    'ObjectionRaised',
    'ObjectionUpheld',
    'ObjectionDismissed',
    'ObjectionInadmissible',
    'ActProposed',
  ],
  indexes: evaluationReadings.notices.indexes,
  keys(event) {
    const id = idIn(notice, heard(event));
    return id === undefined ? [] : [id];
  },
  fold(row, event) {
    const said = heard(event);
    const after = said.type === 'PublicNoticePosted' ? posted(said) : row && changed(row, said);
    return after && { ...after, waiting: waitingAfter(after.waiting, said), version: said.revision };
  },
};

function posted({ data, revision }: Extract<Heard, { type: 'PublicNoticePosted' }>): NoticeRow {
  const { branchIds: _branchIds, ...notice } = data;
  return { ...notice, status: 'running', endsAt: endOfShanghaiDay(data.endsOn), extensions: [], waiting: [], version: revision };
}

function changed(row: NoticeRow, event: Heard): NoticeRow {
  switch (event.type) {
    case 'PublicNoticeExtended': {
      const { endsOn, reason } = event.data;
      return { ...row, endsOn, endsAt: endOfShanghaiDay(endsOn), extensions: [...row.extensions, { endsOn, reason }] };
    }
    case 'PublicNoticeClosed':
      return { ...row, status: 'closed' };
    default:
      return row;
  }
}
