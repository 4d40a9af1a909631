import type { FieldForm } from '@laurel/contracts';
import { Fields } from '../../commands/fields/Fields.tsx';
import { Files } from '../../commands/fields/Files.tsx';
import { Column } from '../../commands/fields/Fieldset.tsx';
import { useBilingual } from '../../providers/words.ts';

/** The evidence of a visit: photos taken there, files, and documents by their names. */
export function Evidence({ fields }: { fields: readonly FieldForm[] }) {
  const bilingual = useBilingual();
  const parts = fields.flatMap(({ input }) => (input.is === 'group' ? input.fields : []));
  const [files, others] = [true, false].map((isFiles) =>
    parts.filter(({ name }) => (name === 'attachments') === isFiles),
  );
  return (
    <Column>
      {files!.map(({ name, words }) => (
        <Files key={name} source={`evidence.${name}`} label={bilingual(words)} required={false} hasCamera />
      ))}
      <Fields fields={others!} within="evidence." isOptional />
    </Column>
  );
}
