import { Alert, AlertTitle, Paper } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { To } from '../parts/To.tsx';
import { useBilingual } from '../providers/words.ts';
import { longDay } from '../values/time.ts';
import { addressOf } from './address.ts';
import type { CertificateRow } from './reading.ts';
import type { Verdict } from './verdict.ts';

const said = {
  valid: { title: 'public.valid', text: 'public.validText', severity: 'success' },
  revoked: { title: 'public.revoked', text: 'public.revokedText', severity: 'error' },
  replaced: { title: 'public.replaced', text: 'public.replacedText', severity: 'warning' },
} as const;

/** The answer of the check, in words first. */
export function VerdictBox({ verdict, number }: { verdict: Verdict; number: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (verdict.kind === 'unknown')
    return (
      <Alert severity="info" variant="outlined">
        <AlertTitle>{translate('public.unknown')}</AlertTitle>
        {translate('public.unknownText', { number })}
      </Alert>
    );
  const { title, text, severity } = said[verdict.kind];
  const { revokedOn } = verdict.certificate;
  return (
    <Paper variant="outlined" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
      <Alert severity={severity} variant="outlined" sx={{ mb: 2 }}>
        <AlertTitle>{translate(title)}</AlertTitle>
        {translate(text, { on: revokedOn === undefined ? '' : longDay(revokedOn, locale) })}
      </Alert>
      <Certificate certificate={verdict.certificate} />
    </Paper>
  );
}

function Certificate({ certificate }: { certificate: CertificateRow }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const bilingual = useBilingual();
  const { replacedBy } = certificate;
  return (
    <Facts
      facts={[
        replacedBy && [
          translate('public.replacedBy'),
          <To key="certificate" to={addressOf(replacedBy.certificateNumber)}>
            {replacedBy.certificateNumber}
          </To>,
        ],
        replacedBy && [translate('public.plaqueReplacedBy'), replacedBy.plaqueNumber],
        [translate('public.honour'), bilingual(certificate.honourName)],
        [translate('documents.branch'), certificate.branchName],
        [translate('documents.unit'), certificate.unitName],
        [translate('documents.bureau'), certificate.bureauName],
        [translate('file.certificateNumber'), certificate.certificateNumber],
        [translate('file.plaqueNumber'), certificate.plaqueNumber],
        [
          translate('public.decision'),
          `${certificate.documentNumber} · ${longDay(certificate.namedOn, locale)}`,
        ],
        [translate('public.issuedOn'), longDay(certificate.issuedOn, locale)],
      ]}
    />
  );
}
