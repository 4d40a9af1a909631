import { scoreFault } from '@laurel/rules/score';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import { Stepper } from '../../parts/Stepper.tsx';
import type { Campaign } from '../../providers/campaign.ts';
import { useBilingual } from '../../providers/words.ts';
import { Adjustments, type Adjusting } from './Adjustments.tsx';

type Pack = Campaign['rulePack'];

/** One criterion of a visit: its score, what is examined, and the points given or taken under its clauses. */
export function Criterion({
  pack,
  criterion,
  adjusting,
}: {
  pack: Pack;
  criterion: Pack['criteria'][number];
  adjusting: Adjusting;
}) {
  const bilingual = useBilingual();
  const translate = useTranslate();
  const { register, setValue, getFieldState } = useFormContext();
  const formState = useFormState();
  const source = `scores.${criterion.id}`;
  const { ballotMaximum, ballotStep } = pack.scoring;
  const scale = { least: '0', most: String(ballotMaximum), step: ballotStep };
  register(source, {
    validate: (value) =>
      scoreFault(pack, String(value ?? '')) === undefined || translate('ballot.scale', { ...scale }),
  });
  const value = (useWatch({ name: source }) as string | undefined) ?? '';
  return (
    <>
      <Stepper
        label={bilingual(criterion.name)}
        name={source}
        value={value}
        scale={scale}
        fault={getFieldState(source, formState).error?.message}
        onChange={(next) => setValue(source, next, { shouldDirty: true, shouldValidate: true })}
      />
      <Typography component="h3" sx={{ fontWeight: 650, mt: 2 }}>
        {translate('visit.examined')}
      </Typography>
      <Box component="ul" sx={{ mt: 0.5, pl: 2.5 }}>
        {criterion.items.map(({ id, name, evidence }) => (
          <li key={id}>
            {bilingual(name)}
            {evidence && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {translate('visit.counts', { evidence })}
              </Typography>
            )}
          </li>
        ))}
      </Box>
      <Adjustments pack={pack} criterion={criterion} adjusting={adjusting} />
    </>
  );
}
