import { useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { SearchFilter, WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import type { Rows } from '../providers/resources.ts';
import { shownNumber } from '../values/fraction.ts';

type Row = Rows['assessments'];

const target = ({ campaignId, branchId }: Row) => `${campaignId}.${branchId}`;
const isOpen = ({ status }: Row) => status === 'open';

const acts: readonly DeskAct<Row>[] = [
  { command: 'RecordIndicator', target, isOpen },
  { command: 'CloseAssessment', target, isOpen, batch: {} },
  { command: 'CloseAssessmentWithoutResult', target, isOpen },
];

/** The operator's view of the assessment: visits, answers and indicators of each entry, closed in batches. */
export function AssessmentsDesk() {
  const translate = useTranslate();
  const counted = (row: Row) => row.records.filter(({ status }) => status !== 'void').length;
  return (
    <Desk
      resource="assessments"
      title={translate('desk.assessments')}
      order={{ field: 'unitId', order: 'ASC' }}
      filters={
        <>
          <SearchFilter label={translate('candidates.search')} />
          <WordFilter source="status" kind="assessmentStatus" label={translate('desk.status')} />
        </>
      }
      nameOf={nameOfEntry}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="assessmentStatus" value={status} />,
        },
        { key: 'visits', label: translate('desk.visitCount'), number: true, show: counted },
        {
          key: 'disputes',
          label: translate('desk.disputes'),
          number: true,
          show: ({ records }) => records.filter(({ status }) => status === 'disputed').length,
        },
        {
          key: 'indicators',
          label: translate('desk.indicators'),
          number: true,
          show: ({ indicators }) => indicators.length,
        },
        {
          key: 'dynamic',
          label: translate('desk.dynamic'),
          number: true,
          show: ({ dynamic }) => shownNumber(dynamic),
        },
      ]}
    />
  );
}
