import { Link } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The first stop of the keyboard on every page: past the bar and the menu, to the content. */
export function SkipLink() {
  const translate = useTranslate();
  return (
    <Link
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
      sx={{
        position: 'absolute',
        left: -9999,
        zIndex: 2000,
        bgcolor: 'background.paper',
        p: 1,
        '&:focus': { left: 8, top: 8 },
      }}
    >
      {translate('ra.navigation.skip_nav')}
    </Link>
  );
}
