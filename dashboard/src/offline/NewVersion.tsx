import { Box, Button } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { isVersionWaiting, onVersion, takeVersion } from './versions.ts';

/** The line that offers a new version of the dashboard, which one press takes. */
export function NewVersion() {
  const translate = useTranslate();
  const isWaiting = useSyncExternalStore(onVersion, isVersionWaiting);
  return (
    <Box role="status" sx={{ displayPrint: 'none' }}>
      {isWaiting && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            justifyContent: 'center',
            columnGap: 2,
            px: 2,
            py: 0.5,
            fontSize: 14,
            bgcolor: '#1b5e20',
            color: '#ffffff',
          }}
        >
          {translate('offline.newVersion')}
          <Button
            color="inherit"
            variant="outlined"
            onClick={() => void takeVersion()}
            sx={{ minHeight: 44 }}
          >
            {translate('offline.takeVersion')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
