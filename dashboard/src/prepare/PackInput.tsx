import { FormHelperText, Box } from '@mui/material';
import type { Finding } from '@laurel/rules';
import { BooleanInput, DateInput, NumberInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useBilingual } from '../providers/words.ts';
import { type PackField, sourceOf } from './pack-fields.ts';

const trimmings = ['perCriterion', 'perTotal', 'none'] as const;
const trimmingWords = {
  perCriterion: 'pack.trimPerCriterion',
  perTotal: 'pack.trimPerTotal',
  none: 'pack.trimNone',
} as const;

/** One field of a rule pack, with what the linter says of it. */
export function PackInput({
  field: { path, is, word },
  findings,
  label,
}: {
  field: PackField;
  findings: readonly Finding[];
  /** Its words where they name more than the field. */
  label?: string;
}) {
  const translate = useTranslate();
  const common = {
    source: `rulePack.${sourceOf(path)}`,
    label: label ?? translate(word),
    fullWidth: true,
    helperText: false as const,
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      {is === 'text' && <TextInput {...common} parse={(text: string) => text} />}
      {is === 'decimal' && <TextInput {...common} parse={(text: string) => text} inputMode="decimal" />}
      {is === 'number' && <NumberInput {...common} />}
      {is === 'day' && <DateInput {...common} parse={(day: string) => day} />}
      {is === 'yesNo' && <BooleanInput source={common.source} label={common.label} helperText={false} />}
      {is === 'lines' && (
        <TextInput
          {...common}
          multiline
          format={(lines: readonly string[] | undefined) => lines?.join('\n') ?? ''}
          parse={(text: string) => text.split('\n')}
        />
      )}
      {is === 'trimming' && (
        <SelectInput
          {...common}
          choices={trimmings.map((id) => ({ id, name: translate(trimmingWords[id]) }))}
        />
      )}
      <FindingsAt path={path} findings={findings} />
    </Box>
  );
}

/** The findings on one field, below it. */
export function FindingsAt({ path, findings }: { path: string; findings: readonly Finding[] }) {
  const bilingual = useBilingual();
  return findings
    .filter((finding) => finding.path === path)
    .map((finding) => (
      <FormHelperText
        key={`${finding.code} ${finding.zh}`}
        error={finding.severity === 'error'}
        sx={{ mb: 1, ...(finding.severity === 'warning' && { color: 'warning.main' }) }}
      >
        {bilingual(finding)}
      </FormHelperText>
    ));
}
