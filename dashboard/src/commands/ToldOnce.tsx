import { Alert, AlertTitle, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Outcome } from './send.ts';

const secrets = {
  oneTimePassword: 'act.oneTimePassword',
  activationHalf: 'act.activationHalf',
  sealedCode: 'act.sealedCode',
} as const;

/** The secrets that the server tells this once, to be handed over. */
export function ToldOnce({ outcome }: { outcome: Outcome }) {
  const translate = useTranslate();
  const told = (Object.keys(secrets) as (keyof typeof secrets)[]).filter(
    (name) => outcome[name] !== undefined,
  );
  if (told.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      <AlertTitle>{translate('act.toldOnce')}</AlertTitle>
      {told.map((name) => (
        <Box key={name}>
          {translate(secrets[name])}{' '}
          <Box component="code" sx={{ fontSize: '1.25rem', userSelect: 'all', overflowWrap: 'anywhere' }}>
            {outcome[name]}
          </Box>
        </Box>
      ))}
    </Alert>
  );
}
