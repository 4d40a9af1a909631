import { useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { SearchFilter, WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import type { Rows } from '../providers/resources.ts';
import { shownInstant } from '../values/time.ts';

type Row = Rows['candidates'];

const target = ({ campaignId, branchId }: Row) => `${campaignId}.${branchId}`;
const isSubmitted = ({ status }: Row) => status === 'submitted';

const acts: readonly DeskAct<Row>[] = [
  { command: 'AcceptApplication', target, isOpen: isSubmitted, batch: {} },
  { command: 'ReturnApplication', target, isOpen: isSubmitted },
  { command: 'DeclareIneligible', target, isOpen: isSubmitted },
];

/** Forms that were submitted, whatever became of them: the list's own filter chooses among these. */
const submitted = { 'submittedAt.from': '2000-01-01T00:00:00.000Z' };

/** The operator's queue of submitted forms, the oldest first. */
export function FormsDesk() {
  const translate = useTranslate();
  return (
    <Desk
      resource="candidates"
      title={translate('desk.forms')}
      order={{ field: 'submittedAt', order: 'ASC' }}
      always={submitted}
      filters={
        <>
          <SearchFilter label={translate('candidates.search')} />
          <WordFilter
            source="status"
            kind="candidateStatus"
            label={translate('candidates.status')}
            values={['submitted', 'returned', 'accepted', 'ineligible']}
          />
        </>
      }
      nameOf={nameOfEntry}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'status',
          label: translate('candidates.status'),
          show: ({ status }) => <Status kind="candidateStatus" value={status} />,
        },
        {
          key: 'standing',
          label: translate('candidates.standing'),
          show: ({ standing }) => <Status kind="standing" value={standing ?? 'clear'} />,
        },
        {
          key: 'cleared',
          label: translate('desk.clearedUntil'),
          show: ({ clearedUntil }) => clearedUntil ?? '—',
        },
        {
          key: 'submitted',
          label: translate('candidates.submitted'),
          sort: 'submittedAt',
          show: ({ submittedAt }) => shownInstant(submittedAt),
        },
      ]}
    />
  );
}
