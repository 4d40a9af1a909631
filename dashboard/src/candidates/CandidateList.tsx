import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ChoiceFilter, SearchFilter, WordFilter } from '../parts/filters.tsx';
import { ListPage } from '../parts/ListPage.tsx';
import type { Column } from '../parts/RecordTable.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useMayRead } from '../providers/who.ts';
import { useWord } from '../providers/words.ts';
import { bureauChoices } from '../values/bureaus.ts';
import { shownInstant } from '../values/time.ts';

type Candidate = Rows['candidates'];

/** Nobody who was only invited is a candidate, and whether a list is final is not known here. */
const stagesShown = ['listed', 'accepted', 'assessed', 'presented', 'scored', 'named', 'left'];

/** Everybody who was nominated, nominated itself or began a form. */
export function CandidateList() {
  const translate = useTranslate();
  const columns = useColumns();
  return (
    <ListPage
      resource="candidates"
      title={translate('candidates.title')}
      columns={columns}
      order={{ field: 'unitId', order: 'ASC' }}
      filters={<Filters />}
    />
  );
}

function Filters() {
  const translate = useTranslate();
  const mayRead = useMayRead();
  const { data } = useRows('units', { unit: 'bureau' }, { field: 'unitId', order: 'ASC' });
  return (
    <>
      <SearchFilter label={translate('candidates.search')} />
      <ChoiceFilter
        source="bureauId"
        label={translate('candidates.bureau')}
        options={bureauChoices(data ?? [])}
      />
      <WordFilter source="route" kind="route" label={translate('candidates.route')} />
      <WordFilter source="status" kind="candidateStatus" label={translate('candidates.status')} />
      {mayRead('progress') && (
        <>
          <WordFilter source="step" kind="step" label={translate('candidates.step')} />
          <WordFilter
            source="stage"
            kind="entryStage"
            label={translate('candidates.stage')}
            values={stagesShown}
          />
        </>
      )}
    </>
  );
}

function useColumns(): readonly Column<Candidate>[] {
  const translate = useTranslate();
  const word = useWord();
  return [
    {
      key: 'branch',
      label: translate('candidates.branch'),
      sort: 'unitId',
      show: ({ id, branchName, branchId }) => (
        <To to={`/candidates/${encodeURIComponent(id)}/show`}>{branchName ?? branchId}</To>
      ),
    },
    { key: 'unit', label: translate('candidates.unit'), show: ({ unitName }) => unitName ?? '—' },
    {
      key: 'bureau',
      label: translate('candidates.bureau'),
      sort: 'bureauId',
      show: ({ bureauName, bureauId }) => bureauName ?? bureauId,
    },
    {
      key: 'route',
      label: translate('candidates.route'),
      sort: 'route',
      show: ({ route, rank, of }) => (
        <>
          {word('route', route)}
          {rank !== undefined && (
            <Box component="span" sx={{ color: 'text.secondary', ml: 0.75 }}>
              {translate('candidates.rankOf', { rank, of: of ?? '—' })}
            </Box>
          )}
        </>
      ),
    },
    {
      key: 'status',
      label: translate('candidates.status'),
      sort: 'status',
      show: ({ status }) => <Status kind="candidateStatus" value={status} />,
    },
    {
      key: 'standing',
      label: translate('candidates.standing'),
      show: ({ standing, naming }) =>
        naming ? <Status kind="placeState" value={naming} /> : <Status kind="standing" value={standing} />,
    },
    {
      key: 'submitted',
      label: translate('candidates.submitted'),
      sort: 'submittedAt',
      show: ({ submittedAt }) => shownInstant(submittedAt),
      wideOnly: true,
    },
  ];
}
