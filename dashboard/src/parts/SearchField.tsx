import Search from '@mui/icons-material/Search';
import { InputAdornment, TextField } from '@mui/material';
import { useEffect, useRef, useState } from 'react';

const pauseMs = 300;

/** A search box that waits for pauses, and for the end of a composition: half-typed pinyin never searches. */
export function SearchField({
  label,
  hint,
  value,
  onSearch,
  width = 240,
}: {
  label: string;
  hint?: string;
  value: string;
  onSearch: (text: string) => void;
  width?: number;
}) {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = useRef(value);

  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const later = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      told.current = next;
      onSearch(next);
    }, pauseMs);
  };
  return (
    <TextField
      type="search"
      size="small"
      label={label}
      value={text}
      placeholder={hint ?? ''}
      onChange={({ target }) => {
        setText(target.value);
        if (!composing.current) later(target.value);
      }}
      onCompositionStart={() => {
        composing.current = true;
        clearTimeout(timer.current);
      }}
      onCompositionEnd={({ target }) => {
        composing.current = false;
        later((target as HTMLInputElement).value);
      }}
      sx={{ flex: { xs: '1 1 100%', sm: `1 1 ${width}px` }, minWidth: 0 }}
      slotProps={{
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
