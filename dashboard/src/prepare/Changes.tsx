import type { RulePack } from '@laurel/contracts';
import { changesBetween } from '@laurel/rules/pack-changes';
import { useTranslate } from 'react-admin';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty } from '../parts/states.tsx';
import { packParts } from './pack-fields.ts';

const words = new Map(packParts.flatMap(({ fields }) => fields.map(({ path, word }) => [path, word])));

/** The fields in which a rule pack differs from the one that stands. */
export function Changes({ before, after }: { before: RulePack; after: RulePack }) {
  const translate = useTranslate();
  const changes = changesBetween(before, after);
  const label = translate('pack.changes', { smart_count: changes.length });
  return (
    <Section title={label}>
      {changes.length === 0 ? (
        <Empty>{translate('pack.unchanged')}</Empty>
      ) : (
        <RecordTable
          label={label}
          rows={changes}
          keyOf={({ path }) => path}
          columns={[
            {
              key: 'field',
              label: translate('pack.field'),
              show: ({ path }) => translate(words.get(path) ?? 'pack.other', { path }),
            },
            { key: 'before', label: translate('pack.before'), show: (change) => change.before || '—' },
            { key: 'after', label: translate('pack.after'), show: (change) => change.after || '—' },
          ]}
        />
      )}
    </Section>
  );
}
