import { Box } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { longDay } from '../values/time.ts';
import { outcomeOf } from './outcome.ts';
import { type Notice, usePublic } from './reading.ts';

/** The decisions since about the units of a notice, and those taken back; nothing until then. */
export function Outcome({ notice }: { notice: Notice }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data = [] } = usePublic('named', { campaignId: notice.campaignId });
  const decided = outcomeOf(notice, data);
  if (decided.length === 0) return null;
  const text = notice.titleId === undefined ? 'public.decided' : 'public.conferred';
  return (
    <Section title={translate('public.result')}>
      {decided.map(({ documentNumber, on, units, takenBack }) => (
        <Box key={`${on} ${documentNumber}`} sx={{ mb: 1 }}>
          {translate(text, { on: longDay(on, locale), document: documentNumber, count: units.length })}
          {takenBack.map(({ unit, on: revokedOn }) => (
            <Box key={unit.id}>
              {translate('public.takenBack', { branch: unit.branchName, on: longDay(revokedOn, locale) })}
            </Box>
          ))}
        </Box>
      ))}
    </Section>
  );
}
