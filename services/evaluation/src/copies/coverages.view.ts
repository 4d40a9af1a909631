import { heard, type Heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { Coverage } from '../naming/naming.rules.ts';

/** Which notice an entry or a title is on, and what was objected to it. Serves decisions only. */
export type CoverageRow = { [Field in keyof Coverage]: Coverage[Field] };

export const coveragesView: View<CoverageRow> = {
  name: 'coverages',
  version: 1,
  hears: [
    'PublicNoticePosted',
    'PublicNoticeExtended',
    'PublicNoticeClosed',
    'ObjectionRaised',
    'ObjectionUpheld',
    'ObjectionDismissed',
    'ObjectionInadmissible',
    'NamingRequested',
    'EntryExcluded',
    'PlaceForfeited',
    'NamingDeclined',
  ],
  indexes: [],
  keys(event) {
    const { campaignId, branchId, branchIds, titleId, winners, reserves } = event.data;
    const branches: readonly string[] = branchIds ?? (branchId === undefined ? [...winners, ...reserves] : [branchId]);
    return branches.map((branch) => coverageKey(campaignId, branch, titleId));
  },
  fold: (row, event, key) => changed(row ?? { objections: [], corrections: [] }, heard(event), key),
};

/** The key of an entry, or of its title: each is put on notice for itself. */
export function coverageKey(campaignId: string, branchId: string, titleId?: string): string {
  return [campaignId, ...(titleId === undefined ? [] : [titleId]), branchId].join('.');
}

function changed(row: CoverageRow, event: Heard, key: string): CoverageRow {
  switch (event.type) {
    case 'PublicNoticePosted':
      return { ...row, notice: { noticeId: event.data.noticeId, endsOn: event.data.endsOn, closed: false } };
    case 'PublicNoticeExtended':
      return onNotice(row, event.data.noticeId, { endsOn: event.data.endsOn });
    case 'PublicNoticeClosed':
      return onNotice(row, event.data.noticeId, { closed: true });
    case 'ObjectionRaised':
      return { ...row, objections: [...row.objections, event.data.objectionId] };
    case 'ObjectionDismissed':
    case 'ObjectionInadmissible':
      return decided(row, event.data.objectionId);
    case 'ObjectionUpheld': {
      // Whatever was announced does not hold: without a notice nothing is named before the consequences are drawn.
      const { objections } = decided(row, event.data.objectionId);
      const corrected = event.data.kind === 'scoringError' && event.data.titleId === undefined;
      return { objections, corrections: corrected ? [...row.corrections, event.data.objectionId] : row.corrections };
    }
    case 'NamingRequested': {
      const { campaignId, changed: again } = event.data;
      const corrected = { ...row, corrections: [] };
      return again.some((branchId) => coverageKey(campaignId, branchId) === key) ? withoutNotice(corrected) : corrected;
    }
    default:
      return withoutNotice(row);
  }
}

function onNotice(row: CoverageRow, noticeId: string, change: Partial<NonNullable<Coverage['notice']>>): CoverageRow {
  return row.notice?.noticeId === noticeId ? { ...row, notice: { ...row.notice, ...change } } : row;
}

function decided(row: CoverageRow, objectionId: string): CoverageRow {
  return { ...row, objections: row.objections.filter((open) => open !== objectionId) };
}

function withoutNotice({ notice: _notice, ...row }: CoverageRow): CoverageRow {
  return row;
}
