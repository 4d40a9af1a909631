import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import { useCampaignNames, useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useJoined } from '../providers/words.ts';

type Row = Rows['rankings'];

const target = ({ campaignId }: Row) => campaignId;
const isAny =
  (...states: readonly Row['status'][]) =>
  ({ status }: Row) =>
    states.includes(status);
/** The first of the ties that are to be parted. */
const ofTie = {
  target,
  given: ({ open }: Row) => ({ branchIds: open[0]?.branchIds ?? [] }),
  isOpen: ({ status, open }: Row) => status === 'tied' && open.length > 0,
};

const acts: readonly DeskAct<Row>[] = [
  { command: 'ComputeRanking', target, isOpen: isAny('none', 'tied', 'computed') },
  { command: 'VoteRunOff', ...ofTie },
  { command: 'CloseRunOff', ...ofTie },
  { command: 'HoldDraw', ...ofTie },
  {
    command: 'ConfirmRanking',
    target,
    given: ({ rankingVersion }) => ({ version: rankingVersion }),
    isOpen: isAny('computed'),
  },
  { command: 'RecomputeRanking', target, isOpen: isAny('confirmed') },
  { command: 'RequestNaming', target, isOpen: isAny('confirmed') },
];

/** The ranking of the campaign: computed, ties parted, confirmed by two, and naming requested on it. */
export function RankingDesk() {
  const translate = useTranslate();
  const joined = useJoined();
  const unitName = useUnitNames();
  const campaignName = useCampaignNames();
  const nameOf = ({ campaignId }: Row) => campaignName(campaignId);
  return (
    <Desk
      resource="rankings"
      title={translate('desk.ranking')}
      order={{ field: 'campaignId', order: 'ASC' }}
      filters={null}
      nameOf={nameOf}
      acts={acts}
      columns={[
        {
          key: 'campaign',
          label: translate('desk.campaign'),
          show: (row) => <To to="/ranking-entries">{nameOf(row)}</To>,
        },
        {
          key: 'status',
          label: translate('desk.status'),
          show: ({ status }) => <Status kind="rankingStatus" value={status} />,
        },
        {
          key: 'version',
          label: translate('desk.version'),
          number: true,
          show: ({ rankingVersion }) => rankingVersion ?? '—',
        },
        {
          key: 'ties',
          label: translate('desk.ties'),
          show: ({ open }) => open.map(({ branchIds }) => joined(branchIds.map(unitName))).join(' / ') || '—',
        },
      ]}
    />
  );
}
