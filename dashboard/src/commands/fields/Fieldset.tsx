import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Inputs that belong together, under their name. */
export function Fieldset({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      component="fieldset"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, m: 0, minWidth: 0 }}
    >
      <Box component="legend" sx={{ px: 0.5, fontSize: 14 }}>
        {label}
      </Box>
      <Column>{children}</Column>
    </Box>
  );
}

/** Inputs one below the other. */
export function Column({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'minmax(0, 1fr)',
        '& .MuiFormControl-root': { m: 0 },
      }}
    >
      {children}
    </Box>
  );
}
