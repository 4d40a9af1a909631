import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSystem } from '../providers/system.ts';
import { progressOf } from './notice-days.ts';
import type { Notice } from './reading.ts';

/** The progress of a notice: it runs and how long yet, or ended; and if it was made longer. */
export function Progress({ notice }: { notice: Notice }) {
  const translate = useTranslate();
  const now = useSystem()?.now;
  const left = now === undefined ? undefined : progressOf(notice, now);
  const running = left === undefined ? notice.status === 'running' : left !== 'ended';
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', fontSize: 15 }}>
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 10,
          height: 10,
          borderRadius: '2px',
          bgcolor: running ? 'success.main' : 'text.secondary',
        }}
      />
      <Box component="strong" sx={{ fontWeight: 650 }}>
        {!running
          ? translate('public.ended')
          : typeof left !== 'number'
            ? translate('public.running')
            : left === 0
              ? translate('public.lastDay')
              : translate('public.daysLeft', { days: left })}
      </Box>
      {notice.extensions.length > 0 && <span>{translate('public.extended')}</span>}
    </Box>
  );
}
