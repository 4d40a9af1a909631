import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { SearchFilter, WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useJoined, useWord } from '../providers/words.ts';

type Row = Rows['accounts'];

const target = ({ accountId }: Row) => accountId;
const isActive = ({ status }: Row) => status === 'active';

const acts: readonly DeskAct<Row>[] = [
  { command: 'RequestRole', target, isOpen: isActive, batch: {} },
  { command: 'ResetPassword', target, isOpen: isActive, batch: {} },
  { command: 'DisableAccount', target, isOpen: isActive },
  { command: 'RevokeRole', target, isOpen: ({ roles }) => roles.length > 0 },
];

/** The accounts, what each may do, and what the administrators do with them. */
export function AccountsDesk() {
  const translate = useTranslate();
  const word = useWord();
  const joined = useJoined();
  const unitName = useUnitNames();
  return (
    <Desk
      resource="accounts"
      title={translate('desk.accounts')}
      order={{ field: 'name', order: 'ASC' }}
      ofCampaign={false}
      filters={
        <>
          <SearchFilter label={translate('desk.searchAccounts')} />
          <WordFilter source="status" kind="accountStatus" label={translate('desk.status')} />
        </>
      }
      nameOf={({ name }) => name}
      acts={acts}
      columns={[
        { key: 'name', label: translate('desk.name'), sort: 'name', show: ({ name }) => name },
        { key: 'login', label: translate('desk.login'), sort: 'login', show: ({ login }) => login },
        {
          key: 'unit',
          label: translate('desk.unit'),
          show: ({ unitId }) => (unitId === undefined ? '—' : unitName(unitId)),
        },
        {
          key: 'roles',
          label: translate('desk.roles'),
          show: ({ roles }) =>
            joined(
              roles.map(({ role, unitId }) =>
                [word('role', role), unitId !== undefined && unitName(unitId)].filter(Boolean).join(' · '),
              ),
            ) || '—',
        },
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="accountStatus" value={status} />,
        },
      ]}
    />
  );
}
