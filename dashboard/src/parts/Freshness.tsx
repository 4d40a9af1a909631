import type { ServiceName } from '@laurel/contracts';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePast } from '../providers/as-of.ts';
import { useFreshness } from '../providers/freshness.ts';
import { useSystem } from '../providers/system.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';

/**
 * "Data as of …, event #": when the service last answered and what it had seen by then; in a rehearsal by the
 * rehearsal's clock.
 */
export function Freshness({ service }: { service: ServiceName }) {
  const translate = useTranslate();
  const word = useWord();
  const past = usePast();
  const system = useSystem();
  const known = useFreshness().get(service);
  const now = system?.mode === 'rehearsal' ? system.now : known?.at;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mt: 3 }} data-testid="freshness">
      {known
        ? translate('app.freshness', {
            at: shownInstant(past?.asOf ?? now, 'second'),
            service: word('service', service),
            position: known.position,
          })
        : translate('app.noData')}
    </Typography>
  );
}
