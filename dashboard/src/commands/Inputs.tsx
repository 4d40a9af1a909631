import { Suspense } from 'react';
import { Waiting } from '../layout/pages.tsx';
import { Fields } from './fields/Fields.tsx';
import type { SheetProps } from './sheet-props.ts';
import { sheetOf } from './sheets.ts';

/** The inputs of a command: those made by hand, or those that follow from its contract. */
export function Inputs({ form, id }: SheetProps) {
  const Sheet = sheetOf(form);
  if (!Sheet) return <Fields fields={form.fields} />;
  return (
    <Suspense fallback={<Waiting />}>
      <Sheet form={form} id={id} />
    </Suspense>
  );
}
