import { Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A heading within a section. */
export function Subheading({ children }: { children: ReactNode }) {
  return (
    <Typography variant="h3" sx={{ mt: 2.5, mb: 1 }}>
      {children}
    </Typography>
  );
}
