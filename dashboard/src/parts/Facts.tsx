import { Box } from '@mui/material';
import type { ReactNode } from 'react';

export type Fact = readonly [label: string, value: ReactNode];

/** Names and values. What has no value is left out, so that a file shows what is known. */
export function Facts({ facts }: { facts: readonly (Fact | undefined | false)[] }) {
  const known = facts.filter(
    (fact): fact is Fact =>
      Boolean(fact) && fact !== undefined && (fact as Fact)[1] !== undefined && (fact as Fact)[1] !== '',
  );
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(120px, max-content) 1fr' },
        columnGap: 2.5,
        rowGap: { xs: 0, sm: 1 },
        m: 0,
      }}
    >
      {known.map(([label, value]) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: 14, pt: '1px' }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              mb: { xs: 1.25, sm: 0 },
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              minWidth: 0,
            }}
          >
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
