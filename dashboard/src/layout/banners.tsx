import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { lookAt, usePast } from '../providers/as-of.ts';
import { useSystem } from '../providers/system.ts';
import { shownInstant } from '../values/time.ts';

/** On every screen of a rehearsal, so that nobody takes practice for the real thing. */
export function RehearsalBanner() {
  const translate = useTranslate();
  const system = useSystem();
  if (system?.mode !== 'rehearsal') return null;
  return (
    <Box
      component="aside"
      aria-label={translate('app.rehearsal')}
      sx={{
        bgcolor: '#0b4f79',
        color: '#ffffff',
        px: 2,
        py: 0.5,
        textAlign: 'center',
        fontSize: 14,
        // Paper shows no grounds; there it is a line of text, so that practice is known on paper, too.
        '@media print': { color: '#000', bgcolor: 'transparent', mb: 2 },
      }}
    >
      {translate('app.rehearsal')} · {translate('app.rehearsalClock', { now: shownInstant(system.now) })}
    </Box>
  );
}

/** On every screen while one looks at the past, with the way back. */
export function PastBanner() {
  const translate = useTranslate();
  const past = usePast();
  return (
    <Box role="status">
      {past && (
        <Box
          sx={{
            bgcolor: '#ffd479',
            color: '#2b1d00',
            px: 2,
            py: 0.75,
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            justifyContent: 'center',
            columnGap: 2,
            rowGap: 0.5,
          }}
        >
          <Typography sx={{ fontWeight: 650, fontSize: 15 }}>
            {translate('past.banner', { at: shownInstant(past.asOf, 'second') })}
            {past.event !== undefined && ` · ${translate('past.event', { event: past.event })}`}
          </Typography>
          <Typography sx={{ fontSize: 14, display: { xs: 'none', md: 'block' } }}>
            {translate('past.note')}
          </Typography>
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            onClick={() => lookAt(undefined)}
            sx={{ displayPrint: 'none' }}
          >
            {translate('past.back')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
