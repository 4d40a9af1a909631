import type { FieldForm, InputForm } from '@laurel/contracts';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { type Fact, Facts } from '../parts/Facts.tsx';
import { useNames, useUnitNames } from '../providers/names.ts';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { Filled } from './body.ts';

/** A command's content in words, as it is read back before it is sent and shown to the second person. */
export function ReadBack({ fields, body }: { fields: readonly FieldForm[]; body: Filled }) {
  const bilingual = useBilingual();
  const show = useShown();
  const facts = fields
    .filter(({ input }) => !(input.is === 'kind' && input.kind === 'newId'))
    .map(({ name, words, input }): Fact => [bilingual(words), show(input, body[name])]);
  return <Facts facts={facts} />;
}

function useShown(): (input: InputForm, value: unknown) => ReactNode {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const unitName = useUnitNames();
  const personName = useNames();
  const show = (input: InputForm, value: unknown): ReactNode => {
    if (value === undefined) return undefined;
    switch (input.is) {
      case 'choice':
        return bilingual(input.choices.find((choice) => choice.value === value));
      case 'yesNo':
        return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
      case 'group':
        return <ReadBack fields={input.fields} body={value as Filled} />;
      case 'list':
        return (value as unknown[]).map((one, index) => <div key={index}>{show(input.of, one)}</div>);
      case 'kind':
        if (['unit', 'bureau', 'branch'].includes(input.kind)) return unitName(value as string);
        if (input.kind === 'account') return personName(value as string);
        return input.kind === 'instant' ? shownInstant(value as string) : String(value);
      default:
        return String(value);
    }
  };
  return show;
}
