import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { useNames, useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';

type Row = Rows['role-requests'];

const ofRequest = {
  target: ({ accountId }: Row) => accountId,
  given: ({ role, unitId }: Row) => ({ role, unitId }),
};
const isRequested = ({ status }: Row) => status === 'requested';

const acts: readonly DeskAct<Row>[] = [
  {
    command: 'GrantRole',
    ...ofRequest,
    isOpen: (row) => isRequested(row) && row.to === undefined,
    batch: {},
  },
  {
    command: 'ConfirmDelegation',
    target: ofRequest.target,
    given: (row) => ({ ...ofRequest.given(row), to: row.to }),
    isOpen: (row) => isRequested(row) && row.to !== undefined,
  },
  {
    command: 'RevokeRole',
    ...ofRequest,
    isOpen: ({ status, to }) => status === 'granted' && to === undefined,
  },
];

/** Roles that were asked for: granted or not by the security administrator, loans by discipline. */
export function RoleRequestsDesk() {
  const translate = useTranslate();
  const word = useWord();
  const nameOf = useNames();
  const unitName = useUnitNames();
  return (
    <Desk
      resource="role-requests"
      title={translate('desk.roleRequests')}
      order={{ field: 'requestedAt', order: 'ASC' }}
      ofCampaign={false}
      filters={<WordFilter source="status" kind="requestStatus" label={translate('desk.status')} />}
      nameOf={({ name, role }) => `${name} · ${word('role', role)}`}
      acts={acts}
      columns={[
        { key: 'name', label: translate('desk.name'), show: ({ name }) => name },
        { key: 'role', label: translate('desk.role'), sort: 'role', show: ({ role }) => word('role', role) },
        {
          key: 'unit',
          label: translate('desk.unit'),
          show: ({ unitId }) => (unitId === undefined ? '—' : unitName(unitId)),
        },
        { key: 'reason', label: translate('desk.reason'), show: ({ reason }) => reason ?? '—' },
        { key: 'by', label: translate('desk.requestedBy'), show: ({ requestedBy }) => nameOf(requestedBy) },
        {
          key: 'at',
          label: translate('desk.requestedAt'),
          sort: 'requestedAt',
          show: ({ requestedAt }) => shownInstant(requestedAt),
        },
        {
          key: 'status',
          label: translate('desk.status'),
          show: ({ status }) => <Status kind="requestStatus" value={status} />,
        },
      ]}
    />
  );
}
