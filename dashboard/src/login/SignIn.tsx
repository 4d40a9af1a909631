import { Alert, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useKept } from './kept.ts';
import { PasswordField } from './PasswordField.tsx';
import { useSubmit } from './use-submit.ts';

/** Login name and password. */
export function SignIn({ onSubmit }: { onSubmit: (login: string, password: string) => Promise<void> }) {
  const translate = useTranslate();
  const [login, setLogin] = useKept('login', '');
  const [password, setPassword] = useState('');
  const { problem, working, submit } = useSubmit('sign-in', () => onSubmit(login.trim(), password));
  return (
    <form onSubmit={(event: FormEvent) => submit(event)}>
      <Typography variant="h1">{translate('login.title')}</Typography>
      <TextField
        fullWidth
        required
        autoFocus
        margin="normal"
        name="login"
        id="login"
        label={translate('login.login')}
        autoComplete="username"
        value={login}
        onChange={({ target }) => setLogin(target.value)}
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
      />
      <PasswordField
        name="password"
        label={translate('login.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {problem && (
        <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
          {problem}
        </Alert>
      )}
      <Button type="submit" variant="contained" size="large" fullWidth disabled={working} sx={{ mt: 2 }}>
        {translate(working ? 'login.working' : 'login.submit')}
      </Button>
    </form>
  );
}
