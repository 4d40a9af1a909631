import { Alert, Box } from '@mui/material';
import type { CommandForm } from '@laurel/contracts';
import { useGetIdentity, useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Section } from '../parts/Section.tsx';
import { To } from '../parts/To.tsx';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { Done } from './open.ts';
import { ReadBack } from './ReadBack.tsx';
import { ToldOnce } from './ToldOnce.tsx';

/** The receipt of a command: what was done, by whom and when, what came of it, and what happens next. */
export function Receipt({ form, done: { outcome, body, at } }: { form: CommandForm; done: Done }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { identity } = useGetIdentity();
  const { proposal, effects = [] } = outcome;
  return (
    <>
      <Alert severity={proposal ? 'info' : 'success'} role="status" sx={{ mb: 2 }}>
        {proposal
          ? translate('act.waits', { until: shownInstant(proposal.expiresAt) })
          : translate('act.done', { verb: bilingual(form.words) })}
      </Alert>
      <ToldOnce outcome={outcome} />
      <Section title={translate('act.receipt')} actions={<PrintButton />}>
        <Facts
          facts={[
            [translate('act.by'), identity?.fullName],
            [translate('act.at'), shownInstant(at, 'second')],
            [
              translate('act.cameOfIt'),
              effects.map((effect) => <div key={effect.zh}>{bilingual(effect)}</div>),
            ],
          ]}
        />
        <Box sx={{ mt: 2 }}>
          <ReadBack fields={form.fields} body={body} />
        </Box>
      </Section>
      <To to="/">{translate('act.home')}</To>
    </>
  );
}
