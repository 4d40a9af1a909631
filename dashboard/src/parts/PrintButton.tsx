import Print from '@mui/icons-material/Print';
import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Opens the browser's own printing. It is not on the paper itself. */
export function PrintButton() {
  const translate = useTranslate();
  return (
    <Button
      variant="outlined"
      startIcon={<Print />}
      onClick={() => window.print()}
      sx={{ displayPrint: 'none' }}
    >
      {translate('public.print')}
    </Button>
  );
}
