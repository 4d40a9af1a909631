import type { InputForm } from '@laurel/contracts';
import Add from '@mui/icons-material/Add';
import { Button, FormHelperText } from '@mui/material';
import type { ReactNode } from 'react';
import {
  ArrayInput,
  SimpleFormIterator,
  useSimpleFormIterator,
  useTranslate,
  useWrappedSource,
  ValidationError,
} from 'react-admin';
import { get, useFormState } from 'react-hook-form';
import { ManyChosen } from './Chosen.tsx';
import type { FieldProps } from './field.ts';
import { Fieldset } from './Fieldset.tsx';
import { Files } from './Files.tsx';
import { isChosen } from './kinds.ts';
import { ChosenPeople } from './People.tsx';
import { usePlace } from './place.ts';

/** Several values: chosen together where that can be, else one below the other. */
export function List({ of, children, ...field }: FieldProps & { of: InputForm; children: ReactNode }) {
  if (of.is === 'kind' && isChosen(of.kind)) return <ManyChosen {...field} kind={of.kind} />;
  if (of.is === 'kind' && of.kind === 'chosenPerson') return <ChosenPeople {...field} />;
  if (of.is === 'kind' && of.kind === 'file') return <Files {...field} />;
  return <Items {...field}>{children}</Items>;
}

function Items({ source, label, children }: FieldProps & { children: ReactNode }) {
  const { form } = usePlace();
  const place = useWrappedSource(source);
  const { errors } = useFormState({ name: place });
  const { message } = (get(errors, place) as { message?: string } | undefined) ?? {};
  return (
    <Fieldset label={label}>
      <ArrayInput source={source} label={false} fullWidth helperText={false}>
        <SimpleFormIterator
          fullWidth
          disableClear
          resource={form.aggregate}
          addButton={<AddItem id={place} label={label} />}
          sx={{ '& .RaSimpleFormIterator-line': { flexWrap: { xs: 'wrap', sm: 'nowrap' }, pt: 1 } }}
        >
          {children}
        </SimpleFormIterator>
      </ArrayInput>
      {message !== undefined && (
        <FormHelperText error>
          <ValidationError error={message} />
        </FormHelperText>
      )}
    </Fieldset>
  );
}

function AddItem({ id, label }: { id: string; label: string }) {
  const translate = useTranslate();
  const { add } = useSimpleFormIterator();
  return (
    <Button id={id} variant="outlined" startIcon={<Add />} onClick={() => add()}>
      {translate('act.addTo', { list: label })}
    </Button>
  );
}
