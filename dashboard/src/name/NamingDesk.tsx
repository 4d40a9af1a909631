import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { Status } from '../parts/Status.tsx';
import { useCampaignNames, useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useJoined } from '../providers/words.ts';

type Row = Rows['namings'];

const target = ({ campaignId }: Row) => campaignId;
const isAny =
  (...states: readonly Row['status'][]) =>
  ({ status }: Row) =>
    states.includes(status);

const acts: readonly DeskAct<Row>[] = [
  {
    command: 'ApproveWinners',
    target,
    given: ({ winners }) => ({ branchIds: winners }),
    isOpen: isAny('requested'),
  },
  { command: 'ReturnWinners', target, isOpen: isAny('requested') },
  { command: 'RequestNaming', target, isOpen: isAny('returned') },
];

/** The request to name, as the committee decides on it: whom, in the order of the ranking. */
export function NamingDesk() {
  const translate = useTranslate();
  const joined = useJoined();
  const unitName = useUnitNames();
  const campaignName = useCampaignNames();
  const nameOf = ({ campaignId }: Row) => campaignName(campaignId);
  return (
    <Desk
      resource="namings"
      title={translate('desk.naming')}
      order={{ field: 'campaignId', order: 'ASC' }}
      filters={null}
      nameOf={nameOf}
      acts={acts}
      columns={[
        { key: 'campaign', label: translate('desk.campaign'), show: nameOf },
        {
          key: 'status',
          label: translate('desk.status'),
          show: ({ status }) => <Status kind="namingStatus" value={status} />,
        },
        { key: 'document', label: translate('desk.document'), show: ({ documentNumber }) => documentNumber },
        {
          key: 'winners',
          label: translate('desk.winners'),
          show: ({ winners }) => joined(winners.map(unitName)) || '—',
        },
        {
          key: 'reserves',
          label: translate('desk.reserves'),
          show: ({ reserves }) => joined(reserves.map(unitName)) || '—',
        },
      ]}
    />
  );
}
