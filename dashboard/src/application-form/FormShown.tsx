import { Link } from '@mui/material';
import type { FormField, FormValue } from '@laurel/contracts';
import { useTranslate } from 'react-admin';
import { useCriterionName } from '../candidates/criteria.ts';
import { Facts } from '../parts/Facts.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';
import { fieldsOf, filesIn, type Form, type Row, rowsIn } from './fields.ts';

/** A form as it was filled in, by the fields of its rule pack; what the reader does not see is not there. */
export function FormShown({
  form,
  campaign,
  at,
}: {
  form: Form;
  campaign: Campaign | undefined;
  at: string;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const fields = fieldsOf(campaign).filter(({ id }) => form[id] !== undefined);
  return (
    <>
      <Section title={translate('file.form')}>
        <Facts
          facts={fields
            .filter(({ kind }) => kind !== 'table')
            .map((field) => [
              bilingual(field.name),
              <FieldValue key={field.id} field={field} value={form[field.id]} at={at} />,
            ])}
        />
      </Section>
      {fields
        .filter(({ kind }) => kind === 'table')
        .map((field) => {
          const rows = rowsIn(form[field.id]);
          return (
            rows.length > 0 && (
              <Section key={field.id} title={bilingual(field.name)}>
                <TableShown field={field} rows={rows} campaign={campaign} />
              </Section>
            )
          );
        })}
    </>
  );
}

/** The value of a text, number, choice or files, in words. */
export function FieldValue({
  field,
  value,
  at,
}: {
  field: FormField;
  value: FormValue | undefined;
  at: string;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  if (field.kind === 'file')
    return filesIn(value).map((hash, index) => (
      <span key={hash}>
        {index > 0 && translate('state.separator')}
        <Link href={`/api/v1/attachments/${encodeURIComponent(at)}/${hash}/content`} download>
          {translate('form.fileNumber', { number: index + 1 })}
        </Link>
      </span>
    ));
  const text = typeof value === 'string' ? value : '';
  return field.kind === 'choice'
    ? bilingual(field.options?.find(({ id }) => id === text)?.name) || text
    : text;
}

export function TableShown({
  field,
  rows,
  campaign,
}: {
  field: FormField;
  rows: readonly Row[];
  campaign: Campaign | undefined;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const criterionName = useCriterionName(campaign);
  const columns = (field.columns ?? []).map((column) => ({
    key: column.id,
    label: bilingual(column.name),
    number: column.kind === 'number',
    show: ({ row }: Numbered) =>
      column.kind === 'choice'
        ? bilingual(column.options?.find(({ id }) => id === row[column.id])?.name)
        : (row[column.id] ?? ''),
  }));
  const criterion = {
    key: 'criterionId',
    label: translate('file.criterion'),
    show: ({ row }: Numbered) => criterionName(row['criterionId'] ?? ''),
  };
  return (
    <RecordTable
      label={bilingual(field.name)}
      rows={rows.map((row, index) => ({ row, index }))}
      keyOf={({ index }) => `${index}`}
      columns={field.perCriterion ? [criterion, ...columns] : columns}
    />
  );
}

interface Numbered {
  readonly row: Row;
  readonly index: number;
}
