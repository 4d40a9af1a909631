import {
  application,
  campaign,
  copy,
  due,
  type DueRow,
  type Heard,
  type RulePack,
  unitKey,
} from '@laurel/contracts';
import { endOfShanghaiDay } from '@laurel/core';
import { deadlineOn, phaseKey } from '@laurel/rules';
import { startOfDay } from './campaign.rules.ts';

/** As many phases as a rule pack may have; each waits under its place in the list. */
const phasePlaces = [0, 1, 2, 3, 4, 5];

const ofCampaign = {
  keys: ({
    data: { campaignId },
  }: Heard<'CampaignOpened' | 'RulePackAmended' | 'CampaignClosed' | 'CampaignCancelled'>) => [
    deadlineKey(campaignId),
    ...phasePlaces.map((place) => placeKey(campaignId, place)),
  ],
};
const ofReturn = {
  keys: ({
    data,
  }: Heard<
    | 'ApplicationReturned'
    | 'ApplicationReturnExtended'
    | 'ApplicationSubmitted'
    | 'ApplicationLapsed'
    | 'ApplicationTakenBack'
    | 'ApplicationWithdrawn'
  >) => [`return/${unitKey(data.campaignId, data.branchId)}`],
};
const done = () => undefined;

/**
 * The commands that wait for a date: the deadline of all and each extended one, the start of phases, the end
 * of the time to mend a form. A deadline is one command on the campaign, which finds the bureaus concerned
 * when it passes, so that no extension or amendment can be missed.
 */
export const dueView = copy<DueRow>('due', {
  version: 3,
  indexes: ['at'],
  on: {
    CampaignOpened: {
      ...ofCampaign,
      fold: (_row, { data, time }, key) => ofPack(data.campaignId, data.rulePack, key, time),
    },
    // A row that is gone was acted on already.
    RulePackAmended: {
      ...ofCampaign,
      fold: (row, { data, time }, key) => row && ofPack(data.campaignId, data.rulePack, key, time),
    },
    CampaignClosed: { ...ofCampaign, fold: done },
    CampaignCancelled: { ...ofCampaign, fold: done },
    DeadlineExtended: {
      keys: ({ data }) => [deadlineKey(data.campaignId, data.bureauId)],
      fold: (_row, { data: { campaignId, bureauId, until } }) =>
        due(deadlineOn(until).instant, campaign, campaignId, 'PassDeadline', { bureauId }),
    },
    DeadlinePassed: {
      keys: ({ data }) => [
        deadlineKey(data.campaignId),
        ...data.bureauIds.map((bureauId) => deadlineKey(data.campaignId, bureauId)),
      ],
      fold: (row, { data }) => (row && row.at > endOfShanghaiDay(data.deadline) ? row : undefined),
    },
    PhaseStarted: {
      keys: ({ data }) => phasePlaces.map((place) => placeKey(data.campaignId, place)),
      fold: (row, { data }) => (row && isStartOf(row, data.phaseId) ? undefined : row),
    },
    ApplicationReturned: {
      ...ofReturn,
      fold: mended,
    },
    ApplicationReturnExtended: { ...ofReturn, fold: mended },
    ApplicationSubmitted: { ...ofReturn, fold: done },
    ApplicationLapsed: { ...ofReturn, fold: done },
    ApplicationTakenBack: { ...ofReturn, fold: done },
    ApplicationWithdrawn: { ...ofReturn, fold: done },
  },
});

function mended(
  _row: DueRow | undefined,
  { data: { campaignId, branchId, until } }: Heard<'ApplicationReturned' | 'ApplicationReturnExtended'>,
): DueRow {
  return due(deadlineOn(until).instant, application, unitKey(campaignId, branchId), 'LapseApplication', {
    reason: 'returnExpired',
  });
}

function ofPack(
  campaignId: string,
  { applicationDeadline, phases }: RulePack,
  key: string,
  now: string,
): DueRow | undefined {
  if (key === deadlineKey(campaignId))
    return due(deadlineOn(applicationDeadline).instant, campaign, campaignId, 'PassDeadline', {});
  const phase = phases.find((_, place) => key === placeKey(campaignId, place));
  if (!phase) return undefined;
  const start = startOfDay(phase.from);
  return due(start > now ? start : now, campaign, campaignId, 'StartPhase', {
    phaseId: phaseKey(phase),
  });
}

function deadlineKey(campaignId: string, bureauId?: string): string {
  return bureauId === undefined ? `deadline/${campaignId}` : `deadline/${campaignId}/${bureauId}`;
}

function placeKey(campaignId: string, place: number): string {
  return `phase/${campaignId}/${place}`;
}

function isStartOf({ data }: DueRow, phaseId: string): boolean {
  return (data as { readonly phaseId?: string }).phaseId === phaseId;
}
