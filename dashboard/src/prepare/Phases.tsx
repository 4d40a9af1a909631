import type { RulePack } from '@laurel/contracts';
import type { Finding } from '@laurel/rules';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Subheading } from '../parts/Subheading.tsx';
import { useBilingual } from '../providers/words.ts';
import { FindingsAt, PackInput } from './PackInput.tsx';

/** The phases of a campaign with the first and the last day of each. */
export function Phases({ phases, findings }: { phases: RulePack['phases']; findings: readonly Finding[] }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  return (
    <>
      <Subheading>{translate('pack.phases')}</Subheading>
      <FindingsAt path="phases" findings={findings} />
      {phases.map(({ id, key, name }, index) => (
        <Box
          key={`${id} ${key ?? ''}`}
          sx={{
            mb: 1.5,
            display: 'grid',
            columnGap: 2,
            rowGap: 1.5,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
          }}
        >
          {(['from', 'to'] as const).map((end) => (
            <PackInput
              key={end}
              field={{ path: `phases[${index}].${end}`, is: 'day', word: 'pack.phases' }}
              label={translate(end === 'from' ? 'pack.phaseFrom' : 'pack.phaseTo', {
                phase: bilingual(name),
              })}
              findings={findings}
            />
          ))}
        </Box>
      ))}
    </>
  );
}
