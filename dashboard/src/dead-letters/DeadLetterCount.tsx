import { Chip } from '@mui/material';
import { usePast } from '../providers/as-of.ts';
import { useDeadLetters } from '../providers/dead-letters.ts';

/** The number of dead letters now. Not shown when it is zero. */
export function DeadLetterCount() {
  const past = usePast();
  const count = useDeadLetters().reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return past || count === 0 ? null : <Chip size="small" color="error" label={count} />;
}
