import { Box, TableCell, TableFooter, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { type Column, RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { filtered, To } from '../parts/To.tsx';
import { useKindNames } from '../providers/names.ts';
import { useCounts, useRows } from '../providers/queries.ts';
import { type BureauLine, bureauLines, recommends, totals } from './bureaus.ts';

/**
 * Every bureau: what it filed, how many entered, were accepted, were named. Numbers lead to what they count.
 */
export function Bureaus({ campaignId }: { campaignId: string }) {
  const translate = useTranslate();
  const bureaus = useRows('bureau-progress', { campaignId }, { field: 'bureauId', order: 'ASC' });
  const accepted = useCounts('candidates', ['bureauId', 'status'], { campaignId });
  const named = useCounts('named', ['bureauId', 'status'], { campaignId });
  return (
    <Section title={translate('overview.bureaus')}>
      <Answered asked={bureaus}>
        {(rows) => <Lines lines={bureauLines(rows, accepted.data ?? [], named.data ?? [])} />}
      </Answered>
    </Section>
  );
}

function Lines({ lines }: { lines: readonly BureauLine[] }) {
  const translate = useTranslate();
  const columns = useColumns();
  if (lines.length === 0) return <Empty />;
  const late = lines.filter((line) => recommends(line) && line.list === 'lapsed').length;
  const silent = lines.filter((line) => recommends(line) && line.list === 'open').length;
  const sum = totals(lines);
  const cells: readonly ReactNode[] = [
    translate('overview.total'),
    '',
    '',
    sum.branches,
    sum.entries,
    sum.accepted,
    sum.named,
  ];
  return (
    <>
      {(late > 0 || silent > 0) && (
        <Box sx={{ mb: 1.5 }}>
          {late > 0 && (
            <Typography sx={{ color: 'error.main' }}>
              {translate('overview.late', { smart_count: late })}
            </Typography>
          )}
          {silent > 0 && (
            <Typography sx={{ color: 'warning.main' }}>
              {translate('overview.unanswered', { smart_count: silent })}
            </Typography>
          )}
        </Box>
      )}
      <RecordTable
        label={translate('overview.bureaus')}
        rows={lines}
        keyOf={({ bureauId }) => bureauId}
        columns={columns}
        footer={
          <TableFooter>
            <TableRow>
              {cells.map((cell, index) => (
                <TableCell
                  key={columns[index]!.key}
                  align={index > 2 ? 'right' : 'left'}
                  sx={{ color: 'text.primary', fontSize: 14, fontWeight: 650 }}
                >
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          </TableFooter>
        }
      />
    </>
  );
}

function useColumns(): readonly Column<BureauLine>[] {
  const translate = useTranslate();
  const kindName = useKindNames();
  const link = (filter: Record<string, unknown>, count: number, resource = 'candidates') =>
    count === 0 ? 0 : <To to={filtered(resource, filter)}>{count}</To>;
  return [
    {
      key: 'bureau',
      label: translate('overview.bureau'),
      show: ({ bureauId, name }) => <To to={filtered('candidates', { bureauId })}>{name}</To>,
    },
    { key: 'kind', label: translate('overview.kind'), show: ({ kind }) => kindName(kind) },
    {
      key: 'list',
      label: translate('overview.list'),
      show: ({ list, extendedUntil, route }) =>
        !recommends({ route }) ? (
          '—'
        ) : (
          <>
            <Status kind="listState" value={list} />
            {extendedUntil !== undefined && (
              <Box sx={{ fontSize: 13 }}>{translate('overview.extended', { until: extendedUntil })}</Box>
            )}
          </>
        ),
    },
    {
      key: 'branches',
      label: translate('overview.branches'),
      show: ({ branches }) => branches,
      number: true,
    },
    {
      key: 'entries',
      label: translate('overview.entries'),
      show: ({ bureauId, entries }) => link({ bureauId }, entries),
      number: true,
    },
    {
      key: 'accepted',
      label: translate('overview.accepted'),
      show: ({ bureauId, accepted }) => link({ bureauId, status: 'accepted' }, accepted),
      number: true,
    },
    {
      key: 'winners',
      label: translate('overview.winners'),
      show: ({ bureauId, named }) => link({ bureauId }, named, 'named'),
      number: true,
    },
  ];
}
