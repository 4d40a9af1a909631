import type { ServiceName } from '@laurel/contracts';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFreshness } from '../providers/freshness.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';

/** "Data as of …, event #": when the service last answered and what it had seen by then. */
export function Freshness({ service }: { service: ServiceName }) {
  const translate = useTranslate();
  const word = useWord();
  const known = useFreshness().get(service);
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mt: 3 }} data-testid="freshness">
      {known
        ? translate('app.freshness', { at: shownInstant(known.at, 'second'), service: word('service', service), position: known.position })
        : translate('app.noData')}
    </Typography>
  );
}
