import { events, filesIn, namesFiles } from '@laurel/contracts';
import { rule } from './rule.ts';

const naming = new Set(
  Object.keys(events).filter((type) => type !== 'AttachmentStored' && namesFiles(events[type]!.body)),
);

/** A city that has stored no file at all keeps all of them elsewhere. */
export const attached = rule(
  'attached',
  '2.3',
  '引用的附件未存入',
  'a file it names was never stored',
  (event, past) => {
    if (!naming.has(event.type)) return true;
    const files = filesIn(events[event.type]!.body, event.data);
    if (files.length === 0 || past.all('AttachmentStored').length === 0) return true;
    return files.every(({ hash }) => past.before(event, 'AttachmentStored', `file ${hash}`).length > 0);
  },
);
