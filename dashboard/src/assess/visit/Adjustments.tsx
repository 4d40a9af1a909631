import { parseScore } from '@laurel/rules/score';
import { Box, Button, Typography } from '@mui/material';
import { SelectInput, required, useTranslate } from 'react-admin';
import { type UseFieldArrayReturn, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { Fieldset } from '../../commands/fields/Fieldset.tsx';
import { Text } from '../../commands/fields/Text.tsx';
import { Stepper } from '../../parts/Stepper.tsx';
import type { Campaign } from '../../providers/campaign.ts';
import { useBilingual } from '../../providers/words.ts';

const lettersOfReason = 500;
/** As many as a record may have. */
const adjustmentsMost = 20;

/** Points given or taken under a clause, as a record of a visit has them. */
export interface Adjustment {
  readonly criterionId: string;
  readonly clause: string;
  readonly kind: 'bonus' | 'deduction';
  readonly points: string;
  readonly reason: string;
}

/** All adjustments of a visit, in one list, of which each criterion shows its own. */
export type Adjusting = Pick<UseFieldArrayReturn, 'fields' | 'append' | 'remove'>;

type Pack = Campaign['rulePack'];

/** The points given or taken under the clauses of one criterion. */
export function Adjustments({
  pack,
  criterion,
  adjusting: { fields, append, remove },
}: {
  pack: Pack;
  criterion: Pack['criteria'][number];
  adjusting: Adjusting;
}) {
  const translate = useTranslate();
  const all = (useWatch({ name: 'adjustments' }) ?? []) as readonly Adjustment[];
  const add = (kind: Adjustment['kind']) =>
    append({
      ...{ criterionId: criterion.id, kind, clause: '', reason: '' },
      points: pack.scoring.ballotStep,
    } satisfies Adjustment);
  return (
    <>
      {fields.map(({ id }, index) => {
        const adjustment = all[index];
        if (adjustment?.criterionId !== criterion.id) return null;
        return (
          <One
            key={id}
            pack={pack}
            criterion={criterion}
            kind={adjustment.kind}
            source={`adjustments.${index}`}
            onRemove={() => remove(index)}
          />
        );
      })}
      {fields.length < adjustmentsMost && (
        <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
          <Button variant="outlined" onClick={() => add('bonus')}>
            {translate('visit.addBonus')}
          </Button>
          <Button variant="outlined" onClick={() => add('deduction')}>
            {translate('visit.addDeduction')}
          </Button>
        </Box>
      )}
    </>
  );
}

function One({
  pack,
  criterion,
  kind,
  source,
  onRemove,
}: {
  pack: Pack;
  criterion: Pack['criteria'][number];
  kind: Adjustment['kind'];
  source: string;
  onRemove: () => void;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { register, setValue, getFieldState } = useFormContext();
  const formState = useFormState();
  const points = `${source}.points`;
  const { bonusCap, ballotMaximum, ballotStep } = pack.scoring;
  const most = kind === 'bonus' ? bonusCap : String(ballotMaximum);
  register(points, {
    validate: (value) => parseScore(String(value ?? '')) !== undefined || translate('act.decimal'),
  });
  const value = (useWatch({ name: points }) as string | undefined) ?? '';
  const label = translate(`visit.${kind}`);
  const pointsLabel = translate('visit.points', { kind: label });
  return (
    <Box sx={{ mt: 2 }}>
      <Fieldset label={label}>
        <SelectInput
          source={`${source}.clause`}
          id={`${source}.clause`}
          label={translate('visit.clause')}
          validate={required()}
          fullWidth
          helperText={false}
          choices={criterion.items.map(({ id, name }) => ({
            id: `${criterion.id}.${id}`,
            name: bilingual(name),
          }))}
        />
        <Typography component="div" sx={{ fontSize: 14, mb: -1.5 }}>
          {pointsLabel}
        </Typography>
        <Stepper
          label={pointsLabel}
          name={points}
          value={value}
          scale={{ least: ballotStep, most, step: ballotStep }}
          fault={getFieldState(points, formState).error?.message}
          onChange={(next) => setValue(points, next, { shouldDirty: true, shouldValidate: true })}
        />
        <Text
          source={`${source}.reason`}
          label={translate('visit.reason')}
          required
          lettersMost={lettersOfReason}
        />
        <Button color="inherit" onClick={onRemove} sx={{ justifySelf: 'start' }}>
          {translate('visit.remove', { kind: label })}
        </Button>
      </Fieldset>
    </Box>
  );
}
