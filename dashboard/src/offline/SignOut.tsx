import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { LinkBase, useLogout, useTranslate } from 'react-admin';
import { useOutbox } from './use-outbox.ts';

/** Signs out; whoever has something that was not sent is told first, because it is wiped. */
export function useSignOut(): { signOut(): void; dialog: ReactNode } {
  const translate = useTranslate();
  const logout = useLogout();
  const unsent = useOutbox().filter(({ standing }) => standing !== 'sent').length;
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return {
    signOut: () => (unsent > 0 ? setAsking(true) : void logout()),
    dialog: (
      <Dialog open={isAsking} onClose={close} aria-labelledby="unsent-title">
        <DialogTitle id="unsent-title">{translate('offline.unsent', { smart_count: unsent })}</DialogTitle>
        <DialogContent>{translate('offline.unsentHint')}</DialogContent>
        <DialogActions>
          <Button color="error" onClick={() => void logout()}>
            {translate('offline.signOutAnyway')}
          </Button>
          <Button variant="contained" component={LinkBase} to="/outbox" onClick={close}>
            {translate('offline.toOutbox')}
          </Button>
        </DialogActions>
      </Dialog>
    ),
  };
}
