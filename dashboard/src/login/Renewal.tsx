import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import { HttpError, useLocaleState, useLogoutIfAccessDenied, useTranslate } from 'react-admin';
import { type Language, problemOf, type ProblemBody, problemText } from '../providers/http.ts';
import { queryClient } from '../providers/query-client.ts';
import { asksForPassword, endWaiting } from '../providers/renewal.ts';
import { session, signIn } from '../providers/session.ts';
import { PasswordField } from './PasswordField.tsx';

const left = new HttpError('', 401, { code: 'unauthenticated', status: 401 });

/** Asks for the password over a screen on which somebody is writing, when the session has ended. */
export function Renewal() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [isWorking, setWorking] = useState(false);
  useEffect(() => asksForPassword(() => setOpen(true)), []);
  const enter = async () => {
    setWorking(true);
    setProblem(undefined);
    try {
      const { account } = await session();
      await signIn(account.login, password);
      setOpen(false);
      endWaiting();
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setPassword('');
      setWorking(false);
    }
  };
  const leave = () => {
    endWaiting(left);
    void logoutIfAccessDenied(left);
  };
  return (
    <Dialog open={isOpen} aria-labelledby="renewal-title" disableRestoreFocus={false}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void enter();
        }}
      >
        <DialogTitle id="renewal-title">{translate('login.endedTitle')}</DialogTitle>
        <DialogContent>
          <Typography>{translate('login.endedHint')}</Typography>
          <PasswordField
            name="password"
            label={translate('login.password')}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          {problem && (
            <Alert severity="error" variant="outlined">
              {problemText(problem, locale as Language)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={leave}>{translate('login.leave')}</Button>
          <Button type="submit" variant="contained" disabled={isWorking}>
            {translate(isWorking ? 'login.working' : 'login.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
