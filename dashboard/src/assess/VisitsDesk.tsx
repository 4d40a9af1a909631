import { useGetIdentity, useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { TakeAlong } from '../offline/TakeAlong.tsx';
import { SearchFilter, WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { useRoles } from '../providers/who.ts';
import type { Rows } from '../providers/resources.ts';

type Row = Rows['visits'];

const target = ({ campaignId, branchId }: Row) => `${campaignId}.${branchId}`;
const isOpen = ({ status }: Row) => status === 'open';
const disputed = ({ records }: Row) => records.find(({ status }) => status === 'disputed');
const ofGroup = {
  target: ({ campaignId, groupId }: Row) => `${campaignId}.${groupId}`,
  given: ({ branchId }: Row) => ({ branchId }),
};
const ofDispute = {
  target,
  given: (row: Row) => ({ recordId: disputed(row)?.recordId }),
  isOpen: (row: Row) => disputed(row) !== undefined,
};

const acts: readonly DeskAct<Row>[] = [
  { command: 'RecordAssessment', target, isOpen },
  { command: 'PlanVisit', ...ofGroup, isOpen: (row) => row.groupId !== undefined && isOpen(row), batch: {} },
  { command: 'UpholdAssessment', ...ofDispute },
  { command: 'CorrectAssessment', ...ofDispute },
  { command: 'RecuseAssessor', ...ofGroup, isOpen: (row) => row.groupId !== undefined && isOpen(row) },
];

/** The entries that an assessor visits: the next day first, with disputes that wait for a ruling. */
export function VisitsDesk() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const isAssessor = useRoles().includes('assessor');
  return (
    <Desk
      resource="visits"
      title={translate('desk.visits')}
      order={{ field: 'nextPlannedOn', order: 'ASC' }}
      {...(isAssessor && { always: { 'members.has': identity?.id ?? '' } })}
      filters={
        <>
          <SearchFilter label={translate('candidates.search')} />
          <WordFilter source="status" kind="assessmentStatus" label={translate('desk.status')} />
        </>
      }
      nameOf={nameOfEntry}
      {...(isAssessor && { actions: <TakeAlong /> })}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="assessmentStatus" value={status} />,
        },
        {
          key: 'next',
          label: translate('desk.nextVisit'),
          sort: 'nextPlannedOn',
          show: ({ nextPlannedOn }) => nextPlannedOn ?? '—',
        },
        {
          key: 'visits',
          label: translate('desk.visitCount'),
          number: true,
          sort: 'visitCount',
          show: ({ visitCount }) => visitCount,
        },
        {
          key: 'waiting',
          label: translate('desk.toAnswer'),
          number: true,
          sort: 'waitingCount',
          show: ({ waitingCount }) => waitingCount,
        },
        {
          key: 'disputes',
          label: translate('desk.disputes'),
          number: true,
          sort: 'disputeCount',
          show: ({ disputeCount }) => disputeCount,
        },
      ]}
    />
  );
}
