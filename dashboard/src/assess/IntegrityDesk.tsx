import { useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { SearchFilter, WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import type { Rows } from '../providers/resources.ts';

type Row = Rows['standings'];

const target = ({ branchId }: Row) => branchId;

const acts: readonly DeskAct<Row>[] = [
  {
    command: 'CertifyIntegrity',
    target,
    isOpen: ({ status }) => status === 'clear',
    batch: { series: ['certificateNumber'] },
  },
  { command: 'OpenInvestigation', target, isOpen: () => true },
  {
    command: 'CloseInvestigation',
    target,
    given: ({ cases }) => ({ caseId: cases.find(({ outcome }) => outcome === undefined)?.caseId }),
    isOpen: ({ cases }) => cases.some(({ outcome }) => outcome === undefined),
  },
  { command: 'ConfirmViolation', target, isOpen: ({ status }) => status === 'underReview' },
];

/** Discipline's desk: who needs a certificate, and who is under review; certified in batches. */
export function IntegrityDesk() {
  const translate = useTranslate();
  return (
    <Desk
      resource="standings"
      title={translate('desk.integrity')}
      order={{ field: 'validUntil', order: 'ASC' }}
      filters={
        <>
          <SearchFilter label={translate('candidates.search')} />
          <WordFilter source="status" kind="standing" label={translate('candidates.standing')} />
        </>
      }
      nameOf={nameOfEntry}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'status',
          label: translate('candidates.standing'),
          sort: 'status',
          show: ({ status }) => <Status kind="standing" value={status} />,
        },
        {
          key: 'certificate',
          label: translate('desk.certificate'),
          show: ({ certificateNumber }) => certificateNumber ?? '—',
        },
        {
          key: 'valid',
          label: translate('desk.clearedUntil'),
          sort: 'validUntil',
          show: ({ validUntil }) => validUntil ?? '—',
        },
      ]}
    />
  );
}
