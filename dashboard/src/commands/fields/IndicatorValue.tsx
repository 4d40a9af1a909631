import { MenuItem, TextField } from '@mui/material';
import { NumberInput, required, TextInput, useInput, useTranslate } from 'react-admin';
import { type FieldProps, useFieldProps } from './field.ts';
import { Fieldset } from './Fieldset.tsx';

/** The ways in which an indicator is told: by what it is made of. */
const ways = { percent: ['percent'], score: ['score', 'of'], rank: ['rank', 'among'] } as const;
type Way = keyof typeof ways;
const isWay = (name: string): name is Way => name in ways;

/** The names of the parts of an indicator's value, as keys of texts. */
export const indicatorParts: Readonly<Record<string, string>> = {
  percent: 'act.indicatorPercent',
  score: 'act.indicatorScore',
  of: 'act.indicatorOf',
  rank: 'act.indicatorRank',
  among: 'act.indicatorAmong',
};

/** The value of an indicator: a percentage, a score out of a maximum, or a rank among so many. */
export function IndicatorValue(props: FieldProps) {
  const translate = useTranslate();
  const common = useFieldProps(props);
  const { field, id } = useInput({ ...common, defaultValue: { percent: '' } });
  const way = Object.keys((field.value ?? {}) as object).find(isWay) ?? 'percent';
  const { source, label } = props;
  return (
    <Fieldset label={label}>
      <TextField
        select
        fullWidth
        id={id}
        label={translate('act.indicatorWay')}
        value={way}
        onChange={({ target }) =>
          field.onChange(Object.fromEntries(ways[target.value as Way].map((name) => [name, ''])))
        }
      >
        {Object.keys(ways).map((name) => (
          <MenuItem key={name} value={name}>
            {translate(indicatorParts[name]!)}
          </MenuItem>
        ))}
      </TextField>
      {ways[way].map((name) => {
        const part = {
          ...{ source: `${source}.${name}`, label: translate(indicatorParts[name]!), fullWidth: true },
          ...{ validate: required(), helperText: false as const },
        };
        return way === 'rank' ? (
          <NumberInput key={name} {...part} min={1} max={1000} />
        ) : (
          <TextInput key={name} {...part} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        );
      })}
    </Fieldset>
  );
}
