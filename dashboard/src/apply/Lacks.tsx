import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Lack } from './branches.ts';

/** The things that a branch still lacks, as marks; nothing where it lacks none. */
export function Lacks({ lacks }: { lacks: readonly Lack[] }) {
  const translate = useTranslate();
  return lacks.map(({ word, count }) => (
    <Chip
      key={word}
      size="small"
      color="warning"
      variant="outlined"
      label={translate(word, { count })}
      sx={{ mr: 0.5, mt: 0.5 }}
    />
  ));
}
