import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import Logout from '@mui/icons-material/Logout';
import MenuIcon from '@mui/icons-material/Menu';
import { AppBar, Box, Button, IconButton, Toolbar, Typography } from '@mui/material';
import { LinkBase, useGetIdentity, useTheme as useThemeChoice, useTranslate } from 'react-admin';
import { useTheme } from '@mui/material/styles';
import { useSignOut } from '../offline/sign-out.tsx';
import { useRoles } from '../providers/who.ts';
import { useJoined, useWord } from '../providers/words.ts';
import { CampaignChoice } from './CampaignChoice.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { LiveMark } from './LiveMark.tsx';

/**
 * The bar above every screen. `onMenu` is there on narrow screens, where the navigation is behind a button.
 */
export function TopBar({ onMenu }: { onMenu?: () => void }) {
  const translate = useTranslate();
  return (
    <AppBar
      position="sticky"
      elevation={0}
      color="default"
      sx={{ bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider', displayPrint: 'none' }}
    >
      <Toolbar
        variant="dense"
        sx={{
          gap: { xs: 0.25, sm: 1 },
          minHeight: 56,
          px: { xs: 1, sm: 2 },
          flexWrap: { xs: 'wrap', sm: 'nowrap' },
        }}
      >
        {onMenu && (
          <IconButton onClick={onMenu} aria-label={translate('ra.action.open_menu')} edge="start">
            <MenuIcon />
          </IconButton>
        )}
        <Typography
          component={LinkBase}
          to="/"
          variant="h2"
          sx={{ color: 'primary.main', textDecoration: 'none', mr: 1, whiteSpace: 'nowrap' }}
        >
          {translate('app.name')}
        </Typography>
        <CampaignChoice />
        <Box sx={{ flex: 1 }} />
        <LiveMark />
        <LanguageButton />
        <ThemeButton />
        <WhoAmI />
      </Toolbar>
    </AppBar>
  );
}

function ThemeButton() {
  const translate = useTranslate();
  const dark = useTheme().palette.mode === 'dark';
  const [, choose] = useThemeChoice();
  const label = translate(dark ? 'app.lightTheme' : 'app.darkTheme');
  return (
    <IconButton aria-label={label} title={label} onClick={() => choose(dark ? 'light' : 'dark')}>
      {dark ? <LightModeOutlined fontSize="small" /> : <DarkModeOutlined fontSize="small" />}
    </IconButton>
  );
}

function WhoAmI() {
  const translate = useTranslate();
  const word = useWord();
  const joined = useJoined();
  const { signOut, dialog } = useSignOut();
  const { identity } = useGetIdentity();
  const roles = useRoles();
  const names = roles.length > 0 ? joined(roles.map((role) => word('role', role))) : translate('app.noRole');
  return (
    <>
      <Box sx={{ display: { xs: 'none', sm: 'block' }, textAlign: 'right', lineHeight: 1.2 }}>
        <Typography variant="body2">{identity?.fullName}</Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {names}
        </Typography>
      </Box>
      <Button
        title={`${translate('app.signOut')} · ${identity?.fullName ?? ''} · ${names}`}
        color="inherit"
        size="small"
        onClick={signOut}
        aria-label={translate('app.signOut')}
        sx={{ minWidth: 36 }}
      >
        <Logout fontSize="small" />
      </Button>
      {dialog}
    </>
  );
}
