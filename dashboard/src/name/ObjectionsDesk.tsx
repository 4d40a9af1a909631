import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';

type Row = Rows['objections'];

const ofObjection = {
  target: ({ campaignId, noticeId }: Row) => `${campaignId}.${noticeId}`,
  given: ({ objectionId }: Row) => ({ objectionId }),
  isOpen: ({ state }: Row) => state === 'raised',
};

const acts: readonly DeskAct<Row>[] = [
  { command: 'UpholdObjection', ...ofObjection },
  { command: 'DismissObjection', ...ofObjection },
  { command: 'DeclareObjectionInadmissible', ...ofObjection },
];

/** Discipline's docket of objections, the oldest first. */
export function ObjectionsDesk() {
  const translate = useTranslate();
  const unitName = useUnitNames();
  return (
    <Desk
      resource="objections"
      title={translate('desk.objections')}
      order={{ field: 'receivedOn', order: 'ASC' }}
      filters={<WordFilter source="state" kind="objectionState" label={translate('desk.status')} />}
      nameOf={({ branchId }) => unitName(branchId)}
      acts={acts}
      columns={[
        { key: 'branch', label: translate('candidates.branch'), show: ({ branchId }) => unitName(branchId) },
        { key: 'received', label: translate('desk.receivedOn'), show: ({ receivedOn }) => receivedOn },
        {
          key: 'state',
          label: translate('desk.status'),
          show: ({ state }) => <Status kind="objectionState" value={state} />,
        },
      ]}
    />
  );
}
