import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase } from 'react-admin';

/** A link inside the dashboard; the past that is looked at stays. */
export function To({ to, children, label }: { to: string; children: ReactNode; label?: string }) {
  return (
    <Link component={LinkBase} to={to} aria-label={label} sx={{ color: 'primary.main' }}>
      {children}
    </Link>
  );
}

/** The address of a list with a filter, as react-admin reads it. */
export function filtered(resource: string, filter: Readonly<Record<string, unknown>>): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
