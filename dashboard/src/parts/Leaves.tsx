import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { onReveal } from './reveal.ts';

/** A part of a long form that fills a phone's screen. */
export interface Leaf {
  readonly key: string;
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * A form that is turned over leaf by leaf, each as large as a phone's screen. The last leaf is the overview,
 * from which one goes back to any other. What is filled in stays whatever leaf is shown.
 */
export function Leaves({
  leaves,
  overview,
}: {
  leaves: readonly Leaf[];
  overview: (turnTo: (key: string) => void) => Leaf;
}) {
  const translate = useTranslate();
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  /** It gets the focus once its leaf is shown: the input that is asked for, else the heading. */
  const wanted = useRef<HTMLElement>(undefined);
  const turn = (next: number) => {
    wanted.current = headingOf(box.current, next);
    setAt(next);
  };
  const all = [...leaves, overview((key) => turn(leaves.findIndex((leaf) => leaf.key === key)))];
  useEffect(() => {
    wanted.current?.focus();
    wanted.current = undefined;
  }, [at]);
  useEffect(
    () =>
      onReveal(box.current!, (input) => {
        wanted.current = input;
        setAt(Number(input.closest<HTMLElement>('[data-leaf]')!.dataset['leaf']));
      }),
    [],
  );
  return (
    <Box ref={box}>
      {all.map(({ key, title, children }, index) => (
        <Box component="section" key={key} data-leaf={index} hidden={index !== at} aria-label={title}>
          <Typography sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {translate('leaves.progress', { at: index + 1, of: all.length })}
          </Typography>
          <Typography variant="h2" tabIndex={-1} sx={{ mb: 1.5, outline: 'none' }}>
            {title}
          </Typography>
          {children}
        </Box>
      ))}
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, my: 2 }}>
        <Button variant="outlined" size="large" disabled={at === 0} onClick={() => turn(at - 1)}>
          {translate('leaves.back')}
        </Button>
        {at < all.length - 1 && (
          <Button variant="outlined" size="large" onClick={() => turn(at + 1)}>
            {translate('leaves.next')}
          </Button>
        )}
      </Box>
    </Box>
  );
}

const headingOf = (box: HTMLElement | null, index: number) =>
  box?.querySelector<HTMLElement>(`[data-leaf="${index}"] h2`) ?? undefined;
