import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import { useNames, useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';

type Row = Rows['ballot-progress'];

const acts: readonly DeskAct<Row>[] = [
  {
    command: 'SealBallot',
    target: ({ id }) => id,
    isOpen: ({ status }) => status === 'waiting' || status === 'sealed',
  },
];

/** The ballots of an expert, or of all: which are sealed and which are still to be, never their scores. */
export function BallotsDesk() {
  const translate = useTranslate();
  const word = useWord();
  const nameOf = useNames();
  const unitName = useUnitNames();
  return (
    <Desk
      resource="ballot-progress"
      title={translate('desk.ballots')}
      order={{ field: 'status', order: 'DESC' }}
      filters={
        <>
          <WordFilter source="stage" kind="stage" label={translate('desk.stage')} />
          <WordFilter source="status" kind="ballotStatus" label={translate('desk.status')} />
        </>
      }
      nameOf={({ branchId }) => unitName(branchId)}
      acts={acts}
      columns={[
        {
          key: 'branch',
          label: translate('candidates.branch'),
          sort: 'branchId',
          show: ({ campaignId, branchId }) => (
            <To to={`/candidates/${encodeURIComponent(`${campaignId}.${branchId}`)}/show`}>
              {unitName(branchId)}
            </To>
          ),
        },
        {
          key: 'stage',
          label: translate('desk.stage'),
          sort: 'stage',
          show: ({ stage }) => word('stage', stage),
        },
        {
          key: 'expert',
          label: translate('desk.expert'),
          sort: 'accountId',
          show: ({ accountId }) => nameOf(accountId),
        },
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="ballotStatus" value={status} />,
        },
        { key: 'sealed', label: translate('desk.sealedAt'), show: ({ sealedAt }) => shownInstant(sealedAt) },
      ]}
    />
  );
}
