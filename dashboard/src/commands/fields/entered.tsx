import { Box, Button } from '@mui/material';
import type { ComponentType } from 'react';
import { DateTimeInput, TextInput, useInput, useTranslate } from 'react-admin';
import { instantOf, localOf } from '../../values/time.ts';
import { ApplicationForm } from './ApplicationForm.tsx';
import { Day } from './Day.tsx';
import { type FieldProps, useFieldProps } from './field.ts';
import { OneFile } from './Files.tsx';
import { IndicatorValue } from './IndicatorValue.tsx';
import type { EnteredKind } from './kinds.ts';
import { ChosenPerson } from './People.tsx';
import { RulePackHash } from './RulePackHash.tsx';
import { Scores } from './Scores.tsx';
import { Text } from './Text.tsx';

/** The inputs by which a value of a kind is entered. */

const lettersOfNumber = 60;
const lettersOfHash = 64;
const bytesOfSeed = 32;

const DocumentNumber = (field: FieldProps) => <Text {...field} lettersMost={lettersOfNumber} />;
const Telephone = (field: FieldProps) => <TextInput {...useFieldProps(field)} type="tel" />;
/** An id that nobody sees: it is made when the command is sent. */
const Nothing = () => null;

function Decimal(field: FieldProps) {
  const translate = useTranslate();
  return (
    <TextInput
      {...useFieldProps(field)}
      helperText={translate('act.decimal')}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
}

function Instant(field: FieldProps) {
  return (
    <DateTimeInput
      {...useFieldProps(field)}
      format={(instant?: string) => (instant ? localOf(instant) : '')}
      parse={(local: string) => local && instantOf(local)}
    />
  );
}

function JoinFile(field: FieldProps) {
  const translate = useTranslate();
  return <Text {...field} lettersMost={lettersOfHash} help={translate('act.joinFile')} />;
}

/** The secret of a draw: made by chance, or given by whoever holds it. */
function Seed(field: FieldProps) {
  const translate = useTranslate();
  const input = useInput({ source: field.source, defaultValue: '' });
  const make = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(bytesOfSeed));
    input.field.onChange([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
  return (
    <Box sx={{ width: '100%' }}>
      <Text {...field} lettersMost={lettersOfHash} help={translate('act.seed')} />
      <Button variant="outlined" onClick={make} sx={{ mb: 1 }}>
        {translate('act.makeSeed')}
      </Button>
    </Box>
  );
}

/** The input of each kind that is entered. */
export const entered: Readonly<Record<EnteredKind, ComponentType<FieldProps>>> = {
  applicationForm: ApplicationForm,
  chosenPerson: ChosenPerson,
  day: Day,
  documentNumber: DocumentNumber,
  file: OneFile,
  indicatorValue: IndicatorValue,
  instant: Instant,
  joinFile: JoinFile,
  newId: Nothing,
  rulePackHash: RulePackHash,
  score: Decimal,
  scores: Scores,
  seed: Seed,
  telephone: Telephone,
};
