import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePast } from '../providers/as-of.ts';
import { useConnection } from '../providers/realtime.tsx';

const colours = { live: 'success.main', polling: 'text.secondary', reconnecting: 'warning.main' } as const;
const texts = { live: 'app.live', polling: 'app.notLive', reconnecting: 'app.reconnecting' } as const;

/**
 * The mark that says whether the screen follows the record by itself. Not shown for the past, because the
 * past does not change.
 */
export function LiveMark() {
  const translate = useTranslate();
  const state = useConnection();
  const past = usePast();
  const text = translate(texts[state]);
  if (past) return null;
  return (
    <Box
      role="status"
      title={text}
      aria-label={text}
      sx={{ display: 'flex', alignItems: 'center', gap: 0.75, px: 0.5, fontSize: 13 }}
    >
      <Box aria-hidden sx={{ width: 9, height: 9, borderRadius: '50%', bgcolor: colours[state] }} />
      {state !== 'polling' && <Box sx={{ display: { xs: 'none', md: 'block' } }}>{text}</Box>}
    </Box>
  );
}
