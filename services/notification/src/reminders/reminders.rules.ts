import {
  announcement,
  type Audience,
  due,
  type DueRow,
  type Heard,
  type Lines,
  type Morning,
} from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { isMorningGone, morningEarliest } from '@laurel/rules';
import { keptOf } from '../bundles/bundles.ts';
import type { ReminderTemplate } from './reminders.ts';

/** The lines of the reminders' view: events that begin a reminder, end it, or are kept for a bundle. */

/** A reminder: so many working days before a day, or after the event. */
export interface Reminder {
  readonly key: string;
  readonly when:
    { readonly before: string; readonly workingDays: number } | { readonly workingDaysAfter: number };
  readonly about: string;
  readonly unitId?: string;
  readonly tellings: readonly {
    template: ReminderTemplate;
    parameters: Readonly<Record<string, string>>;
    audience: Audience[];
  }[];
}
export interface OfCampaign {
  readonly campaignId: string;
}
export interface OfBranch extends OfCampaign {
  readonly branchId: string;
}
interface Told<Data> {
  readonly id: string;
  readonly time: string;
  readonly data: Data;
}

/** The line of an event that reminders follow. */
export function begins<Data extends OfCampaign>(remindersOf: (data: Data) => readonly Reminder[]) {
  return {
    keys: ({ data }: Told<Data>) => remindersOf(data).map(({ key }) => key),
    fold: (row: DueRow | undefined, event: Told<Data>, key: string) =>
      row ??
      rowOf(
        remindersOf(event.data).find((reminder) => reminder.key === key)!,
        event,
      ),
  };
}

/** The line of an event by which the day that reminders follow is another. */
export function againBegins<Data extends OfCampaign>(remindersOf: (data: Data) => readonly Reminder[]) {
  const { keys, fold } = begins(remindersOf);
  return {
    keys,
    fold: (_row: DueRow | undefined, event: Told<Data>, key: string) => fold(undefined, event, key),
  };
}

/** The line of an event that makes reminders needless. */
export function ends<Data>(remindersOf: (data: Data) => readonly Reminder[]) {
  return { keys: ({ data }: Told<Data>) => remindersOf(data).map(({ key }) => key), fold: () => undefined };
}

/** Nothing is said about a morning that is gone. */
function rowOf(
  { key, when, about, unitId, tellings }: Reminder,
  { id, time, data }: Told<OfCampaign>,
): DueRow | undefined {
  const isBefore = 'before' in when;
  const days = isBefore ? when.workingDays : when.workingDaysAfter;
  const morning: Morning = isBefore
    ? { ...when, since: time }
    : { from: shanghaiDay(time), workingDays: when.workingDaysAfter };
  if (isMorningGone(morning)) return undefined;
  const whose = { campaignId: data.campaignId, ...(unitId !== undefined && { unitId }) };
  const said = { about, ...whose, notices: [...tellings], reminder: key };
  // One event may begin several reminders; their announcements are told apart by what they are about.
  const name = `${id}-${key.slice(0, key.indexOf('.'))}-${days}`;
  return { ...due(morningEarliest(morning), announcement, name, 'Announce', said), morning };
}

/** The line of an event whose notice is kept for bundles: their mornings. */
export const ofBundles: Line = {
  keys: (event) => keptOf(event)?.bundles.map(({ name }) => name) ?? [],
  fold: (row, event, key) => {
    const { morning } = keptOf(event)!.bundles.find(({ name }) => name === key)!;
    const said = { about: 'messages', notices: [], reminder: key, bundle: key };
    return (
      row ?? {
        ...due(morningEarliest(morning), announcement, key.replace('.', '-'), 'Announce', said),
        morning,
      }
    );
  },
};

type Line = {
  readonly keys: (event: Heard) => readonly string[];
  readonly fold: (row: DueRow | undefined, event: Heard, key: string) => DueRow | undefined;
};

/** The lines of both tables; an event in both touches the rows of each. */
export function both(one: Lines<DueRow>, other: Lines<DueRow>): Lines<DueRow> {
  const [first, second] = [one, other] as unknown as readonly [Record<string, Line>, Record<string, Line>];
  const joined = Object.keys(first)
    .filter((name) => second[name])
    .map((name) => [
      name,
      {
        keys: (event: Heard) => [...first[name]!.keys(event), ...second[name]!.keys(event)],
        fold: (row: DueRow | undefined, event: Heard, key: string) =>
          (second[name]!.keys(event).includes(key) ? second : first)[name]!.fold(row, event, key),
      },
    ]);
  return { ...one, ...other, ...Object.fromEntries(joined) } as Lines<DueRow>;
}
