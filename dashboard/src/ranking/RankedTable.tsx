import { Box, Paper } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Column, RecordTable } from '../parts/RecordTable.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import type { Campaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual, useWord } from '../providers/words.ts';
import { shownNumber } from '../values/fraction.ts';

type Ranked = Rows['ranking-entries'];
type Names = ReadonlyMap<string, Rows['entries']>;

type Pools = NonNullable<Campaign['rulePack']['pools']>;

/** The ranked entries in order of place, pool by pool. */
export function RankedTable({
  rows,
  nameOf,
  pools,
}: {
  rows: readonly Ranked[];
  nameOf: Names;
  pools: Pools;
}) {
  const translate = useTranslate();
  const word = useWord();
  const bilingual = useBilingual();
  const pool: Column<Ranked> = {
    key: 'pool',
    label: translate('ranking.pool'),
    show: (row) => bilingual(pools.find(({ id }) => id === row.pool)?.name),
  };
  const columns: readonly Column<Ranked>[] = [
    {
      key: 'branch',
      label: translate('candidates.branch'),
      show: (row) => <Named row={row} nameOf={nameOf} />,
    },
    ...(pools.length > 0 ? [pool] : []),
    {
      key: 'place',
      label: translate('ranking.place'),
      number: true,
      show: ({ place, shared }) => (
        <>
          {place}
          {shared && (
            <Box
              component="span"
              sx={{ color: 'text.secondary', fontSize: 13 }}
            >{` ${translate('ranking.shared')}`}</Box>
          )}
        </>
      ),
    },
    {
      key: 'final',
      label: translate('ranking.final'),
      number: true,
      show: ({ final }) => <Exact value={final} strong />,
    },
    ...(['dynamic', 'onSite', 'presentation'] as const).map((part): Column<Ranked> => ({
      key: part,
      label: word('part', part),
      number: true,
      show: (row) => <Exact value={row[part]?.score} />,
    })),
    {
      key: 'outcome',
      label: translate('ranking.outcome'),
      show: ({ outcome, resolvedBy }) => (
        <>
          <Status kind="outcome" value={outcome} />
          {resolvedBy !== undefined && (
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
              {translate('ranking.resolvedBy', { by: word('resolvedBy', resolvedBy) })}
            </Box>
          )}
        </>
      ),
    },
  ];
  return (
    <Paper
      variant="outlined"
      sx={{ '@media (max-width:599.95px)': { border: 0, bgcolor: 'transparent', backgroundImage: 'none' } }}
    >
      <RecordTable
        label={translate('ranking.title')}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        dividedAbove={({ outcome }, before) => before !== undefined && before.outcome !== outcome}
      />
    </Paper>
  );
}

/** Those who take no place, and why. */
export function NotRanked({ rows, nameOf }: { rows: readonly Ranked[]; nameOf: Names }) {
  const translate = useTranslate();
  const word = useWord();
  return (
    <RecordTable
      label={translate('ranking.unranked')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'branch',
          label: translate('candidates.branch'),
          show: (row) => <Named row={row} nameOf={nameOf} />,
        },
        {
          key: 'reason',
          label: translate('ranking.reason'),
          show: ({ reason }) => word('unrankedReason', reason),
        },
      ]}
    />
  );
}

function Named({ row: { campaignId, branchId }, nameOf }: { row: Ranked; nameOf: Names }) {
  const names = nameOf.get(branchId);
  return (
    <>
      <To to={`/candidates/${encodeURIComponent(`${campaignId}.${branchId}`)}/show?tab=ranking`}>
        {names?.branchName ?? branchId}
      </To>
      <Box sx={{ fontWeight: 400, fontSize: 13, color: 'text.secondary' }}>{names?.bureauName}</Box>
    </>
  );
}

/** A score with two decimals; the exact fraction is what one gets by asking. */
function Exact({ value, strong }: { value: string | undefined; strong?: boolean }) {
  const translate = useTranslate();
  if (value === undefined) return <>—</>;
  return (
    <Box
      component="span"
      title={translate('ranking.exact', { value })}
      sx={{ fontWeight: strong ? 700 : 400 }}
    >
      {shownNumber(value)}
    </Box>
  );
}
