import { zhAct } from './zh-act.ts';
import { zhDesks } from './zh-desks.ts';
import { zhOffline } from './zh-offline.ts';
import { zhPack } from './zh-pack.ts';
import { zhPublic } from './zh-public.ts';
import { zhReactAdmin } from './zh-react-admin.ts';
import { zhScreens } from './zh-screens.ts';
import { zhSheets } from './zh-sheets.ts';
import { zhWork } from './zh-work.ts';
import { zhWords } from './zh-words.ts';

/** All texts in Chinese: react-admin's own, the screens' and the words of the domain under `word`. */
export const chinese = {
  ...zhReactAdmin,
  ...zhScreens,
  ...zhPublic,
  ...zhAct,
  ...zhSheets,
  ...zhDesks,
  ...zhOffline,
  ...zhPack,
  ...zhWork,
  word: zhWords,
};
