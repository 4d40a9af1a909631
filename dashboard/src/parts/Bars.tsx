import { Box, Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { To } from './To.tsx';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The part of the value that stands out; shown darker. */
  readonly part?: number;
  readonly to?: string;
  /** The text that a screen reader speaks for the link. */
  readonly spoken?: string;
}

/**
 * Bars for comparing a few numbers, each a link to what it counts. Always with a table of the same numbers at
 * hand.
 */
export function Bars({ bars, table, maximum }: { bars: readonly Bar[]; table: ReactNode; maximum?: number }) {
  const translate = useTranslate();
  const [asTable, setAsTable] = useState(false);
  const most = Math.max(1, maximum ?? 0, ...bars.map(({ value }) => value));
  return (
    <>
      {asTable ? (
        table
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.75 }}>
          {bars.map((bar) => (
            <Line key={bar.key} bar={bar} most={most} />
          ))}
        </Box>
      )}
      <Button size="small" onClick={() => setAsTable(!asTable)} sx={{ mt: 1.5 }}>
        {translate(asTable ? 'state.showChart' : 'state.showTable')}
      </Button>
    </>
  );
}

function Line({ bar: { label, value, part, to, spoken }, most }: { bar: Bar; most: number }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '84px 1fr 46px', sm: '120px 1fr 60px' },
        alignItems: 'center',
        gap: 1.25,
      }}
    >
      <Box>
        {to === undefined ? (
          label
        ) : (
          <To to={to} {...(spoken !== undefined && { label: spoken })}>
            {label}
          </To>
        )}
      </Box>
      <Box
        aria-hidden
        sx={{
          height: 22,
          bgcolor: 'action.hover',
          borderRadius: 1,
          overflow: 'hidden',
          position: 'relative',
        }}
      >
        <Box
          sx={{
            width: `${(100 * value) / most}%`,
            height: '100%',
            bgcolor: 'primary.main',
            opacity: 0.55,
            transition: 'width 0.4s',
          }}
        />
        {part !== undefined && (
          <Box
            sx={{
              width: `${(100 * part) / most}%`,
              height: '100%',
              bgcolor: 'primary.main',
              position: 'absolute',
              top: 0,
              left: 0,
              transition: 'width 0.4s',
            }}
          />
        )}
      </Box>
      <Box sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>{value}</Box>
    </Box>
  );
}
