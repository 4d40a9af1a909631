import { AutocompleteArrayInput, AutocompleteInput, CheckboxGroupInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type Choice, choicesOf } from './choices.ts';
import { type FieldProps, useFieldProps } from './field.ts';
import type { ChosenKind } from './kinds.ts';
import { Text } from './Text.tsx';

interface Props extends FieldProps {
  readonly kind: ChosenKind;
}

/** True for what a command may name for the first time: then it is written. */
const isNamedByIt = (kind: ChosenKind) => kind === 'person' || kind === 'bureauKind';

/** One value of a kind, chosen by its name; written by whoever cannot read what there is. */
export function Chosen({ kind, ...field }: Props) {
  const translate = useTranslate();
  const useChoices = choicesOf[kind];
  const choices = useChoices(field.source);
  const common = useFieldProps(field);
  if (!choices) return <Text {...field} help={translate('act.written')} />;
  return isNamedByIt(kind) ? (
    <ChosenOrWritten {...field} choices={choices} />
  ) : (
    <AutocompleteInput {...common} disablePortal choices={[...choices]} />
  );
}

/** A value that is chosen, or written where there is none of that name. */
export function ChosenOrWritten({ choices, ...field }: FieldProps & { choices: readonly Choice[] }) {
  const translate = useTranslate();
  const common = useFieldProps(field);
  const written = useWatch({ name: common.id }) as unknown;
  const isNew = typeof written === 'string' && written !== '' && !choices.some(({ id }) => id === written);
  return (
    <AutocompleteInput
      {...common}
      disablePortal
      choices={[...choices, ...(isNew ? [{ id: written, name: written }] : [])]}
      createItemLabel={translate('act.newValue')}
      onCreate={(name) => name && { id: name, name }}
    />
  );
}

/** Several values of a kind, each at most once. */
export function ManyChosen({ kind, ...field }: Props) {
  const useChoices = choicesOf[kind];
  const choices = [...(useChoices(field.source) ?? [])];
  const common = useFieldProps(field);
  // What is declared is read as a whole, one after the other.
  if (kind === 'declaration') return <CheckboxGroupInput {...common} row={false} choices={choices} />;
  return <AutocompleteArrayInput {...common} disablePortal choices={choices} />;
}
