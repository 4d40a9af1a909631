import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { Coverage } from '../naming/naming.rules.ts';

/** The notice that an entry or a title is on, and the objections to it. Serves decisions only. */
export type CoverageRow = { [Field in keyof Coverage]: Coverage[Field] };

export const coveragesView: View<CoverageRow> = copy('coverages', {
  version: 1,
  indexes: [],
  keys({ data }) {
    const titleId = 'titleId' in data ? data.titleId : undefined;
    return branchesOf(data).map((branchId) => coverageKey(data.campaignId, branchId, titleId));
  },
  on: {
    PublicNoticePosted: (row, { data: { noticeId, endsOn } }) => ({
      ...covered(row),
      notice: { noticeId, endsOn, closed: false },
    }),
    PublicNoticeExtended: (row, { data: { noticeId, endsOn } }) =>
      onNotice(covered(row), noticeId, { endsOn }),
    PublicNoticeClosed: (row, { data: { noticeId } }) => onNotice(covered(row), noticeId, { closed: true }),
    ObjectionRaised: (row, { data: { objectionId } }) => {
      const before = covered(row);
      return { ...before, objections: [...before.objections, objectionId] };
    },
    ObjectionDismissed: (row, { data: { objectionId } }) => decided(covered(row), objectionId),
    ObjectionInadmissible: (row, { data: { objectionId } }) => decided(covered(row), objectionId),
    ObjectionUpheld: (row, { data: { objectionId, kind, titleId } }) => {
      // No announcement holds any longer: without a notice nothing is named before the consequences are
      // drawn.
      const { objections, corrections } = decided(covered(row), objectionId);
      const isCorrected = kind === 'scoringError' && titleId === undefined;
      return { objections, corrections: isCorrected ? [...corrections, objectionId] : corrections };
    },
    NamingRequested: (row, { data: { campaignId, changed } }, key) => {
      const corrected = { ...covered(row), corrections: [] };
      return changed.some((branchId) => coverageKey(campaignId, branchId) === key)
        ? withoutNotice(corrected)
        : corrected;
    },
    EntryExcluded: (row) => withoutNotice(covered(row)),
    PlaceForfeited: (row) => withoutNotice(covered(row)),
    NamingDeclined: (row) => withoutNotice(covered(row)),
  },
});

/** The key of an entry, or of its title. Each is put on notice for itself. */
export function coverageKey(campaignId: string, branchId: string, titleId?: string): string {
  return [campaignId, ...(titleId === undefined ? [] : [titleId]), branchId].join('.');
}

type Concerning =
  | { readonly branchId: string }
  | { readonly branchIds: readonly string[] }
  | { readonly winners: readonly string[]; readonly reserves: readonly string[] };

function branchesOf(data: Concerning): readonly string[] {
  if ('winners' in data) return [...data.winners, ...data.reserves];
  return 'branchIds' in data ? data.branchIds : [data.branchId];
}

function covered(row: CoverageRow | undefined): CoverageRow {
  return row ?? { objections: [], corrections: [] };
}

function onNotice(
  row: CoverageRow,
  noticeId: string,
  change: Partial<NonNullable<Coverage['notice']>>,
): CoverageRow {
  return row.notice?.noticeId === noticeId ? { ...row, notice: { ...row.notice, ...change } } : row;
}

function decided(row: CoverageRow, objectionId: string): CoverageRow {
  return { ...row, objections: row.objections.filter((open) => open !== objectionId) };
}

function withoutNotice({ notice: _notice, ...row }: CoverageRow): CoverageRow {
  return row;
}
