import { Box, useMediaQuery, useTheme } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { CoreLayoutProps } from 'react-admin';
import { NewVersion } from '../offline/NewVersion.tsx';
import { Screen } from '../offline/Screen.tsx';
import { useSessionEnd } from '../providers/session-end.ts';
import { Realtime } from '../providers/realtime.tsx';
import { Navigation } from './Navigation.tsx';
import { PastBanner, RehearsalBanner } from './banners.tsx';
import { SkipLink } from './SkipLink.tsx';
import { TopBar } from './TopBar.tsx';

const NetworkLine = lazy(async () => ({ default: (await import('../offline/NetworkLine.tsx')).NetworkLine }));

/** The frame of every screen: who and where one is, what time one looks at, where one can go. */
export function Layout({ children }: CoreLayoutProps) {
  const wide = useMediaQuery(useTheme().breakpoints.up('md'));
  const [open, setOpen] = useState(false);
  useSessionEnd();
  return (
    <Realtime>
      <Box
        sx={{
          minHeight: '100vh',
          display: 'flex',
          flexDirection: 'column',
          bgcolor: 'background.default',
          color: 'text.primary',
        }}
      >
        <SkipLink />
        <TopBar {...(!wide && { onMenu: () => setOpen(true) })} />
        <RehearsalBanner />
        <PastBanner />
        <NewVersion />
        <Suspense>
          <NetworkLine />
        </Suspense>
        <Box sx={{ display: 'flex', flex: 1, minWidth: 0 }}>
          <Navigation wide={wide} open={open} onClose={() => setOpen(false)} />
          <Box
            component="main"
            id="main"
            tabIndex={-1}
            sx={{ flex: 1, minWidth: 0, p: { xs: 1.5, sm: 3 }, outline: 'none', '@media print': { p: 0 } }}
          >
            <Screen>{children}</Screen>
          </Box>
        </Box>
      </Box>
    </Realtime>
  );
}
