import { useTranslate } from 'react-admin';
import type { Column } from '../../parts/RecordTable.tsx';
import { To } from '../../parts/To.tsx';

interface OfEntry {
  readonly campaignId: string;
  readonly branchId: string;
  readonly branchName?: string | undefined;
  readonly unitName?: string | undefined;
  readonly bureauName?: string | undefined;
}

/** The columns that name an entry on a desk: its branch, with a link to its file, its unit and its bureau. */
export function useEntryColumns(): readonly Column<OfEntry>[] {
  const translate = useTranslate();
  return [
    {
      key: 'branch',
      label: translate('candidates.branch'),
      sort: 'unitId',
      show: ({ campaignId, branchId, branchName }) => (
        <To to={`/candidates/${encodeURIComponent(`${campaignId}.${branchId}`)}/show`}>
          {branchName ?? branchId}
        </To>
      ),
    },
    { key: 'unit', label: translate('candidates.unit'), show: ({ unitName }) => unitName ?? '—' },
    {
      key: 'bureau',
      label: translate('candidates.bureau'),
      sort: 'bureauId',
      wideOnly: true,
      show: ({ bureauName }) => bureauName ?? '—',
    },
  ];
}

/** The name of an entry, for choosing it and for outcomes. */
export function nameOfEntry({ branchName, branchId, unitName }: OfEntry): string {
  return [branchName ?? branchId, unitName].filter(Boolean).join(' · ');
}
