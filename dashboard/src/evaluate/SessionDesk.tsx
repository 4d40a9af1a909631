import { useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import type { Rows } from '../providers/resources.ts';

type Row = Rows['entries'];

const ofEntry = {
  target: ({ campaignId }: Row) => campaignId,
  given: ({ branchId }: Row) => ({ branchId }),
};
const isAny =
  (...states: readonly Row['presentation'][]) =>
  ({ presentation }: Row) =>
    states.includes(presentation);

const acts: readonly DeskAct<Row>[] = [
  { command: 'StartPresentation', ...ofEntry, isOpen: isAny('waiting') },
  { command: 'EndPresentation', ...ofEntry, isOpen: isAny('presenting') },
  { command: 'DeferPresentation', ...ofEntry, isOpen: isAny('waiting') },
  { command: 'AbandonPresentation', ...ofEntry, isOpen: isAny('waiting', 'presenting') },
  {
    command: 'FilePresentation',
    target: ({ campaignId, branchId }) => `${campaignId}.${branchId}`,
    isOpen: isAny('waiting'),
  },
  { command: 'DeclareConflict', ...ofEntry, isOpen: isAny('waiting', 'presenting', 'presented') },
];

/** The entries of the contest in the order in which they present, and what is done with each on the day. */
export function SessionDesk() {
  const translate = useTranslate();
  return (
    <Desk
      resource="entries"
      title={translate('desk.session')}
      order={{ field: 'orderNumber', order: 'ASC' }}
      filters={
        <WordFilter source="presentation" kind="presentationState" label={translate('desk.presentation')} />
      }
      nameOf={nameOfEntry}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'order',
          label: translate('desk.order'),
          number: true,
          sort: 'orderNumber',
          show: ({ orderNumber }) => orderNumber ?? '—',
        },
        {
          key: 'presentation',
          label: translate('desk.presentation'),
          sort: 'presentation',
          show: ({ presentation }) => <Status kind="presentationState" value={presentation} />,
        },
        {
          key: 'standing',
          label: translate('candidates.standing'),
          sort: 'standing',
          show: ({ standing }) => <Status kind="standing" value={standing} />,
        },
      ]}
    />
  );
}
