import type { FieldForm } from '@laurel/contracts';
import { Alert, AlertTitle, Link } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useLocaleState, useTranslate, ValidationError } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import type { Language } from '../providers/http.ts';
import { reveal } from '../parts/reveal.ts';
import { useBilingual } from '../providers/words.ts';
import { type Fault, faultsIn, placeOf, wayTo } from './places-of-faults.ts';
import type { Refusal } from './open.ts';

interface Props {
  readonly fields: readonly FieldForm[];
  /** The refusal of what was entered before. */
  readonly refusal: Refusal | undefined;
}

/** All that is wrong with what was entered, each fault a link to its input; the first one gets the focus. */
export function Faults({ fields, refusal }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const language = locale as Language;
  const wayName = useWayName(fields);
  const { setError } = useFormContext();
  const { errors, submitCount } = useFormState();
  const box = useRef<HTMLDivElement>(null);
  const told = (refusal?.problem.errors ?? []).map((fault) => ({
    place: placeOf(fault.pointer, refusal!.body),
    message: fault[language],
  }));
  useEffect(() => {
    for (const { place, message } of told)
      if (wayTo(fields, place)) setError(place, { type: 'refused', message });
  }, [refusal, language]);
  const faults = faultsIn(errors);
  const isFaulty = faults.length > 0;
  useEffect(() => {
    const first = isFaulty || refusal ? (firstInput(faults) ?? box.current) : undefined;
    if (first) reveal(first);
  }, [refusal, submitCount, isFaulty]);
  if (!isFaulty && !refusal) return null;
  const elsewhere = told.filter(({ place }) => !wayTo(fields, place)).map(({ message }) => message);
  const isEarlier = refusal?.problem.code === 'idempotency_key_reused';
  return (
    <Alert ref={box} tabIndex={-1} severity="error" role="alert" sx={{ mb: 2 }}>
      <AlertTitle>
        {isEarlier ? translate('act.earlierDone') : (refusal?.problem[language] ?? translate('act.faulty'))}
      </AlertTitle>
      <ul>
        {faults.map(({ place, message }) => (
          <li key={place}>
            <Link component="button" type="button" color="inherit" onClick={() => show(place)}>
              {wayName(place)}
            </Link>{' '}
            <ValidationError error={message} />
          </li>
        ))}
        {!isEarlier && [...new Set(elsewhere)].map((message) => <li key={message}>{message}</li>)}
      </ul>
    </Alert>
  );
}

function useWayName(fields: readonly FieldForm[]): (place: string) => string {
  const bilingual = useBilingual();
  return (place) =>
    (wayTo(fields, place) ?? [])
      .map((step) => (typeof step === 'number' ? String(step) : bilingual(step)))
      .join(' · ');
}

/** The input at a place; of a group, its first one. */
function inputOf(place: string): HTMLElement | null {
  const found = document.getElementById(place);
  return found ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(place)}."]`);
}

function show(place: string): void {
  const input = inputOf(place);
  if (input) reveal(input);
}

/** The first faulty input as the screen shows them. */
function firstInput(faults: readonly Fault[]): HTMLElement | undefined {
  return faults
    .flatMap(({ place }) => inputOf(place) ?? [])
    .sort((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )[0];
}
