import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { SearchFilter, WordFilter } from '../parts/filters.tsx';
import { ListPage } from '../parts/ListPage.tsx';
import type { Column } from '../parts/RecordTable.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import { type Campaign, useCampaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';
import { useMayRead } from '../providers/who.ts';
import { useBilingual, useJoined } from '../providers/words.ts';

type Named = Rows['named'];

/**
 * The public list of those named, with document, certificate and plaque; what was taken back stays on it and
 * says so.
 */
export function NamedList() {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { campaign } = useCampaign();
  const columns = useColumns(campaign);
  const isStaff = useIsStaff();
  return (
    <ListPage
      resource="named"
      title={translate('named.title')}
      note={bilingual(campaign?.honourName)}
      columns={columns}
      order={{ field: isStaff ? 'place' : 'unitId', order: 'ASC' }}
      perPage={50}
      filters={
        <>
          <SearchFilter label={translate('named.search')} />
          <WordFilter source="status" kind="namedStatus" label={translate('named.status')} />
        </>
      }
    />
  );
}

/** Only they see the places: the public list has no order of merit (排名不分先后). */
function useIsStaff(): boolean {
  return useMayRead()('ranking-entries');
}

function useColumns(campaign: Campaign | undefined): readonly Column<Named>[] {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const joined = useJoined();
  const files = useMayRead()('candidates');
  const isStaff = useIsStaff();
  const titleName = (titleId: string) =>
    bilingual(campaign?.rulePack.titles.find(({ id }) => id === titleId)?.name) || titleId;
  const place: Column<Named> = {
    key: 'place',
    label: translate('named.place'),
    sort: 'place',
    number: true,
    show: (row) => row.place,
  };
  return [
    {
      key: 'branch',
      label: translate('candidates.branch'),
      show: ({ id, branchName, unitName, bureauName }) => (
        <>
          {files ? <To to={`/candidates/${encodeURIComponent(id)}/show`}>{branchName}</To> : branchName}
          <Box
            sx={{ fontWeight: 400, fontSize: 13, color: 'text.secondary' }}
          >{`${unitName} · ${bureauName}`}</Box>
        </>
      ),
    },
    ...(isStaff ? [place] : []),
    {
      key: 'document',
      whole: true,
      label: translate('named.document'),
      sort: 'documentNumber',
      show: ({ documentNumber }) => documentNumber,
    },
    {
      key: 'certificate',
      whole: true,
      label: translate('named.certificate'),
      sort: 'certificateNumber',
      show: ({ certificateNumber }) => certificateNumber ?? '—',
    },
    {
      key: 'plaque',
      whole: true,
      label: translate('named.plaque'),
      sort: 'plaqueNumber',
      show: ({ plaqueNumber }) => plaqueNumber ?? '—',
    },
    { key: 'namedOn', whole: true, label: translate('named.namedOn'), show: ({ namedOn }) => namedOn },
    {
      key: 'titles',
      label: translate('named.titles'),
      show: ({ titles }) =>
        joined(
          titles
            .filter(({ revokedOn, lapsed }) => revokedOn === undefined && lapsed === undefined)
            .map(({ titleId, until, recheckOn }) =>
              joined([
                titleName(titleId),
                ...(until === undefined ? [] : [translate('file.until', { until })]),
                ...(recheckOn === undefined ? [] : [translate('file.recheckOn', { day: recheckOn })]),
              ]),
            ),
        ) || '—',
    },
    {
      key: 'status',
      label: translate('named.status'),
      sort: 'status',
      show: (row) => <Validity row={row} />,
    },
  ];
}

function Validity({ row: { status, revokedOn, revocationNumber, plaqueRecalledOn } }: { row: Named }) {
  const translate = useTranslate();
  return (
    <>
      <Status kind="namedStatus" value={status} />
      {revokedOn !== undefined && (
        <Box sx={{ fontSize: 13 }}>
          {translate('named.revoked', { on: revokedOn, document: revocationNumber ?? '—' })}
        </Box>
      )}
      {plaqueRecalledOn !== undefined && (
        <Box sx={{ fontSize: 13 }}>{translate('named.plaqueRecalled', { on: plaqueRecalledOn })}</Box>
      )}
    </>
  );
}
