import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';

type Row = Rows['notices'];

const target = ({ id }: Row) => id;
const isRunning = ({ status }: Row) => status === 'running';

const acts: readonly DeskAct<Row>[] = [
  { command: 'ExtendNotice', target, isOpen: isRunning },
  { command: 'RaiseObjection', target, isOpen: () => true },
];

/** The public notices: until when each runs, and the objections that are registered on it. */
export function NoticesDesk() {
  const translate = useTranslate();
  const word = useWord();
  const nameOf = ({ kind, postedOn }: Row) => `${word('noticeKind', kind)} · ${postedOn}`;
  return (
    <Desk
      resource="notices"
      title={translate('desk.notices')}
      order={{ field: 'endsOn', order: 'DESC' }}
      filters={<WordFilter source="status" kind="noticeStatus" label={translate('desk.status')} />}
      nameOf={nameOf}
      acts={acts}
      columns={[
        {
          key: 'notice',
          label: translate('desk.notice'),
          show: (row) => <To to={`/public/notices/${encodeURIComponent(row.id)}`}>{nameOf(row)}</To>,
        },
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="noticeStatus" value={status} />,
        },
        {
          key: 'entries',
          label: translate('desk.entries'),
          number: true,
          show: ({ entries }) => entries.length,
        },
        { key: 'ends', label: translate('desk.endsOn'), sort: 'endsOn', show: ({ endsOn }) => endsOn },
      ]}
    />
  );
}
