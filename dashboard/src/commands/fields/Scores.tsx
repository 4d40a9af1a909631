import { TextInput, useTranslate } from 'react-admin';
import { useBilingual } from '../../providers/words.ts';
import { type FieldProps, useFieldProps } from './field.ts';
import { Fieldset } from './Fieldset.tsx';
import { usePlace } from './place.ts';

/** The score of each criterion, in the steps and the range of the rule pack. */
export function Scores({ source, label, required }: FieldProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { campaign, parts } = usePlace();
  const { criteria = [], stageCriteria } = campaign?.rulePack ?? {};
  const scored = (parts.stage && stageCriteria?.[parts.stage as 'onSite' | 'presentation']) || criteria;
  return (
    <Fieldset label={label}>
      {scored.map(({ id, name, weight }) => (
        <Score
          key={id}
          source={`${source}.${id}`}
          label={translate('act.weighed', { name: bilingual(name), weight })}
          required={required}
        />
      ))}
    </Fieldset>
  );
}

/** Whole numbers, so that no step is lost to rounding; digits of whatever width. */
const inTenThousandths = (text: string) => Math.round(Number(text.normalize('NFKC')) * 10_000);

/** One score; what the rule pack allows stands beside it and is held to. */
function Score(field: FieldProps) {
  const translate = useTranslate();
  const { campaign } = usePlace();
  const { validate, ...common } = useFieldProps(field);
  const { ballotMaximum: most = 100, ballotStep: step = '1' } = campaign?.rulePack.scoring ?? {};
  const isOnStep = (value: unknown) => {
    if (value === undefined || value === null || value === '') return undefined;
    const score = inTenThousandths(String(value));
    const fits = score >= 0 && score <= most * 10_000 && score % inTenThousandths(step) === 0;
    return fits ? undefined : translate('act.scoreForm', { most, step });
  };
  return (
    <TextInput
      {...common}
      helperText={translate('act.scoreForm', { most, step })}
      validate={validate ? [validate, isOnStep] : isOnStep}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
}
