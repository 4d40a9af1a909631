import { announcement, type Audience, copy, due, type DueRow, entryKey } from '@laurel/contracts';
import { isMorningGone, morningEarliest } from '@laurel/rules';
import type { ReminderTemplate } from '../notices/reminders.ts';

/**
 * The due view of notification: lists and forms are reminded 7, 3 and 1 working days before the deadline that
 * holds, answers and returned forms 3 and 1, on mornings by the calendar that the city has published by then.
 * A row goes when it was said, or when what it waits for has come.
 */
export const remindersView = copy<DueRow>('reminders', {
  version: 4,
  indexes: ['at'],
  on: {
    CampaignOpened: begins(ofCampaign),
    RulePackAmended: begins(ofCampaign),
    DeadlineExtended: begins(ofExtension),
    AssessmentRecorded: begins(ofDeduction),
    AssessmentAnswered: ends(ofAnswer),
    AssessmentCorrected: ends(ofAnswer),
    ApplicationReturned: begins(ofReturn),
    ApplicationSubmitted: ends(ofReturn),
    ApplicationTakenBack: ends(ofReturn),
    ApplicationWithdrawn: ends(ofReturn),
    ApplicationLapsed: ends(ofReturn),
    Announced: {
      keys: ({ data }) => (data.reminder === undefined ? [] : [data.reminder]),
      fold: () => undefined,
    },
  },
});

interface Reminder {
  readonly key: string;
  readonly day: string;
  readonly daysBefore: number;
  readonly about: string;
  readonly unitId?: string;
  readonly tellings: readonly {
    template: ReminderTemplate;
    parameters: Readonly<Record<string, string>>;
    audience: Audience[];
  }[];
}
interface OfCampaign {
  readonly campaignId: string;
}
interface OfBranch extends OfCampaign {
  readonly branchId: string;
}
interface Told<Data> {
  readonly id: string;
  readonly time: string;
  readonly data: Data;
}

const farDays = [7, 3, 1];
const nearDays = [3, 1];
/** The line of an event that reminders follow. */
function begins<Data extends OfCampaign>(remindersOf: (data: Data) => readonly Reminder[]) {
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

/** The line of an event that makes reminders needless. */
function ends<Data>(remindersOf: (data: Data) => readonly Reminder[]) {
  return { keys: ({ data }: Told<Data>) => remindersOf(data).map(({ key }) => key), fold: () => undefined };
}

function ofCampaign({
  campaignId,
  rulePack,
}: OfCampaign & { readonly rulePack: { readonly applicationDeadline: string } }): Reminder[] {
  return beforeDeadline(`deadline.${campaignId}`, { campaignId, deadline: rulePack.applicationDeadline });
}

function ofExtension({
  campaignId,
  bureauId,
  until,
}: OfCampaign & { readonly bureauId: string; readonly until: string }): Reminder[] {
  return beforeDeadline(`deadline.${campaignId}.${bureauId}`, { campaignId, deadline: until, bureauId });
}

function beforeDeadline(
  prefix: string,
  whose: { campaignId: string; deadline: string; bureauId?: string },
): Reminder[] {
  return farDays.map((daysBefore) => {
    const parameters = { deadline: whose.deadline, days: String(daysBefore) };
    return {
      key: `${prefix}.${whose.deadline}.${daysBefore}`,
      day: whose.deadline,
      daysBefore,
      about: `campaigns/${whose.campaignId}`,
      tellings: [
        { template: 'deadline-list', parameters, audience: [{ unsealed: whose }] },
        { template: 'deadline-form', parameters, audience: [{ unsubmitted: whose }] },
      ],
    };
  });
}

interface OfRecord extends OfBranch {
  readonly recordId: string;
  readonly answerUntil?: string;
}

function ofDeduction(
  data: OfRecord & { readonly adjustments: readonly { readonly kind: string }[] },
): readonly Reminder[] {
  return data.adjustments.some(({ kind }) => kind === 'deduction') ? ofAnswer(data) : [];
}

function ofAnswer({ recordId, answerUntil = '', ...data }: OfRecord): Reminder[] {
  return ofBranch(
    `answer.${entryKey(data)}.${recordId}`,
    'answer-due',
    `assessments/${entryKey(data)}`,
    data,
    answerUntil,
  );
}

function ofReturn({ until = '', ...data }: OfBranch & { readonly until?: string }): Reminder[] {
  return ofBranch(`return.${entryKey(data)}`, 'return-due', `applications/${entryKey(data)}`, data, until);
}

function ofBranch(
  prefix: string,
  template: ReminderTemplate,
  about: string,
  { branchId }: OfBranch,
  until: string,
): Reminder[] {
  return nearDays.map((daysBefore) => ({
    key: `${prefix}.${daysBefore}`,
    day: until,
    daysBefore,
    about,
    unitId: branchId,
    tellings: [{ template, parameters: { until }, audience: [{ role: 'branchSecretary', at: branchId }] }],
  }));
}

/** Nothing is said about a morning that is gone. */
function rowOf(
  { key, day, daysBefore, about, unitId, tellings }: Reminder,
  { id, time, data }: Told<OfCampaign>,
): DueRow | undefined {
  const morning = { before: day, workingDays: daysBefore, since: time };
  if (isMorningGone(morning)) return undefined;
  const whose = { campaignId: data.campaignId, ...(unitId !== undefined && { unitId }) };
  const said = { about, ...whose, notices: [...tellings], reminder: key };
  const at = morningEarliest(morning);
  return { ...due(at, announcement, `${id}-${daysBefore}`, 'Announce', said), morning };
}
