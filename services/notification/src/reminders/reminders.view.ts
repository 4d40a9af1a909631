import { copy, type DueRow, entryKey, type Lines, type RulePack } from '@laurel/contracts';
import { bundled } from '../bundles/bundles.ts';
import { stageNames } from '../award-notices/evaluate.ts';
import { ownName, phasesOf } from '@laurel/rules';
import type { ReminderTemplate } from './reminders.ts';
import {
  againBegins,
  begins,
  both,
  ends,
  type OfBranch,
  ofBundles,
  type OfCampaign,
  type Reminder,
} from './reminders.rules.ts';
import { ofRecheck, ofTerm, ofTitleGone, recheckOver } from './title-reminders.rules.ts';

const farDays = [7, 3, 1];
const nearDays = [3, 1];
function ofCampaign({ campaignId, rulePack }: OfCampaign & { readonly rulePack: RulePack }): Reminder[] {
  return [
    ...beforeDeadline(`deadline.${campaignId}`, { campaignId, deadline: rulePack.applicationDeadline }),
    ...ofPlans(campaignId, rulePack),
  ];
}

/** Plans and members' meetings belong to March and to every branch (docs/handbook/process.md#1.8). */
function ofPlans(campaignId: string, pack: RulePack): Reminder[] {
  const phase = phasesOf(pack, 'mobilisation').at(-1);
  if (!phase || pack.eligibility.planRequired === false) return [];
  const name = ownName(phase);
  return farDays.map((workingDays) => ({
    key: `plan.${campaignId}.${phase.to}.${workingDays}`,
    when: { before: phase.to, workingDays },
    about: `participations`,
    tellings: [
      {
        template: name ? 'plan-due-phase' : 'plan-due',
        parameters: {
          ...(name && { phaseZh: name.zh, phaseEn: name.en }),
          ...{ deadline: phase.to, days: String(workingDays) },
        },
        audience: [{ unplanned: campaignId }],
      },
    ],
  }));
}

const daysOfScoring = [3, 6];

/** Experts who have not sealed, while a stage is scored. */
function ofScoring({
  campaignId,
  stage,
}: OfCampaign & { readonly stage: 'onSite' | 'presentation' }): Reminder[] {
  return daysOfScoring.map((workingDaysAfter) => ({
    key: `ballots.${campaignId}.${stage}.${workingDaysAfter}`,
    when: { workingDaysAfter },
    about: `ballot-progress`,
    tellings: [
      {
        template: 'ballots-due',
        parameters: stageNames(stage),
        audience: [{ unballoted: { campaignId, stage } }],
      },
    ],
  }));
}

const committeeDays = 3;

/** The request for naming waits for the committee. */
function ofRequest({
  campaignId,
  documentNumber = '',
}: OfCampaign & { readonly documentNumber?: string }): Reminder[] {
  const parameters = { documentNumber, days: String(committeeDays) };
  return [
    {
      key: `request.${campaignId}`,
      when: { workingDaysAfter: committeeDays },
      about: `namings/${campaignId}`,
      tellings: [{ template: 'request-due', parameters, audience: [{ role: 'committee' }] }],
    },
  ];
}

/** A scored title waits for the committee. */
function ofTitle({ campaignId, branchId, titleId }: OfBranch & { readonly titleId: string }): Reminder[] {
  return [
    {
      key: `title.${entryKey({ campaignId, branchId })}.${titleId}`,
      when: { workingDaysAfter: committeeDays },
      about: `titles/${campaignId}.${titleId}.${branchId}`,
      unitId: branchId,
      tellings: [
        {
          template: 'title-due',
          parameters: { days: String(committeeDays) },
          audience: [{ role: 'committee', foreignTo: branchId }],
        },
      ],
    },
  ];
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
      when: { before: whose.deadline, workingDays: daysBefore },
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
    when: { before: until, workingDays: daysBefore },
    about,
    unitId: branchId,
    tellings: [{ template, parameters: { until }, audience: [{ role: 'branchSecretary', at: branchId }] }],
  }));
}

/**
 * The due view of notification, on mornings by the calendar that the city has published by then. Lists,
 * forms, plans and meetings are reminded 7, 3 and 1 working days before their last day, answers and returned
 * forms 3 and 1; experts 3 and 6 working days after scoring has begun, the committee 3 after it was asked.
 * Bundles wait here, too. A row goes when it was said, or when what it waits for has come.
 */
const own: Lines<DueRow> = {
  CampaignOpened: begins(ofCampaign),
  RulePackAmended: begins(ofCampaign),
  DeadlineExtended: begins(ofExtension),
  AssessmentRecorded: begins(ofDeduction),
  AssessmentAnswered: ends(ofAnswer),
  AssessmentCorrected: ends(ofAnswer),
  AssessmentAmended: againBegins(ofAnswer),
  ApplicationReturned: begins(ofReturn),
  ApplicationReturnExtended: againBegins(ofReturn),
  ApplicationSubmitted: ends(ofReturn),
  ApplicationTakenBack: ends(ofReturn),
  ApplicationWithdrawn: ends(ofReturn),
  ApplicationLapsed: ends(ofReturn),
  ScoringStarted: begins(ofScoring),
  ScoringReopened: begins(ofScoring),
  ScoringClosed: ends(ofScoring),
  NamingRequested: begins(ofRequest),
  WinnersApproved: ends(ofRequest),
  WinnersReturned: ends(ofRequest),
  TitleScored: begins(ofTitle),
  TitleApproved: ends(ofTitle),
  TitleNotConferred: ends(ofTitle),
  TitleConferred: begins(ofTerm),
  TitleRecheckDue: begins(ofRecheck),
  TitleRechecked: recheckOver,
  TitleRevoked: ends(ofTitleGone),
  TitleLapsed: ends(ofTitleGone),
  Announced: {
    keys: ({ data }) => (data.reminder === undefined ? [] : [data.reminder]),
    fold: () => undefined,
  },
};

export const remindersView = copy<DueRow>('reminders', {
  version: 10,
  indexes: ['at'],
  on: both(own, Object.fromEntries(bundled.map((name) => [name, ofBundles]))),
});
