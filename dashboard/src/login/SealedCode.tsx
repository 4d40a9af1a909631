import { Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  readonly code: string;
  readonly onKept: () => Promise<void>;
}

/** The code for the envelope, shown this once: the server keeps its hash alone. */
export function SealedCode({ code, onKept }: Props) {
  const translate = useTranslate();
  return (
    <>
      <Typography variant="h1">{translate('login.sealedTitle')}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 1 }}>{translate('login.sealedHint')}</Typography>
      <Typography
        role="status"
        sx={{ my: 3, fontFamily: 'monospace', fontSize: '1.25rem', userSelect: 'all', textAlign: 'center' }}
      >
        {code}
      </Typography>
      <Button variant="contained" size="large" fullWidth onClick={() => void onKept()}>
        {translate('login.sealedKept')}
      </Button>
    </>
  );
}
