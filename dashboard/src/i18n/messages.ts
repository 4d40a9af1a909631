import english from 'ra-language-english';
import { enScreens } from './en-screens.ts';
import { enWords } from './en-words.ts';
import { zhReactAdmin } from './zh-react-admin.ts';
import { zhScreens } from './zh-screens.ts';
import { zhWords } from './zh-words.ts';

/**
 * All texts, by language: react-admin's own, the screens' and the words of the domain under `word`. Chinese
 * first.
 */
export const messages = {
  zh: { ...zhReactAdmin, ...zhScreens, word: zhWords },
  en: { ...english, ...enScreens, word: enWords },
};

/** A key of every text there is, to look unknown values of rows up without a warning. */
export function hasMessage(locale: 'zh' | 'en', key: string): boolean {
  const found = key
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], messages[locale]);
  return typeof found === 'string';
}
