import { TextField } from '@mui/material';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * A filter with few values; the browser's own list, which works with every keyboard, phone and screen reader.
 */
export function Choice({
  label,
  all,
  value,
  options,
  onChoose,
  width = 150,
}: {
  label: string;
  all: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
  width?: number;
}) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      sx={{ flex: { xs: '1 1 45%', sm: `0 1 ${width}px` }, minWidth: 0 }}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
