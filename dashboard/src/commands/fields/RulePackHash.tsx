import { Box } from '@mui/material';
import { useEffect } from 'react';
import { useInput, useTranslate } from 'react-admin';
import type { FieldProps } from './field.ts';
import { usePlace } from './place.ts';

/** The rule pack that stands now, which is what is frozen: nobody types its hash. */
export function RulePackHash({ source, label }: FieldProps) {
  const translate = useTranslate();
  const { campaign } = usePlace();
  const hash = campaign?.rulePackHash;
  const { field } = useInput({ source, defaultValue: '' });
  const { onChange, value } = field;
  useEffect(() => {
    if (hash !== undefined && hash !== value) onChange(hash);
  }, [hash, value, onChange]);
  return (
    <Box>
      {translate('act.labelled', {
        label,
        value: hash === undefined ? '—' : translate('act.rulePackNow', { hash: hash.slice(0, 12) }),
      })}
    </Box>
  );
}
