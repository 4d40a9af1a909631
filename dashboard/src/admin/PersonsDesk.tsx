import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { SearchFilter } from '../parts/filters.tsx';
import { useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { loginOf } from './logins.ts';

type Row = Rows['persons'];

const acts: readonly DeskAct<Row>[] = [
  {
    command: 'CreateAccount',
    target: ({ personId }) => loginOf(personId),
    given: ({ personId }) => ({ personId, login: loginOf(personId) }),
    isOpen: ({ accountIds }) => accountIds.length === 0,
    batch: {},
  },
  {
    command: 'MovePerson',
    target: () => 'city',
    given: ({ personId }) => ({ personId }),
    isOpen: () => true,
  },
];

/** The register of persons, from whom accounts are made, one by one or many at once. */
export function PersonsDesk() {
  const translate = useTranslate();
  const unitName = useUnitNames();
  return (
    <Desk
      resource="persons"
      title={translate('desk.persons')}
      order={{ field: 'personId', order: 'ASC' }}
      ofCampaign={false}
      filters={<SearchFilter label={translate('desk.searchPersons')} />}
      nameOf={({ name }) => name}
      acts={acts}
      columns={[
        { key: 'name', label: translate('desk.name'), sort: 'name', show: ({ name }) => name },
        {
          key: 'number',
          label: translate('desk.person'),
          sort: 'personId',
          show: ({ personId }) => personId,
        },
        {
          key: 'unit',
          label: translate('desk.unit'),
          sort: 'unitId',
          show: ({ unitId }) => (unitId === undefined ? '—' : unitName(unitId)),
        },
      ]}
    />
  );
}
