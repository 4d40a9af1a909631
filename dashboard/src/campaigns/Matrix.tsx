import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { type Column, RecordTable } from '../parts/RecordTable.tsx';
import { filtered, To } from '../parts/To.tsx';
import { useWord } from '../providers/words.ts';
import { type Late, type Line, stages } from './lines.ts';

/** A number that calls for somebody: with its words, and marked by more than its colour. */
function Alarm({
  count,
  tone,
  children,
}: {
  count: number;
  tone: 'error' | 'warning';
  children?: ReactNode;
}) {
  if (count === 0)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        0
      </Box>
    );
  return (
    <Box component="span" sx={{ display: 'inline-grid', justifyItems: 'end' }}>
      <Box
        component="span"
        sx={{
          border: 1,
          borderColor: `${tone}.main`,
          borderRadius: 1,
          px: 0.75,
          fontWeight: 700,
          color: 'text.primary',
        }}
      >
        <Box component="span" aria-hidden sx={{ color: `${tone}.main`, mr: 0.5 }}>
          {tone === 'error' ? '!' : '▲'}
        </Box>
        {count}
      </Box>
      {children && (
        <Box component="span" sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {children}
        </Box>
      )}
    </Box>
  );
}

function LateNumber({ late: { lists, assessments } }: { late: Late }) {
  const translate = useTranslate();
  const parts = [
    ...(lists > 0 ? [translate('campaigns.lateLists', { count: lists })] : []),
    ...(assessments > 0 ? [translate('campaigns.lateAssessments', { count: assessments })] : []),
  ];
  return (
    <Alarm count={lists + assessments} tone="error">
      {parts.join(' · ')}
    </Alarm>
  );
}

/**
 * Lines by stages. A number leads to the entries it counts; what is late, blocked or disputed stands out by a
 * frame and a sign, not by colour alone.
 */
export function Matrix({
  label,
  lines,
  first,
  more = [],
  total,
}: {
  label: string;
  lines: readonly Line[];
  /** The column that names the line. */
  first: Column<Line> & { readonly name: (line: Line) => string };
  readonly more?: readonly Column<Line>[];
  /** All lines taken together; stands first. */
  readonly total: Line;
}) {
  const translate = useTranslate();
  const word = useWord();
  const link = (line: Line, stage: string, count: number) =>
    count === 0 || line.campaignId === undefined ? (
      <Box component="span" sx={{ color: count === 0 ? 'text.secondary' : 'text.primary' }}>
        {count}
      </Box>
    ) : (
      <To
        to={filtered('candidates', {
          campaignId: line.campaignId,
          ...(line.bureauId !== undefined && { bureauId: line.bureauId }),
          // Entries that wait to be accepted are one list there.
          stage: stage === 'nominated' ? 'listed' : stage,
        })}
        label={translate('campaigns.people', {
          label: `${first.name(line)} ${word('entryStage', stage)}`,
          count,
        })}
      >
        {count}
      </To>
    );
  const columns: readonly Column<Line>[] = [
    first,
    ...more,
    {
      key: 'branches',
      label: translate('campaigns.branches'),
      show: ({ branches }) => branches,
      number: true,
    },
    ...stages.map((stage): Column<Line> => ({
      key: stage,
      label: word('entryStage', stage),
      show: (line) => link(line, stage, line.standing[stage] ?? 0),
      isIdle: ({ standing }) => (standing[stage] ?? 0) === 0,
      number: true,
    })),
    {
      key: 'left',
      label: translate('campaigns.left'),
      show: (line) => link(line, 'left', line.left),
      isIdle: ({ left }) => left === 0,
      number: true,
    },
    {
      key: 'late',
      label: translate('campaigns.late'),
      show: ({ late }) => <LateNumber late={late} />,
      isIdle: ({ late }) => late.lists + late.assessments === 0,
      number: true,
    },
    {
      key: 'blocked',
      label: translate('campaigns.blocked'),
      show: ({ blocked }) => <Alarm count={blocked} tone="warning" />,
      isIdle: ({ blocked }) => blocked === 0,
      number: true,
    },
    {
      key: 'disputes',
      label: translate('campaigns.disputes'),
      show: ({ disputes }) => <Alarm count={disputes} tone="warning" />,
      isIdle: ({ disputes }) => disputes === 0,
      number: true,
    },
  ];
  return <RecordTable label={label} rows={[total, ...lines]} keyOf={({ key }) => key} columns={columns} />;
}
