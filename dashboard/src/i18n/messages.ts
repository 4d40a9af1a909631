import english from 'ra-language-english';
import { enAct } from './en-act.ts';
import { enPublic } from './en-public.ts';
import { enScreens } from './en-screens.ts';
import { enWork } from './en-work.ts';
import { enWords } from './en-words.ts';
import { zhAct } from './zh-act.ts';
import { zhPublic } from './zh-public.ts';
import { zhReactAdmin } from './zh-react-admin.ts';
import { zhScreens } from './zh-screens.ts';
import { zhWork } from './zh-work.ts';
import { zhWords } from './zh-words.ts';

/**
 * All texts, by language: react-admin's own, the screens' and the words of the domain under `word`. Chinese
 * first.
 */
export const messages = {
  zh: { ...zhReactAdmin, ...zhScreens, ...zhPublic, ...zhAct, ...zhWork, word: zhWords },
  en: { ...english, ...enScreens, ...enPublic, ...enAct, ...enWork, word: enWords },
};

/** A key of every text there is, to look unknown values of rows up without a warning. */
export function hasMessage(locale: 'zh' | 'en', key: string): boolean {
  const found = key
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], messages[locale]);
  return typeof found === 'string';
}
