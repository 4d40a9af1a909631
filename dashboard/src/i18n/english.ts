import reactAdmin from 'ra-language-english';
import { enAct } from './en-act.ts';
import { enDesks } from './en-desks.ts';
import { enOffline } from './en-offline.ts';
import { enPack } from './en-pack.ts';
import { enPublic } from './en-public.ts';
import { enScreens } from './en-screens.ts';
import { enSheets } from './en-sheets.ts';
import { enWork } from './en-work.ts';
import { enWords } from './en-words.ts';

/** All texts in English, with the keys of the Chinese ones. They are loaded when somebody reads English. */
export const english = {
  ...reactAdmin,
  ...enScreens,
  ...enPublic,
  ...enAct,
  ...enSheets,
  ...enDesks,
  ...enOffline,
  ...enPack,
  ...enWork,
  word: enWords,
};
