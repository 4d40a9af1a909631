import type { FieldForm } from '@laurel/contracts';
import { Alert, AlertTitle, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { Facts } from '../parts/Facts.tsx';
import { useBilingual } from '../providers/words.ts';
import type { Filled } from './body.ts';
import { ReadBack } from './ReadBack.tsx';
import { changedFields, heldIn, type Seen } from './seen.ts';

interface Props {
  readonly fields: readonly FieldForm[];
  /** The target as it was when it was opened, and as it is now. */
  readonly opened: Seen;
  readonly now: Seen;
  readonly onGoOn: (values: Filled) => void;
}

/**
 * Tells that somebody else changed the target meanwhile: field by field what was there and what is there now.
 * What was written here stays, and goes on against the target as it is.
 */
export function Moved({ fields, opened, now, onGoOn }: Props) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { getValues, setValue } = useFormContext();
  const changed = changedFields(fields, opened.row, now.row);
  return (
    <Alert severity="warning" role="alert" sx={{ mb: 2, '& .MuiAlert-message': { width: '100%' } }}>
      <AlertTitle>{translate('act.moved')}</AlertTitle>
      {changed.map((field) => (
        <section key={field.name} aria-label={bilingual(field.words)}>
          <Facts
            facts={[
              [
                translate('act.before'),
                <ReadBack key="before" fields={[field]} body={heldIn(opened.row, [field])} />,
              ],
              [translate('act.now'), <ReadBack key="now" fields={[field]} body={heldIn(now.row, [field])} />],
            ]}
          />
          {isTakenOver(field) && (
            <Button
              color="inherit"
              onClick={() =>
                setValue(field.name, heldIn(now.row, [field])[field.name], { shouldDirty: true })
              }
            >
              {translate('act.takeOver')}
            </Button>
          )}
        </section>
      ))}
      <Button color="inherit" variant="outlined" sx={{ mt: 1 }} onClick={() => onGoOn(getValues())}>
        {translate('act.goOn')}
      </Button>
    </Alert>
  );
}

/** True for a field whose input holds its value as the target does. */
const isTakenOver = ({ input }: FieldForm) =>
  !(input.is === 'kind' && ['scores', 'rulePack'].includes(input.kind));
