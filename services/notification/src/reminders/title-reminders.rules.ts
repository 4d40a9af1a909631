import type { Audience, DueRow, Heard } from '@laurel/contracts';
import { begins, type OfBranch, type Reminder } from './reminders.rules.ts';

/** The reminders of a title: its term, its re-check, and what must improve after it. */

const termDays = [20, 5];
const recheckDays = [5, 15];
const mendingDays = [10, 3];
type OfTitle = OfBranch & { readonly titleId: string };
type OfTitleUntil = OfTitle & { readonly until?: string | undefined };

/** A reminder about a title, of which there is one for each number of days. */
function aboutTitle(
  { campaignId, branchId, titleId }: OfTitle,
  [kind, days]: readonly [kind: string, days: number],
  when: Reminder['when'],
  telling: Reminder['tellings'][number],
): Reminder {
  const title = `${campaignId}.${titleId}.${branchId}`;
  const key = `${kind}.${title}.${days}`;
  return { key, when, about: `titles/${title}`, unitId: branchId, tellings: [telling] };
}

/** The term of a title ends: its holder and the committee are told before. */
export function ofTerm({ until, ...title }: OfTitleUntil): Reminder[] {
  if (until === undefined) return [];
  return termDays.map((workingDays) =>
    aboutTitle(
      title,
      ['term', workingDays],
      { before: until, workingDays },
      {
        template: 'title-ending',
        parameters: { until },
        audience: [{ role: 'branchSecretary', at: title.branchId }, { role: 'committee' }],
      },
    ),
  );
}

/** A re-check is due: the two who do it are told until it is done. */
export function ofRecheck(title: OfTitle): Reminder[] {
  return recheckDays.map((workingDaysAfter) =>
    aboutTitle(
      title,
      ['recheck', workingDaysAfter],
      { workingDaysAfter },
      {
        template: 'recheck-due',
        parameters: { days: String(workingDaysAfter) },
        audience: recheckers(title),
      },
    ),
  );
}

/** A title that was found wanting has until a day to improve. */
function ofMending({ until, ...title }: OfTitleUntil): Reminder[] {
  if (until === undefined) return [];
  return mendingDays.map((workingDays) =>
    aboutTitle(
      title,
      ['mending', workingDays],
      { before: until, workingDays },
      {
        template: 'title-mending',
        parameters: { until },
        audience: [{ role: 'branchSecretary', at: title.branchId }, ...recheckers(title)],
      },
    ),
  );
}

function recheckers({ branchId }: OfTitle): Audience[] {
  return [
    { role: 'discipline', foreignTo: branchId },
    { role: 'committee', foreignTo: branchId },
  ];
}

const someDay = '9999-12-31';
const ofRecheckGone = (data: OfTitle) => [...ofRecheck(data), ...ofMending({ ...data, until: someDay })];

/** All that may still be told of a title that is over. */
export const ofTitleGone = (data: OfTitle) => [
  ...ofTerm({ ...data, until: someDay }),
  ...ofRecheckGone(data),
];

/** It ends the reminders of the re-check, and begins those of the mending that it asks for. */
export const recheckOver = {
  keys: ({ data }: { readonly data: OfTitle }) => ofRecheckGone(data).map(({ key }) => key),
  fold: (_row: DueRow | undefined, event: Heard<'TitleRechecked'>, key: string) =>
    ofMending(event.data).some((reminder) => reminder.key === key)
      ? begins(ofMending).fold(undefined, event, key)
      : undefined,
};
