import type { FieldForm, InputForm } from '@laurel/contracts';
import { BooleanInput, NumberInput, SelectInput, useWrappedSource } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useBilingual } from '../../providers/words.ts';
import { Chosen } from './Chosen.tsx';
import { entered } from './entered.tsx';
import { type FieldProps, useFieldProps } from './field.ts';
import { Column, Fieldset } from './Fieldset.tsx';
import { List } from './List.tsx';
import { enteredKind, isChosen } from './kinds.ts';
import { Text } from './Text.tsx';

interface FieldsProps {
  readonly fields: readonly FieldForm[];
  /** The place of the group in which they stand. */
  readonly within?: string;
  /** True for a group that may be left out as a whole. */
  readonly isOptional?: boolean;
}

/** The inputs of a command's fields. */
export function Fields({ fields, within = '', isOptional = false }: FieldsProps) {
  const bilingual = useBilingual();
  return (
    <Column>
      {fields.map(({ name, words, required, input }) => (
        <Field
          key={name}
          source={`${within}${name}`}
          label={bilingual(words)}
          required={required && !isOptional}
          input={input}
        />
      ))}
    </Column>
  );
}

type Props<Is extends InputForm['is']> = FieldProps & {
  readonly input: Extract<InputForm, { readonly is: Is }>;
};

function Field({ input, ...field }: FieldProps & { readonly input: InputForm }) {
  const bilingual = useBilingual();
  switch (input.is) {
    case 'kind': {
      if (isChosen(input.kind)) return <Chosen {...field} kind={input.kind} />;
      const Entered = entered[enteredKind(input.kind)];
      return <Entered {...field} />;
    }
    case 'choice':
      return <Choice {...field} input={input} />;
    case 'number':
      return <NumberOf {...field} input={input} />;
    case 'yesNo':
      return <BooleanInput source={field.source} label={field.label} />;
    case 'group':
      return <Group {...field} input={input} />;
    case 'list':
      return (
        <List {...field} of={input.of}>
          {input.of.is === 'group' ? (
            <Fields fields={input.of.fields} />
          ) : (
            <Field source="" label={field.label} required input={input.of} />
          )}
        </List>
      );
    case 'text':
      return <Text {...field} help={bilingual(input.help)} {...lettersOf(input)} />;
  }
}

const lettersOf = ({ lettersMost }: { readonly lettersMost?: number }) =>
  lettersMost !== undefined && { lettersMost };

function Choice({ input, ...field }: Props<'choice'>) {
  const bilingual = useBilingual();
  const choices = input.choices.map((choice) => ({ id: choice.value, name: bilingual(choice) }));
  return <SelectInput {...useFieldProps(field)} choices={choices} />;
}

function NumberOf({ input, ...field }: Props<'number'>) {
  return <NumberInput {...useFieldProps(field)} min={input.least} max={input.most} />;
}

/** Fields that belong together. Those of a group that may be left out are required once it is begun. */
function Group({ input, source, label, required }: Props<'group'>) {
  const filled = useWatch({ name: useWrappedSource(source) }) as object | undefined;
  const isBegun = Object.values(filled ?? {}).some(
    (value) => value !== null && value !== '' && value !== undefined,
  );
  return (
    <Fieldset label={label}>
      <Fields fields={input.fields} within={`${source}.`} isOptional={!required && !isBegun} />
    </Fieldset>
  );
}
