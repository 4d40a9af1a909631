import type { FieldForm, InputForm } from '@laurel/contracts';
import { Box } from '@mui/material';
import {
  ArrayInput,
  BooleanInput,
  NumberInput,
  required as isRequired,
  SelectInput,
  SimpleFormIterator,
  TextInput,
} from 'react-admin';
import { useBilingual } from '../providers/words.ts';
import { pickedKind } from './fillable.ts';
import { pickers } from './pickers.tsx';

const lettersOfLine = 120;

/** The inputs of a command's fields. `within`: the place of the group in which they stand. */
export function Fields({ fields, within = '' }: { fields: readonly FieldForm[]; within?: string }) {
  const bilingual = useBilingual();
  return fields.map(({ name, words, required, input }) => (
    <Input
      key={name}
      source={`${within}${name}`}
      label={bilingual(words)}
      required={required}
      input={input}
    />
  ));
}

interface Props {
  readonly source: string;
  readonly label: string;
  readonly required: boolean;
  readonly input: InputForm;
}

function Input({ input, ...props }: Props) {
  const bilingual = useBilingual();
  const { source, label, required } = props;
  const common = { source, label, fullWidth: true, ...(required && { validate: isRequired() }) };
  switch (input.is) {
    case 'kind': {
      const Picker = pickers[pickedKind(input.kind)];
      return <Picker {...props} />;
    }
    case 'choice':
      return (
        <SelectInput
          {...common}
          choices={input.choices.map((choice) => ({ id: choice.value, name: bilingual(choice) }))}
        />
      );
    case 'number':
      return <NumberInput {...common} min={input.least} max={input.most} />;
    case 'yesNo':
      return <BooleanInput source={source} label={label} />;
    case 'group':
      return (
        <Box component="fieldset" sx={{ width: '100%', border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <Box component="legend">{label}</Box>
          <Fields fields={input.fields} within={`${source}.`} />
        </Box>
      );
    case 'list':
      return (
        <ArrayInput source={source} label={label} fullWidth>
          <SimpleFormIterator fullWidth>
            {input.of.is === 'group' ? (
              <Fields fields={input.of.fields} />
            ) : (
              <Input source="" label={label} required input={input.of} />
            )}
          </SimpleFormIterator>
        </ArrayInput>
      );
    case 'text': {
      const { lettersMost = lettersOfLine, help } = input;
      return (
        <TextInput
          {...common}
          multiline={lettersMost > lettersOfLine}
          helperText={help ? bilingual(help) : false}
          slotProps={{ htmlInput: { maxLength: lettersMost } }}
        />
      );
    }
  }
}
