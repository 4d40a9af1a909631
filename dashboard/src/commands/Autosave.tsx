import { Box, Button } from '@mui/material';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import { shownInstant } from '../values/time.ts';
import type { Draft } from './kept-draft.ts';

const pauseMs = 300;

/** Keeps what is written a moment after the last key, and says when it was kept. */
export function Autosave({ draft, onDiscard }: { draft: Draft; onDiscard: () => void }) {
  const translate = useTranslate();
  const { watch, getValues } = useFormContext();
  const { isSubmitting } = useFormState();
  const [keptAt, setKeptAt] = useState(draft.keptAt);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const cancel = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  const keep = useCallback(() => {
    if (timer.current === undefined) return;
    cancel();
    void draft.write(getValues()).then(() => setKeptAt(draft.keptAt));
  }, [cancel, draft, getValues]);
  useEffect(() => {
    const { unsubscribe } = watch((_values, { name }) => {
      // What somebody writes has a name; what a form begins with has none.
      if (name === undefined) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, pauseMs);
    });
    // Whoever leaves at once has written it all the same.
    window.addEventListener('pagehide', keep);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [watch, keep]);
  useEffect(() => {
    // What is read back next is kept after it, with the ids that are made then.
    if (isSubmitting) keep();
  }, [isSubmitting, keep]);
  if (keptAt === undefined) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary', fontSize: 14 }}>
      {translate('act.keptAt', { at: shownInstant(keptAt, 'second') })}
      <Button
        size="small"
        onClick={() => {
          cancel();
          onDiscard();
        }}
      >
        {translate('act.discard')}
      </Button>
    </Box>
  );
}
