import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ListPage } from '../parts/ListPage.tsx';
import type { Column } from '../parts/RecordTable.tsx';
import { Loading } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { useNames, useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { AsOfSlider } from './AsOfSlider.tsx';
import { HistoryFilters } from './HistoryFilters.tsx';
import { usePastPosition } from './past-position.ts';

type Event = Rows['history'];

/** The history of events, the latest first. While the past is shown, the list ends at that point in time. */
export function HistoryList() {
  const translate = useTranslate();
  const columns = useColumns();
  const { isPending, position } = usePastPosition();
  return (
    <ListPage
      resource="history"
      title={translate('history.title')}
      columns={columns}
      order={{ field: 'position', order: 'DESC' }}
      perPage={50}
      ofCampaign={false}
      {...(position !== undefined && { always: { 'position.to': position } })}
      above={isPending ? <Loading /> : <AsOfSlider />}
      filters={<HistoryFilters />}
    />
  );
}

function useColumns(): readonly Column<Event>[] {
  const translate = useTranslate();
  const word = useWord();
  const nameOf = useNames();
  const unitNameOf = useUnitNames();
  return [
    {
      key: 'event',
      label: translate('history.event'),
      sort: 'type',
      show: ({ id, type }) => <To to={`/history/${encodeURIComponent(id)}/show`}>{word('event', type)}</To>,
    },
    {
      key: 'position',
      label: translate('history.position'),
      sort: 'position',
      number: true,
      show: ({ position }) => position,
    },
    {
      key: 'time',
      label: translate('history.time'),
      sort: 'time',
      show: ({ time }) => shownInstant(time, 'second'),
    },
    {
      key: 'service',
      label: translate('history.service'),
      sort: 'service',
      show: ({ service }) => word('service', service),
    },
    {
      key: 'unit',
      label: translate('history.unit'),
      sort: 'unitId',
      // Names of branches repeat from bureau to bureau, and the list is searched by the id.
      show: ({ unitId }) =>
        unitId === undefined ? (
          '—'
        ) : (
          <>
            {unitNameOf(unitId)}
            <Box component="span" sx={{ color: 'text.secondary' }}>{` ${unitId}`}</Box>
          </>
        ),
    },
    {
      key: 'actor',
      label: translate('history.actor'),
      sort: 'accountId',
      show: ({ accountId, role, proposerAccountId }) => (
        <>
          {nameOf(accountId)}
          {role !== 'system' && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {` ${word('role', role)}`}
            </Box>
          )}
          {proposerAccountId !== undefined && (
            <Box component="span" sx={{ color: 'text.secondary' }}>{` + ${nameOf(proposerAccountId)}`}</Box>
          )}
        </>
      ),
    },
  ];
}
