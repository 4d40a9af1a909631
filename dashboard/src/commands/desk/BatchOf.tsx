import type { CommandForm } from '@laurel/contracts';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Form, useTranslate } from 'react-admin';
import { Section } from '../../parts/Section.tsx';
import { useBilingual } from '../../providers/words.ts';
import { Batching } from '../batch/Batching.tsx';
import type { Item } from '../batch/batch.ts';
import { numbered } from '../batch/numbered.ts';
import { bodyOf, type Filled } from '../body.ts';
import { Fields } from '../fields/Fields.tsx';
import { TargetProvider } from '../fields/place.ts';
import type { DeskAct } from './desk-act.ts';

/** A command on many rows of a desk: what the rows do not tell is asked once, and then each is given. */
export function BatchOf<Row>({
  act,
  form,
  rows,
  nameOf,
  onClose,
}: {
  act: DeskAct<Row>;
  form: CommandForm;
  rows: readonly Row[];
  nameOf: (row: Row) => string;
  onClose: () => void;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const told = Object.keys((rows[0] && act.given?.(rows[0])) ?? {});
  const asked = form.fields.filter(({ name }) => !told.includes(name));
  const [filled, setFilled] = useState<Filled | undefined>(asked.length === 0 ? {} : undefined);
  const series = act.batch?.series ?? [];
  if (filled)
    return (
      <Batching
        form={form}
        items={rows.map((row, index): Item => {
          const common = bodyOf(asked, filled, () => crypto.randomUUID()) as Filled;
          const counted = series.map((name) => [name, numbered(String(common[name]), index)]);
          const body = { ...common, ...Object.fromEntries(counted), ...act.given?.(row) };
          // Each is judged by its own state; what the others change on the same target is no conflict.
          return { id: act.target(row), name: nameOf(row), body, version: undefined };
        })}
        onClose={onClose}
      />
    );
  return (
    <Section title={translate('batch.title', { verb: bilingual(form.words), count: rows.length })}>
      <Form noValidate disableInvalidFormNotification onSubmit={(values: Filled) => setFilled(values)}>
        {series.length > 0 && <Typography sx={{ mb: 1 }}>{translate('batch.series')}</Typography>}
        <TargetProvider value={{ form, id: rows[0] ? act.target(rows[0]) : '' }}>
          <Fields fields={asked} />
        </TargetProvider>
        <Button type="submit" variant="contained" size="large" sx={{ mr: 1 }}>
          {translate('act.check')}
        </Button>
        <Button size="large" onClick={onClose}>
          {translate('act.change')}
        </Button>
      </Form>
    </Section>
  );
}
