import { Box } from '@mui/material';
import type { FormColumn, FormField, FormValue } from '@laurel/contracts';
import { Section } from '../parts/Section.tsx';
import { useTranslate } from 'react-admin';
import type { Campaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';
import { filesIn, rowsIn } from './fields.ts';
import { FileInput } from './FileInput.tsx';
import { Input } from './Input.tsx';
import { TableInput } from './TableInput.tsx';

interface Props {
  readonly field: FormField;
  readonly campaign: Campaign;
  readonly candidate: Rows['candidates'];
  readonly value: FormValue | undefined;
  /** The place of the fault that is told. */
  readonly faulty: string;
  readonly onChange: (value: FormValue) => void;
}

/** A field of the form, by its kind, under its name. */
export function FieldInput({ field, campaign, candidate, value, faulty, onChange }: Props) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const name = bilingual(field.name);
  const title = field.required ? translate('form.required', { field: name }) : name;
  if (field.kind === 'table')
    return (
      <Section title={title} hint={bilingual(field.help) || undefined}>
        <TableInput
          field={field}
          campaign={campaign}
          rows={rowsIn(value)}
          faulty={faulty}
          onChange={onChange}
        />
      </Section>
    );
  if (field.kind === 'file')
    return (
      <Section title={title}>
        <FileInput field={field} candidate={candidate} files={filesIn(value)} onChange={onChange} />
      </Section>
    );
  return (
    <Box sx={{ mb: 1.5 }}>
      <Input
        column={field as FormColumn}
        place={field.id}
        value={typeof value === 'string' ? value : ''}
        isFaulty={faulty === field.id}
        onChange={onChange}
      />
    </Box>
  );
}
