import { type FormEvent, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { useKept } from './kept.ts';
import { type Language, problemOf, type ProblemBody, problemText } from '../providers/http.ts';

/**
 * A form that sends once at a time and keeps the problem, to be shown in whichever language is chosen then.
 */
export function useSubmit(
  form: string,
  send: () => Promise<void>,
): {
  problem: string | undefined;
  working: boolean;
  submit: (event: FormEvent) => void;
} {
  const [locale] = useLocaleState();
  const [problem, setProblem] = useKept<ProblemBody | undefined>(`${form}.problem`, undefined);
  const [working, setWorking] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setProblem(undefined);
    send()
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => setWorking(false));
  };
  return { problem: problem && problemText(problem, locale as Language), working, submit };
}
