import { AppBar, Box, Link, Toolbar, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase, useAuthState, useLocation, useTranslate } from 'react-admin';
import { LanguageButton } from '../layout/LanguageButton.tsx';
import { SkipLink } from '../layout/SkipLink.tsx';
import { RehearsalBanner } from '../layout/banners.tsx';

/** The frame of the public's pages: where one can go, and the way in for those who have an account. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box sx={{ minHeight: '100vh', bgcolor: 'background.default', color: 'text.primary' }}>
      <SkipLink />
      <AppBar
        position="static"
        elevation={0}
        color="default"
        sx={{ bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider', displayPrint: 'none' }}
      >
        <Toolbar
          variant="dense"
          sx={{ gap: 2, rowGap: 0, flexWrap: 'wrap', minHeight: 56, px: { xs: 1.5, sm: 3 }, py: 0.5 }}
        >
          <Typography sx={{ color: 'primary.main', fontWeight: 650, fontSize: '1.15rem' }}>
            {translate('app.name')}
          </Typography>
          <Places />
          <Box sx={{ flex: 1 }} />
          <WayIn />
          <LanguageButton />
        </Toolbar>
      </AppBar>
      <RehearsalBanner />
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        sx={{
          maxWidth: 960,
          mx: 'auto',
          p: { xs: 1.5, sm: 3 },
          outline: 'none',
          '@media print': { p: 0, maxWidth: 'none' },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}

function Places() {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const places = [
    { to: '/public', label: 'public.notices', here: !pathname.startsWith('/public/certificate') },
    { to: '/public/certificate', label: 'public.check', here: pathname.startsWith('/public/certificate') },
  ];
  return (
    <Box component="nav" aria-label={translate('public.navigation')} sx={{ display: 'flex', gap: 2 }}>
      {places.map(({ to, label, here }) => (
        <Link
          key={to}
          component={LinkBase}
          to={to}
          aria-current={here ? 'page' : undefined}
          sx={{
            py: 1,
            color: here ? 'primary.main' : 'text.primary',
            fontWeight: here ? 650 : 400,
            borderBottom: 2,
            borderColor: here ? 'primary.main' : 'transparent',
            whiteSpace: 'nowrap',
          }}
        >
          {translate(label)}
        </Link>
      ))}
    </Box>
  );
}

/** To the sign-in page; who is signed in goes back to work. */
function WayIn() {
  const translate = useTranslate();
  const { authenticated, isPending } = useAuthState({}, false);
  if (isPending) return null;
  return (
    <Link
      component={LinkBase}
      to={authenticated ? '/' : '/login'}
      sx={{ color: 'text.primary', whiteSpace: 'nowrap', py: 1 }}
    >
      {translate(authenticated ? 'public.workbench' : 'public.signIn')}
    </Link>
  );
}
