import { useLocaleState, useTranslate } from 'react-admin';
import { hasMessage } from '../i18n/messages.ts';
import type { zhWords } from '../i18n/zh-words.ts';
import type { Language } from './http.ts';

export type Word = keyof typeof zhWords;

/** Names a value of a row in the chosen language; a value we have no word for stands as it is. */
export function useWord(): (kind: Word, value: string | undefined) => string {
  const translate = useTranslate();
  return (kind, value) => {
    if (value === undefined || value === '') return '—';
    const key = `word.${kind}.${value}`;
    return hasMessage(key) ? translate(key) : value;
  };
}

/** Joins names as the language does. */
export function useJoined(): (names: readonly string[]) => string {
  const translate = useTranslate();
  return (names) => names.join(translate('state.separator'));
}

/** Picks from a text that the record holds in both languages. */
export function useBilingual(): (text: { readonly zh: string; readonly en: string } | undefined) => string {
  const [locale] = useLocaleState();
  return (text) => text?.[locale as Language] ?? '';
}
