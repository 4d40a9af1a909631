import { Box, CircularProgress, Typography } from '@mui/material';
import { type ErrorProps, useTranslate } from 'react-admin';
import { Page } from '../parts/Page.tsx';
import { ProblemBox } from '../parts/states.tsx';

/** While a screen's code or the session is being fetched. */
export function Waiting() {
  const translate = useTranslate();
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 2, p: 4, justifyContent: 'center' }}>
      <CircularProgress size={24} aria-hidden />
      <Typography>{translate('state.loading')}</Typography>
    </Box>
  );
}

/** For an address that leads nowhere. */
export function NotFound() {
  const translate = useTranslate();
  return (
    <Page title={translate('ra.page.not_found')}>
      <Typography>{translate('ra.message.not_found')}</Typography>
    </Page>
  );
}

/** For a screen that none of one's roles sees. */
export function AccessDenied() {
  const translate = useTranslate();
  return (
    <Page title={translate('state.noAccess')}>
      <Typography>{translate('state.noAccessHint')}</Typography>
    </Page>
  );
}

/** For a fault of ours in a screen. */
export function Broken({ error }: ErrorProps) {
  const translate = useTranslate();
  return (
    <Page title={translate('ra.page.error')}>
      <ProblemBox error={error} />
    </Page>
  );
}
