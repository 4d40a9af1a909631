import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useTranslate } from 'react-admin';
import { Answered } from '../parts/states.tsx';
import { addressOf } from './address.ts';
import { PublicFrame } from './PublicFrame.tsx';
import { readPublic } from './reading.ts';
import { useTitle } from './use-title.ts';
import { spellingsOf, verdictOn } from './verdict.ts';
import { VerdictBox } from './VerdictBox.tsx';

/**
 * The check of a certificate or plaque by its number, typed or brought by the QR code of a certificate. The
 * number stands in the address, so that the answer can be kept and sent.
 */
export function CertificateCheck() {
  const translate = useTranslate();
  const number = new URLSearchParams(useLocation().search).get('number')?.trim() ?? '';
  const title = translate('public.check');
  useTitle(title);
  return (
    <PublicFrame>
      <Typography variant="h1">{title}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>
        {translate('public.checkNote')}
      </Typography>
      <Paper variant="outlined" sx={{ p: { xs: 1.5, sm: 2.5 }, mb: 2 }}>
        <NumberForm key={number} number={number} />
      </Paper>
      <Box role="status">{number !== '' && <Checked number={number} />}</Box>
    </PublicFrame>
  );
}

function NumberForm({ number }: { number: string }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(number);
  const check = (event: FormEvent) => {
    event.preventDefault();
    navigate(addressOf(typed.trim()));
  };
  return (
    <Box
      component="form"
      onSubmit={check}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}
    >
      <TextField
        required
        id="number"
        label={translate('public.numberLabel')}
        helperText={translate('public.numberHint')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 60, spellCheck: false, autoCapitalize: 'none' } }}
        sx={{ flex: '1 1 260px' }}
      />
      <Button
        type="submit"
        variant="contained"
        size="large"
        sx={{ minHeight: 56, flex: { xs: '1 1 100%', sm: '0 0 auto' } }}
      >
        {translate('public.checkNow')}
      </Button>
    </Box>
  );
}

function Checked({ number }: { number: string }) {
  const asked = useQuery({
    queryKey: ['public', 'certificate', number],
    queryFn: ({ signal }) => rowsOf(number, signal),
  });
  return (
    <Answered asked={asked}>{(rows) => <VerdictBox verdict={verdictOn(rows)} number={number} />}</Answered>
  );
}

/** The rows that bear the number: a certificate's, or if there is none a plaque's. */
async function rowsOf(number: string, signal: AbortSignal) {
  for (const field of ['certificateNumber', 'plaqueNumber'])
    for (const spelling of spellingsOf(number)) {
      const rows = await readPublic('certificates', { filter: { [field]: spelling } }, signal);
      if (rows.length > 0) return rows;
    }
  return [];
}
