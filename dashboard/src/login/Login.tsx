import { Box, Paper, Typography } from '@mui/material';
import { useLocaleState, useLogin, useTranslate } from 'react-admin';
import { useEffect } from 'react';
import { LanguageButton } from '../layout/LanguageButton.tsx';
import { RehearsalBanner } from '../layout/banners.tsx';
import { To } from '../parts/To.tsx';
import { chosenLanguage } from '../providers/i18n-provider.ts';
import { type Session, signIn } from '../providers/session.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { forgetKept, useKept } from './kept.ts';
import { SignIn } from './SignIn.tsx';

/** The way in. A one-time password lets nobody further than the form that replaces it. */
export function Login() {
  const translate = useTranslate();
  const [, setLocale] = useLocaleState();
  const enter = useLogin();
  const [mustChange, setMustChange] = useKept<{ login: string; current: string } | undefined>(
    'must-change',
    undefined,
  );

  useEffect(() => {
    document.title = `${translate('login.title')} · ${translate('app.name')}`;
  }, [translate]);

  const goIn = async () => {
    forgetKept();
    await enter({}, '/');
  };
  const go = async (login: string, password: string) => {
    const opened: Session = await signIn(login, password);
    if (chosenLanguage() === undefined) setLocale(opened.account.language);
    if (opened.mustChangePassword) setMustChange({ login, current: password });
    else await goIn();
  };
  return (
    <Box
      sx={{
        minHeight: '100vh',
        bgcolor: 'background.default',
        color: 'text.primary',
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <RehearsalBanner />
      <Box component="main" sx={{ flex: 1, display: 'grid', placeItems: 'center', p: 2 }}>
        <Paper variant="outlined" sx={{ width: '100%', maxWidth: 400, p: { xs: 2.5, sm: 4 } }}>
          <Box sx={{ display: 'flex', alignItems: 'baseline', mb: 3, gap: 1 }}>
            <Box sx={{ flex: 1 }}>
              <Typography sx={{ color: 'primary.main', fontSize: 22, fontWeight: 700 }}>
                {translate('app.name')}
              </Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {translate('app.subtitle')}
              </Typography>
            </Box>
            <LanguageButton />
          </Box>
          {mustChange ? (
            <ChangePassword {...mustChange} onChanged={goIn} onOther={() => setMustChange(undefined)} />
          ) : (
            <SignIn onSubmit={go} />
          )}
          <Box sx={{ mt: 3, display: 'flex', gap: 3, justifyContent: 'center' }}>
            <To to="/public">{translate('public.title')}</To>
            <To to="/public/certificate">{translate('public.check')}</To>
          </Box>
        </Paper>
      </Box>
    </Box>
  );
}
