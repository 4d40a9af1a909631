import { Box } from '@mui/material';
import type { FormColumn, FormField, FormValue } from '@laurel/contracts';
import { mostOf } from '@laurel/contracts/plan-form';
import { FileChooser } from '../parts/FileChooser.tsx';
import { Section } from '../parts/Section.tsx';
import { useTranslate } from 'react-admin';
import type { Campaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';
import { filesIn, rowsIn } from './fields.ts';
import { idOf, Input } from './Input.tsx';
import { TableInput } from './TableInput.tsx';

interface Props {
  readonly field: FormField;
  readonly campaign: Campaign;
  readonly candidate: Pick<Rows['candidates'], 'campaignId' | 'branchId'>;
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
        <FileChooser
          id={idOf(field.id)}
          label={name}
          help={bilingual(field.help)}
          place={{ campaignId: candidate.campaignId, unitId: candidate.branchId, field: field.id }}
          mediaTypes={field.mediaTypes}
          most={mostOf(field)}
          files={filesIn(value)}
          onChange={onChange}
        />
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
