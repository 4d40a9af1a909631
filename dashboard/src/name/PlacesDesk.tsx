import { useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import type { Rows } from '../providers/resources.ts';

type Row = Rows['places'];

const ofPlace = {
  target: ({ campaignId }: Row) => campaignId,
  given: ({ branchId }: Row) => ({ branchId }),
};
const isAny =
  (...states: readonly Row['state'][]) =>
  ({ state }: Row) =>
    states.includes(state);

const acts: readonly DeskAct<Row>[] = [
  { command: 'NameBranch', ...ofPlace, isOpen: isAny('proposed'), batch: {} },
  {
    command: 'IssueCertificate',
    ...ofPlace,
    isOpen: isAny('named'),
    batch: { series: ['certificateNumber', 'plaqueNumber'] },
  },
  { command: 'CallSuccessor', ...ofPlace, isOpen: isAny('reserve') },
  { command: 'WaiveNotice', ...ofPlace, isOpen: isAny('proposed') },
  { command: 'ExcludeEntry', ...ofPlace, isOpen: isAny('ranked', 'proposed', 'held', 'reserve') },
  { command: 'RevokeNaming', ...ofPlace, isOpen: isAny('named') },
  { command: 'RecallPlaque', ...ofPlace, isOpen: isAny('revoked') },
];

/** The places of the naming in the order of the ranking, and what becomes of each. */
export function PlacesDesk() {
  const translate = useTranslate();
  return (
    <Desk
      resource="places"
      title={translate('desk.places')}
      order={{ field: 'order', order: 'ASC' }}
      filters={<WordFilter source="state" kind="placeState" label={translate('desk.status')} />}
      nameOf={nameOfEntry}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'order',
          label: translate('desk.order'),
          number: true,
          sort: 'order',
          show: ({ order }) => order ?? '—',
        },
        {
          key: 'state',
          label: translate('desk.status'),
          sort: 'state',
          show: ({ state }) => <Status kind="placeState" value={state} />,
        },
        {
          key: 'document',
          label: translate('desk.document'),
          show: ({ documentNumber }) => documentNumber ?? '—',
        },
      ]}
    />
  );
}
