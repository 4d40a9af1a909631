import english from 'ra-language-english';
import { enAct } from './en-act.ts';
import { enDesks } from './en-desks.ts';
import { enPack } from './en-pack.ts';
import { enPublic } from './en-public.ts';
import { enScreens } from './en-screens.ts';
import { enSheets } from './en-sheets.ts';
import { enWork } from './en-work.ts';
import { enWords } from './en-words.ts';
import { zhAct } from './zh-act.ts';
import { zhDesks } from './zh-desks.ts';
import { zhPack } from './zh-pack.ts';
import { zhPublic } from './zh-public.ts';
import { zhReactAdmin } from './zh-react-admin.ts';
import { zhScreens } from './zh-screens.ts';
import { zhSheets } from './zh-sheets.ts';
import { zhWork } from './zh-work.ts';
import { zhWords } from './zh-words.ts';

/**
 * All texts, by language: react-admin's own, the screens' and the words of the domain under `word`. Chinese
 * first.
 */
export const messages = {
  zh: {
    ...zhReactAdmin,
    ...zhScreens,
    ...zhPublic,
    ...zhAct,
    ...zhSheets,
    ...zhDesks,
    ...zhPack,
    ...zhWork,
    word: zhWords,
  },
  en: {
    ...english,
    ...enScreens,
    ...enPublic,
    ...enAct,
    ...enSheets,
    ...enDesks,
    ...enPack,
    ...enWork,
    word: enWords,
  },
};

/** A key of every text there is, to look unknown values of rows up without a warning. */
export function hasMessage(locale: 'zh' | 'en', key: string): boolean {
  const found = key
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], messages[locale]);
  return typeof found === 'string';
}
