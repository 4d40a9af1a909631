import { auditReadings, type RowOf } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { bureauOf } from '@laurel/rules';
import { furthest, progressed } from './progress.ts';

export type ProgressRow = RowOf<typeof auditReadings.progress>;

/**
 * How far each branch has come. Services are heard side by side, so what one says never overwrites what another said: each part of the
 * work has its own state, and the row's step is that of the furthest part. The order of arrival between services does not show.
 */
export const progressView: View<ProgressRow> = {
  name: 'progress',
  version: 1,
  hears: [...new Set(['BureauInvited', 'BallotsOpened', ...progressed.keys()])],
  indexes: auditReadings.progress.indexes,
  keys: (event) => branchesOf(event).map((branchId) => `${event.data.campaignId}.${branchId}`),
  fold(row, event, key) {
    const before = row ?? blank(event.data.campaignId, key.slice(event.data.campaignId.length + 1), event.time);
    const known = { ...before, ...namesOf(event, before.branchId) };
    const change = progressed.get(event.type)?.(event.data, before.branchId);
    if (!change) return known;
    const parts = { ...known.parts, [change.part]: { state: change.state, since: event.time } };
    return { ...known, parts, ...furthest(parts) };
  },
};

function blank(campaignId: string, branchId: string, since: string): ProgressRow {
  return { campaignId, branchId, unitId: branchId, bureauId: bureauOf(branchId), step: 'prepare', state: 'invited', since, parts: {} };
}

/** Names and route are application's to say, so that they do not depend on who is heard first. */
function namesOf({ type, data }: ViewedEvent, branchId: string): Partial<ProgressRow> {
  if (type === 'BureauInvited') {
    const { branchName, unitName } = (data.branches as Named[]).find((branch) => branch.branchId === branchId)!;
    return { branchName, unitName, bureauName: data.bureauName, ...(data.route !== undefined && { route: data.route }) };
  }
  if (type !== 'CandidateRecommended' && type !== 'CandidateSelfNominated') return {};
  const { branchName, unitName, bureauName } = data;
  return { branchName, unitName, bureauName, route: type === 'CandidateRecommended' ? 'recommended' : 'self' };
}

interface Named {
  readonly branchId: string;
  readonly branchName: string;
  readonly unitName: string;
}

/** The branches an event says something about; one event of the panel or the ranking may concern them all. */
function branchesOf({ type, data }: ViewedEvent): string[] {
  switch (type) {
    case 'BureauInvited':
      return (data.branches as Named[]).map(({ branchId }) => branchId);
    case 'RecommendationRecalled':
      return data.branchIds;
    case 'PanelFrozen':
      return data.assignments.map(({ branchId }: Named) => branchId);
    case 'BallotsOpened':
      return unique(data.ballots.map(({ branchId }: Named) => branchId));
    case 'RankingComputed':
    case 'RankingPublished':
      return unique([...data.ranked, ...data.unranked].map(({ branchId }: Named) => branchId));
    case 'WinnersApproved':
      return [...data.proposed, ...data.held, ...data.reserves];
    default:
      return [data.branchId];
  }
}

function unique(branchIds: readonly string[]): string[] {
  return [...new Set(branchIds)].sort();
}
