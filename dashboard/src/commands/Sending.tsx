import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { isUncertain, type Language, problemOf, type ProblemBody } from '../providers/http.ts';
import { queryClient } from '../providers/query-client.ts';
import { useBilingual } from '../providers/words.ts';
import type { Draft } from './kept-draft.ts';
import { type Given, type Outcome, send } from './send.ts';

/**
 * The last step of a command: what comes of it is shown in words, as it was asked before; then it is sent, as
 * often as it takes and done once. When nobody knows what became of it, it can only be sent again from here.
 */
export function Sending({
  given,
  draft,
  expected,
  verb,
  children,
  onSent,
  onRefused,
  onBack,
}: {
  given: Given;
  draft: Draft;
  /** The outcome that it would have; undefined when it is sent once more and only that tells. */
  expected: Outcome | undefined;
  verb: string;
  children?: ReactNode;
  onSent: (outcome: Outcome) => void;
  onRefused: (problem: ProblemBody) => void;
  onBack: () => void;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const [isWorking, setWorking] = useState(false);
  const [isOpen, setOpen] = useState(expected === undefined);
  const start = useRef<HTMLDivElement>(null);
  // Whoever reads by ear begins with what is read back.
  useEffect(() => start.current?.focus(), []);
  const give = async () => {
    setWorking(true);
    await draft.mark(true);
    try {
      const outcome = await send(given, draft.key);
      await queryClient.invalidateQueries();
      onSent({ ...outcome, effects: expected?.effects ?? [] });
    } catch (error) {
      const problem = problemOf(error);
      setWorking(false);
      if (isUncertain(problem)) setOpen(true);
      else {
        await draft.mark(false);
        onRefused(problem);
      }
    }
  };
  return (
    <Box ref={start} tabIndex={-1} sx={{ outline: 'none' }}>
      {children}
      {expected && (
        <Section title={translate('act.effects')}>
          <ul>
            {expected?.effects?.map((effect) => (
              <li key={effect.zh}>{bilingual(effect)}</li>
            ))}
          </ul>
        </Section>
      )}
      {isOpen && !isWorking && (
        <Alert severity="warning" role="alert" sx={{ mb: 2 }}>
          {translate('act.uncertain')}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="contained" size="large" disabled={isWorking} onClick={() => void give()}>
          {translate(isWorking ? 'act.sending' : isOpen ? 'act.sendAgain' : 'act.send', { verb })}
        </Button>
        <Button size="large" disabled={isWorking} onClick={onBack}>
          {translate('act.change')}
        </Button>
      </Box>
    </Box>
  );
}

/** The refusal of a command: each fault, and what to do when somebody else was faster. */
export function Refused({ problem, onReread }: { problem: ProblemBody; onReread: () => void }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  const language = locale as Language;
  const isEarlier = problem.code === 'idempotency_key_reused';
  const faults = isEarlier ? [] : (problem.errors?.map((fault) => fault[language]) ?? []);
  return (
    <Alert ref={box} tabIndex={-1} severity="error" role="alert" sx={{ mb: 2 }}>
      <AlertTitle>{isEarlier ? translate('act.earlierDone') : problem[language]}</AlertTitle>
      {faults.length > 0 && (
        <ul>
          {[...new Set(faults)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {problem.status === 412 && (
        <Button color="inherit" variant="outlined" onClick={onReread}>
          {translate('act.reread')}
        </Button>
      )}
    </Alert>
  );
}
