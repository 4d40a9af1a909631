import Add from '@mui/icons-material/Add';
import Remove from '@mui/icons-material/Remove';
import { Box, IconButton, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Scale, stepped } from '../values/decimal.ts';

const target = { width: 48, height: 48 };

/** A number that is typed, or moved by large buttons and arrow keys; empty while none is chosen. */
export function Stepper({
  label,
  value,
  scale,
  fault,
  name,
  onChange,
}: {
  label: string;
  value: string;
  scale: Scale;
  fault?: string | undefined;
  name: string;
  onChange: (value: string) => void;
}) {
  const translate = useTranslate();
  const move = (direction: 1 | -1) => onChange(stepped(value, direction, scale));
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
      <IconButton
        aria-label={translate('stepper.less', { label })}
        disabled={value === scale.least}
        onClick={() => move(-1)}
        sx={target}
      >
        <Remove />
      </IconButton>
      <TextField
        id={name}
        name={name}
        value={value}
        error={fault !== undefined}
        helperText={fault}
        onChange={({ target: { value: typed } }) => onChange(typed.normalize('NFKC'))}
        onKeyDown={(event) => {
          const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
          if (direction === undefined) return;
          event.preventDefault();
          move(direction);
        }}
        slotProps={{
          htmlInput: {
            'aria-label': label,
            inputMode: 'decimal',
            autoComplete: 'off',
            style: { textAlign: 'center', fontVariantNumeric: 'tabular-nums', fontSize: '1.25rem' },
          },
          formHelperText: { sx: { mx: 0 } },
        }}
        sx={{ width: 112 }}
      />
      <IconButton
        aria-label={translate('stepper.more', { label })}
        disabled={value === scale.most}
        onClick={() => move(1)}
        sx={target}
      >
        <Add />
      </IconButton>
    </Box>
  );
}
