import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';

/** Tells whoever signs out what was not sent, because it is wiped. */
export function UnsentDialog({
  unsent,
  onSignOut,
  onClose,
}: {
  unsent: number;
  onSignOut: () => void;
  onClose: () => void;
}) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onClose} aria-labelledby="unsent-title">
      <DialogTitle id="unsent-title">{translate('offline.unsent', { smart_count: unsent })}</DialogTitle>
      <DialogContent>{translate('offline.unsentHint')}</DialogContent>
      <DialogActions>
        <Button color="error" onClick={onSignOut}>
          {translate('offline.signOutAnyway')}
        </Button>
        <Button variant="contained" component={LinkBase} to="/outbox" onClick={onClose}>
          {translate('offline.toOutbox')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
