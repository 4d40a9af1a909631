import { TextInput, useTranslate, useWrappedSource } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { begun } from '../../values/text.ts';
import { type FieldProps, useFieldProps } from './field.ts';

/** A longer text has several lines, and says how much of it there is. */
const lettersOfLine = 120;

/** A text; a long one counts its letters as it is written. Nothing is cut off while it is being composed. */
export function Text({ lettersMost = lettersOfLine, ...field }: FieldProps & { lettersMost?: number }) {
  const translate = useTranslate();
  const isLong = lettersMost > lettersOfLine;
  const { helperText, validate, ...common } = useFieldProps(field);
  const written = useWatch({ name: useWrappedSource(field.source) }) as unknown;
  const count = lettersIn(written);
  const counted = isLong ? translate('form.count', { count, most: lettersMost }) : '';
  const help = [begun(helperText || ''), counted].filter((text) => text !== '').join(' · ');
  const isShort = (value: unknown) =>
    lettersIn(value) > lettersMost ? translate('act.tooLong', { most: lettersMost }) : undefined;
  return (
    <TextInput
      {...common}
      parse={(text: string) => text}
      helperText={help === '' ? false : help}
      multiline={isLong}
      {...(isLong && { minRows: 3 })}
      validate={validate ? [validate, isShort] : isShort}
    />
  );
}

const lettersIn = (value: unknown) => (typeof value === 'string' ? [...value.trim()].length : 0);
