import { Box, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { useTranslate } from 'react-admin';
import type { ServiceName } from '@laurel/contracts';
import { Freshness } from './Freshness.tsx';

/**
 * One screen: its heading, what may be done, how fresh it is. `service` is the one whose views it mostly
 * shows.
 */
export function Page({
  title,
  note,
  actions,
  service,
  screenOnly = false,
  children,
}: {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  service?: ServiceName;
  /** True if the heading is of the screen and not of what is printed from it. */
  screenOnly?: boolean;
  children: ReactNode;
}) {
  const translate = useTranslate();
  useEffect(() => {
    document.title = `${title} · ${translate('app.name')}`;
  }, [title, translate]);
  return (
    <Box sx={{ maxWidth: 1280, mx: 'auto' }}>
      <Box
        sx={{
          ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2, rowGap: 0.5, mb: 2 },
          ...(screenOnly && { displayPrint: 'none' }),
        }}
      >
        <Typography variant="h1">{title}</Typography>
        {note && (
          <Typography component="div" sx={{ color: 'text.secondary' }}>
            {note}
          </Typography>
        )}
        <Box sx={{ flex: 1 }} />
        {actions}
      </Box>
      {children}
      {service && <Freshness service={service} />}
    </Box>
  );
}
