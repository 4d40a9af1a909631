import { Box, Link } from '@mui/material';
import { useEffect } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { readOutbox, sendAll } from './outbox.ts';
import { useIsOnline, useOutbox } from './use-outbox.ts';

/** The line that says that there is no network and what waits here; with a network it sends that. */
export function NetworkLine() {
  const translate = useTranslate();
  const isOnline = useIsOnline();
  const left = useOutbox().filter(({ standing }) => standing !== 'sent').length;
  useEffect(() => {
    // What is not taken or not sent is shown in the outbox.
    void (isOnline ? sendAll() : readOutbox()).catch(() => undefined);
  }, [isOnline]);
  return (
    <Box role="status" sx={{ displayPrint: 'none' }}>
      {(!isOnline || left > 0) && (
        <Box
          sx={{
            ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'center' },
            ...{ columnGap: 2, px: 2, fontSize: 14, minHeight: 32 },
            ...{ bgcolor: '#37474f', color: '#ffffff' },
          }}
        >
          {!isOnline && translate('offline.noNetwork')}
          {left > 0 && (
            <Link
              component={LinkBase}
              to="/outbox"
              color="inherit"
              sx={{ display: 'inline-flex', alignItems: 'center', minHeight: 44 }}
            >
              {translate('offline.left', { smart_count: left })}
            </Link>
          )}
        </Box>
      )}
    </Box>
  );
}
