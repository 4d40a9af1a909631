import AccountTree from '@mui/icons-material/AccountTree';
import Checklist from '@mui/icons-material/Checklist';
import Dashboard from '@mui/icons-material/Dashboard';
import EmojiEvents from '@mui/icons-material/EmojiEvents';
import FormatListNumbered from '@mui/icons-material/FormatListNumbered';
import Groups from '@mui/icons-material/Groups';
import ManageSearch from '@mui/icons-material/ManageSearch';
import Campaign from '@mui/icons-material/Campaign';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PlaylistAddCheck from '@mui/icons-material/PlaylistAddCheck';
import TaskAlt from '@mui/icons-material/TaskAlt';
import type { SvgIconComponent } from '@mui/icons-material';
import {
  Box,
  Divider,
  Drawer,
  List,
  ListItem,
  ListItemButton,
  ListItemIcon,
  ListItemText,
} from '@mui/material';
import type { ComponentType } from 'react';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { desks } from '../map.ts';
import type { Visible } from '../providers/resources.ts';
import { useMayRead, useRoles } from '../providers/who.ts';
import { DeadLetterCount } from '../dead-letters/DeadLetterCount.tsx';

interface Place {
  readonly to: string;
  readonly label: string;
  readonly icon: SvgIconComponent;
  /** Shown to those who may read it. */
  readonly reads?: Visible;
  /** The number of items that wait there. */
  readonly count?: ComponentType;
}

const everybodys: readonly Place[] = [
  { to: '/', label: 'work.title', icon: Checklist },
  { to: '/act', label: 'act.title', icon: PlaylistAddCheck },
];

const places: readonly Place[] = [
  { to: '/progress', label: 'overview.title', icon: Dashboard, reads: 'progress' },
  { to: '/overview', label: 'campaigns.title', icon: AccountTree, reads: 'overview' },
  { to: '/candidates', label: 'candidates.title', icon: Groups, reads: 'candidates' },
  { to: '/ranking-entries', label: 'ranking.title', icon: FormatListNumbered, reads: 'ranking-entries' },
  { to: '/named', label: 'named.title', icon: EmojiEvents, reads: 'named' },
  { to: '/public', label: 'public.title', icon: Campaign },
  { to: '/history', label: 'history.title', icon: ManageSearch, reads: 'history' },
  {
    to: '/dead-letters',
    label: 'deadLetters.title',
    icon: PauseCircleOutlined,
    reads: 'dead-letters',
    count: DeadLetterCount,
  },
];

/**
 * The menu of pages: beside the page on a wide screen, in a drawer on a phone. It offers only the pages that
 * the user's roles may see.
 */
export function Navigation({ wide, open, onClose }: { wide: boolean; open: boolean; onClose: () => void }) {
  if (wide)
    return (
      <Box
        sx={{
          displayPrint: 'none',
          width: 196,
          flexShrink: 0,
          borderRight: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
        }}
      >
        <Box sx={{ position: 'sticky', top: 56 }}>
          <Places />
        </Box>
      </Box>
    );
  return (
    <Drawer open={open} onClose={onClose}>
      <Box sx={{ width: 240 }} onClick={onClose}>
        <Places />
      </Box>
    </Drawer>
  );
}

function Places() {
  const translate = useTranslate();
  const mayRead = useMayRead();
  const roles = useRoles();
  const offered = desks.filter((desk) => desk.roles.some((role) => roles.includes(role)));
  return (
    <List component="nav" aria-label={translate('app.mainNavigation')} sx={{ py: 1 }}>
      {everybodys.map((place) => (
        <Entry key={place.to} {...place} />
      ))}
      {offered.map(({ path, label }) => (
        <Entry key={path} to={path} label={label} icon={TaskAlt} />
      ))}
      {offered.length > 0 && <Divider component="div" sx={{ my: 1 }} />}
      {places
        .filter(({ reads }) => reads === undefined || mayRead(reads))
        .map((place) => (
          <Entry key={place.to} {...place} />
        ))}
    </List>
  );
}

function Entry({ to, label, icon: Icon, count: Count }: Place) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const here = to === '/' ? pathname === '/' : pathname.startsWith(to);
  return (
    <ListItem disablePadding component="div">
      <ListItemButton component={LinkBase} to={to} selected={here} aria-current={here ? 'page' : undefined}>
        <ListItemIcon sx={{ minWidth: 38, color: here ? 'primary.main' : 'text.secondary' }}>
          <Icon fontSize="small" />
        </ListItemIcon>
        <ListItemText primary={translate(label)} />
        {Count && <Count />}
      </ListItemButton>
    </ListItem>
  );
}
