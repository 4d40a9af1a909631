import { MenuItem, TextField } from '@mui/material';
import type { FormColumn } from '@laurel/contracts';
import { mostOf } from '@laurel/contracts/plan-form';
import { useTranslate } from 'react-admin';
import { useBilingual } from '../providers/words.ts';

interface Props {
  readonly column: FormColumn;
  /** The place in the form, as the input is named. */
  readonly place: string;
  readonly value: string;
  readonly isFaulty: boolean;
  readonly onChange: (value: string) => void;
}

/** One text, number or choice of a form: labelled, with its help and how much may still be written. */
export function Input({ column, place, value, isFaulty, onChange }: Props) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { kind, format, help, required, options = [] } = column;
  const most = kind === 'text' && format === undefined ? mostOf(column) : undefined;
  const counted = most === undefined ? '' : translate('form.count', { count: [...value].length, most });
  const said = [bilingual(help), limitsOf(column, translate), counted]
    .filter((text) => text !== '')
    .join(' · ');
  return (
    <TextField
      fullWidth
      id={idOf(place)}
      name={place}
      label={bilingual(column.name)}
      required={required}
      error={isFaulty}
      value={value}
      select={kind === 'choice'}
      multiline={most !== undefined && most > 200}
      {...(most !== undefined && most > 200 && { minRows: 3 })}
      type={format === 'day' ? 'date' : format === 'telephone' ? 'tel' : 'text'}
      helperText={said || ' '}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{
        htmlInput: { ...(kind === 'number' && { inputMode: 'decimal' as const }), 'aria-invalid': isFaulty },
        ...(format === 'day' && { inputLabel: { shrink: true } }),
      }}
    >
      {kind === 'choice' && !required && <MenuItem value="">{translate('form.noChoice')}</MenuItem>}
      {options.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {bilingual(name)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function limitsOf(column: FormColumn, translate: ReturnType<typeof useTranslate>): string {
  const { kind, format, lowest, highest, decimals = 0, minimum = 0 } = column;
  if (kind === 'text') return minimum > 0 ? translate('form.atLeast', { minimum }) : '';
  if (kind !== 'number' || format) return '';
  const range =
    lowest !== undefined && highest !== undefined
      ? translate('form.between', { lowest, highest })
      : lowest !== undefined
        ? translate('form.from', { lowest })
        : highest !== undefined
          ? translate('form.upTo', { highest })
          : '';
  return [range, decimals > 0 ? translate('form.decimals', { decimals }) : ''].filter(Boolean).join(' · ');
}

/** The id of the input at a place, by which a fault gives it the focus. */
export function idOf(place: string): string {
  return `form-${place}`;
}
