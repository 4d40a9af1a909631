import { Box, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { shownInstant } from '../values/time.ts';
import type { Draft } from './kept-draft.ts';

const pauseMs = 300;

/** Keeps what is written a moment after the last key, and says when it was kept. */
export function Autosave({ draft, onDiscard }: { draft: Draft; onDiscard: () => void }) {
  const translate = useTranslate();
  const { watch, getValues } = useFormContext();
  const [keptAt, setKeptAt] = useState(draft.keptAt);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      void draft.write(getValues()).then(() => setKeptAt(draft.keptAt));
    };
    const { unsubscribe } = watch((_values, { name }) => {
      // What somebody writes has a name; what a form begins with has none.
      if (name === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(keep, pauseMs);
    });
    // Whoever leaves at once has written it all the same.
    window.addEventListener('pagehide', keep);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [watch, getValues, draft]);
  if (keptAt === undefined) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary', fontSize: 14 }}>
      {translate('act.keptAt', { at: shownInstant(keptAt, 'second') })}
      <Button size="small" onClick={onDiscard}>
        {translate('act.discard')}
      </Button>
    </Box>
  );
}
