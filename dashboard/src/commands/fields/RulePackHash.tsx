import { Box } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';
import { useBegun } from '../use-begun.ts';
import type { FieldProps } from './field.ts';
import { usePlace } from './place.ts';

/** The rule pack that stands now, which is what is frozen: nobody types its hash. */
export function RulePackHash({ source, label }: FieldProps) {
  const translate = useTranslate();
  const { campaign } = usePlace();
  const hash = campaign?.rulePackHash;
  useInput({ source, defaultValue: '' });
  useBegun(source, hash, true);
  return (
    <Box>
      {translate('act.labelled', {
        label,
        value: hash === undefined ? '—' : translate('act.rulePackNow', { hash: hash.slice(0, 12) }),
      })}
    </Box>
  );
}
