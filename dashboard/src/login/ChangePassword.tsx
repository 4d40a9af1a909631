import { Alert, Button, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { changePassword } from '../providers/session.ts';
import { useKept } from './kept.ts';
import { PasswordField } from './PasswordField.tsx';
import { SealedCode } from './SealedCode.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  readonly login: string;
  /** The one-time password just used. */
  readonly current: string;
  readonly onChanged: () => Promise<void>;
  readonly onOther: () => void;
}

/** Replaces the one-time password that the administrator handed out. */
export function ChangePassword({ login, current, onChanged, onOther }: Props) {
  const translate = useTranslate();
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [differs, setDiffers] = useState(false);
  // Told once: a change of language must not lose it.
  const [sealedCode, setSealedCode] = useKept<string | undefined>('sealed-code', undefined);
  const { problem, working, submit } = useSubmit('change-password', async () => {
    const code = await changePassword(current, next);
    if (code === undefined) await onChanged();
    else setSealedCode(code);
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(next !== repeat);
    if (next === repeat) submit(event);
  };
  if (sealedCode !== undefined) return <SealedCode code={sealedCode} onKept={onChanged} />;
  const said = differs ? translate('login.differs') : problem;
  return (
    <form onSubmit={send}>
      <Typography variant="h1">{translate('login.changeTitle')}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 1 }}>{translate('login.changeHint')}</Typography>
      <input type="text" name="login" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        name="next"
        label={translate('login.next')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
      <PasswordField
        name="repeat"
        label={translate('login.repeat')}
        autoComplete="new-password"
        value={repeat}
        onChange={setRepeat}
      />
      {said !== undefined && (
        <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
          {said}
        </Alert>
      )}
      <Button type="submit" variant="contained" size="large" fullWidth disabled={working} sx={{ mt: 2 }}>
        {translate('login.change')}
      </Button>
      <Button fullWidth sx={{ mt: 1 }} onClick={onOther}>
        {translate('login.other')}
      </Button>
    </form>
  );
}
