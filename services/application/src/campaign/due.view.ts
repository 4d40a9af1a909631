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
import { deadlineOn } from '@laurel/rules';
import { startOfDay } from './campaign.rules.ts';

const phaseIds = ['mobilisation', 'implementation', 'commendation'];

const ofCampaign = {
  keys: ({
    data: { campaignId },
  }: Heard<'CampaignOpened' | 'RulePackAmended' | 'CampaignClosed' | 'CampaignCancelled'>) => [
    deadlineKey(campaignId),
    ...phaseIds.map((phaseId) => phaseKey(campaignId, phaseId)),
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
  version: 2,
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
    PhaseStarted: { keys: ({ data }) => [phaseKey(data.campaignId, data.phaseId)], fold: done },
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
  const phase = phases.find(({ id }) => key === phaseKey(campaignId, id));
  if (!phase) return undefined;
  const start = startOfDay(phase.from);
  return due(start > now ? start : now, campaign, campaignId, 'StartPhase', { phaseId: phase.id });
}

function deadlineKey(campaignId: string, bureauId?: string): string {
  return bureauId === undefined ? `deadline/${campaignId}` : `deadline/${campaignId}/${bureauId}`;
}

function phaseKey(campaignId: string, phaseId: string): string {
  return `phase/${campaignId}/${phaseId}`;
}
