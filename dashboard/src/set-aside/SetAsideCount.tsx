import { Chip } from '@mui/material';
import { usePast } from '../providers/as-of.ts';
import { useSetAside } from '../providers/set-aside.ts';

/** How much is set aside now; nothing is shown of nothing. */
export function SetAsideCount() {
  const past = usePast();
  const waiting = useSetAside().reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return past || waiting === 0 ? null : <Chip size="small" color="error" label={waiting} />;
}
