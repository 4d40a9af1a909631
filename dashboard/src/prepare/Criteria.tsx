import type { RulePack } from '@laurel/contracts';
import type { Finding } from '@laurel/rules';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { useBilingual } from '../providers/words.ts';
import { FindingsAt, PackInput } from './PackInput.tsx';

/** The criteria with their weights, which make a hundred together, and what is examined under each. */
export function Criteria({
  criteria,
  findings,
}: {
  criteria: RulePack['criteria'];
  findings: readonly Finding[];
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const sum = criteria.reduce((total, { weight }) => total + Number(weight), 0);
  return (
    <Section title={translate('pack.criteria')}>
      <Typography role="status">{translate('pack.weightsSum', { sum })}</Typography>
      <FindingsAt path="criteria" findings={findings} />
      {criteria.map(({ id, name, items }, index) => (
        <Box key={id} sx={{ borderTop: 1, borderColor: 'divider', pt: 2, mt: 1 }}>
          <Box
            sx={{
              display: 'grid',
              columnGap: 2,
              rowGap: 1.5,
              gridTemplateColumns: { xs: '1fr', sm: '2fr 2fr 1fr' },
            }}
          >
            <PackInput
              field={{ path: `criteria[${index}].name.zh`, is: 'text', word: 'pack.criterion' }}
              findings={findings}
            />
            <PackInput
              field={{ path: `criteria[${index}].name.en`, is: 'text', word: 'pack.criterionEnglish' }}
              findings={findings}
            />
            <PackInput
              field={{ path: `criteria[${index}].weight`, is: 'number', word: 'pack.weight' }}
              label={translate('pack.weightOf', { criterion: bilingual(name) })}
              findings={findings}
            />
          </Box>
          <Box component="details" sx={{ mb: 1 }}>
            <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary' }}>
              {translate('pack.items', { smart_count: items.length })}
            </Box>
            <ul>
              {items.map((item) => (
                <li key={item.id}>{bilingual(item.name)}</li>
              ))}
            </ul>
          </Box>
        </Box>
      ))}
    </Section>
  );
}
