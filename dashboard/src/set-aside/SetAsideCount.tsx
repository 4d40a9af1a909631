import { Chip } from '@mui/material';
import { usePast } from '../providers/as-of.ts';
import { useSetAside } from '../providers/set-aside.ts';

/** The number of items set aside now. Not shown when it is zero. */
export function SetAsideCount() {
  const past = usePast();
  const waiting = useSetAside().reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return past || waiting === 0 ? null : <Chip size="small" color="error" label={waiting} />;
}
