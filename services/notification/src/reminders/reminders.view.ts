import type { Audience } from '@laurel/contracts';
import { plusDays, plusHours, type View, type ViewedEvent } from '@laurel/core';
import type { Template } from '../notices/templates.ts';

/**
 * What is to be said before which date? The due view of notification: lists and forms 7, 3 and 1 days before the deadline that holds, answers and
 * returned forms 3 and 1. A row goes when it was said, or when what it waits for has come.
 */
export type ReminderRow = {
  readonly at: string;
  readonly aggregate: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
};

interface Reminder {
  readonly key: string;
  readonly day: string;
  readonly daysBefore: number;
  readonly unitId?: string;
  readonly tellings: readonly { template: Template; parameters: Readonly<Record<string, string>>; audience: readonly Audience[] }[];
}

export const remindersView: View<ReminderRow> = {
  name: 'reminders',
  version: 1,
  hears: [
    'CampaignOpened',
    'RulePackAmended',
    'DeadlineExtended',
    'AssessmentRecorded',
    'AssessmentAnswered',
    'AssessmentCorrected',
    'ApplicationReturned',
    'ApplicationSubmitted',
    'ApplicationWithdrawn',
    'ApplicationLapsed',
    'Announced',
  ],
  indexes: ['at'],
  keys: (event) =>
    event.type === 'Announced'
      ? [event.data.reminder as string | undefined].filter((key) => key !== undefined)
      : remindersOf(event).map(({ key }) => key),
  fold(row, event, key) {
    const reminder = remindersOf(event).find((candidate) => candidate.key === key);
    if (!reminder || ends.includes(event.type)) return undefined;
    return row ?? rowOf(reminder, event);
  },
};

const ends = ['AssessmentAnswered', 'AssessmentCorrected', 'ApplicationSubmitted', 'ApplicationWithdrawn', 'ApplicationLapsed'];
const farDays = [7, 3, 1];
const nearDays = [3, 1];
/** Nine in the morning in Shanghai. */
const hourUtc = 1;

/** The reminders that an event begins or ends. */
function remindersOf({ type, data }: ViewedEvent): readonly Reminder[] {
  switch (type) {
    case 'CampaignOpened':
    case 'RulePackAmended':
      return beforeDeadline(`deadline.${data.campaignId}`, { campaignId: data.campaignId, deadline: data.rulePack.applicationDeadline });
    case 'DeadlineExtended': {
      const { campaignId, bureauId, until } = data;
      return beforeDeadline(`deadline.${campaignId}.${bureauId}`, { campaignId, deadline: until, bureauId });
    }
    case 'AssessmentRecorded':
      return (data.adjustments as { kind: string }[]).some(({ kind }) => kind === 'deduction')
        ? ofBranch('answer', data, data.answerUntil)
        : [];
    case 'AssessmentAnswered':
    case 'AssessmentCorrected':
      return ofBranch('answer', data, '');
    case 'Announced':
      return [];
    default:
      return ofBranch('return', data, data.until ?? '');
  }
}

function beforeDeadline(prefix: string, whose: { campaignId: string; deadline: string; bureauId?: string }): readonly Reminder[] {
  return farDays.map((daysBefore) => {
    const parameters = { deadline: whose.deadline, days: String(daysBefore) };
    return {
      key: `${prefix}.${whose.deadline}.${daysBefore}`,
      day: whose.deadline,
      daysBefore,
      tellings: [
        { template: 'deadline-list', parameters, audience: [{ unsealed: whose }] },
        { template: 'deadline-form', parameters, audience: [{ unsubmitted: whose }] },
      ],
    };
  });
}

function ofBranch(
  kind: 'answer' | 'return',
  data: { campaignId: string; branchId: string; recordId?: string },
  until: string,
): readonly Reminder[] {
  const { campaignId, branchId, recordId } = data;
  return nearDays.map((daysBefore) => ({
    key: [kind, campaignId, branchId, ...(recordId === undefined ? [] : [recordId]), daysBefore].join('.'),
    day: until,
    daysBefore,
    unitId: branchId,
    tellings: [{ template: `${kind}-due`, parameters: { until }, audience: [{ role: 'branchSecretary', at: branchId }] }],
  }));
}

/** Nothing is said about a morning that is gone. */
function rowOf({ key, day, daysBefore, unitId, tellings }: Reminder, event: ViewedEvent): ReminderRow | undefined {
  const at = plusHours(`${plusDays(day, -daysBefore)}T00:00:00.000Z`, hourUtc);
  if (at <= event.time) return undefined;
  const { campaignId } = event.data;
  const data = { about: aboutOf(event), campaignId, ...(unitId !== undefined && { unitId }), notices: tellings, reminder: key };
  return { at, aggregate: 'announcement', id: `${event.id}-${daysBefore}`, type: 'Announce', data };
}

function aboutOf({ type, data }: ViewedEvent): string {
  if (type === 'AssessmentRecorded') return `assessments/${data.campaignId}.${data.branchId}`;
  return type === 'ApplicationReturned' ? `applications/${data.campaignId}.${data.branchId}` : `campaigns/${data.campaignId}`;
}
