import { heard, type Heard, type RulePack, unitKey } from '@laurel/contracts';
import { endOfShanghaiDay, type View } from '@laurel/core';
import { deadlineOn } from '@laurel/rules';
import { startOfDay } from './campaign.rules.ts';

export type WaitingRow = {
  readonly at: string;
  readonly aggregate: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
};

const phaseIds = ['mobilisation', 'implementation', 'commendation'];

/**
 * What waits for a date: the deadline of all and every extended one, the beginning of phases, the end of the time for mending a form.
 * A deadline is one command on the campaign; it finds out whom it concerns when it passes, so that extensions and amendments cannot be missed.
 */
export const dueView: View<WaitingRow> = {
  name: 'due',
  version: 1,
  hears: [
    'CampaignOpened',
    'RulePackAmended',
    'DeadlineExtended',
    'DeadlinePassed',
    'PhaseStarted',
    'CampaignClosed',
    'CampaignCancelled',
    'ApplicationReturned',
    'ApplicationSubmitted',
    'ApplicationLapsed',
    'ApplicationWithdrawn',
  ],
  indexes: ['at'],
  keys(event) {
    const said = heard(event);
    const { campaignId } = event.data as { campaignId: string };
    switch (said.type) {
      case 'CampaignOpened':
      case 'RulePackAmended':
      case 'CampaignClosed':
      case 'CampaignCancelled':
        return [deadlineKey(campaignId), ...phaseIds.map((phaseId) => phaseKey(campaignId, phaseId))];
      case 'DeadlineExtended':
        return [deadlineKey(campaignId, said.data.bureauId)];
      case 'DeadlinePassed':
        return [deadlineKey(campaignId), ...said.data.bureauIds.map((bureauId) => deadlineKey(campaignId, bureauId))];
      case 'PhaseStarted':
        return [phaseKey(campaignId, said.data.phaseId)];
      default:
        return [`return/${unitKey(campaignId, event.data.branchId)}`];
    }
  },
  fold(row, event, key) {
    const said = heard(event);
    switch (said.type) {
      case 'CampaignOpened':
        return ofPack(said.data.campaignId, said.data.rulePack, key, said.time);
      case 'RulePackAmended':
        // What is no longer waited for has happened already.
        return row && ofPack(said.data.campaignId, said.data.rulePack, key, said.time);
      case 'DeadlineExtended':
        return extended(said);
      case 'DeadlinePassed':
        return row && row.at > endOfShanghaiDay(said.data.deadline) ? row : undefined;
      case 'ApplicationReturned':
        return returned(said);
      default:
        return undefined;
    }
  },
};

function ofPack(campaignId: string, { applicationDeadline, phases }: RulePack, key: string, now: string): WaitingRow | undefined {
  const onCampaign = { aggregate: 'campaign', id: campaignId };
  if (key === deadlineKey(campaignId)) {
    return { at: deadlineOn(applicationDeadline).instant, ...onCampaign, type: 'PassDeadline', data: {} };
  }
  const phase = phases.find(({ id }) => key === phaseKey(campaignId, id));
  if (!phase) return undefined;
  const start = startOfDay(phase.from);
  return { at: start > now ? start : now, ...onCampaign, type: 'StartPhase', data: { phaseId: phase.id } };
}

function extended({ data }: Extract<Heard, { type: 'DeadlineExtended' }>): WaitingRow {
  const { campaignId, bureauId, until } = data;
  return { at: deadlineOn(until).instant, aggregate: 'campaign', id: campaignId, type: 'PassDeadline', data: { bureauId } };
}

function returned({ data }: Extract<Heard, { type: 'ApplicationReturned' }>): WaitingRow {
  const id = unitKey(data.campaignId, data.branchId);
  return { at: deadlineOn(data.until).instant, aggregate: 'application', id, type: 'LapseApplication', data: { reason: 'returnExpired' } };
}

function deadlineKey(campaignId: string, bureauId?: string): string {
  return bureauId === undefined ? `deadline/${campaignId}` : `deadline/${campaignId}/${bureauId}`;
}

function phaseKey(campaignId: string, phaseId: string): string {
  return `phase/${campaignId}/${phaseId}`;
}
