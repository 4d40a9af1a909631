import type { Finding } from '@laurel/rules';
import { Alert, AlertTitle } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useBilingual } from '../providers/words.ts';

/** Everything that the linter says of a rule pack: errors keep it from being frozen, warnings do not. */
export function PackFindings({ findings }: { findings: readonly Finding[] }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const errors = findings.filter(({ severity }) => severity === 'error');
  const severity = errors.length > 0 ? 'error' : findings.length > 0 ? 'warning' : 'success';
  return (
    <Alert severity={severity} role="status" sx={{ mb: 2 }}>
      <AlertTitle>
        {translate('pack.findings', { errors: errors.length, warnings: findings.length - errors.length })}
      </AlertTitle>
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.path} ${finding.code} ${finding.zh}`}>{bilingual(finding)}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
