import { evaluationReadings, heard, type Heard, idIn, panel, type RowOf, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { Stage } from './panel.ts';

export type PanelRow = RowOf<typeof evaluationReadings.panels>;
type StageProgress = PanelRow['onSite'];

/** How far the panel is: who is on it, which stage is open, who presents now. One row per campaign. */
export const panelsView: View<PanelRow> = {
  name: 'panels',
  version: 1,
  hears: [
    'PanelConvened',
    'ConflictDeclared',
    'ConflictDerived',
    'ConflictsDeclaredComplete',
    'ExpertRecused',
    'PanelFrozen',
    'PresentationOrderDrawn',
    'ScoringStarted',
    'PresentationStarted',
    'PresentationEnded',
    'ScoringClosed',
    'ScoringReopened',
    'BallotsOpened',
    'BallotSetAside',
    'ActProposed',
  ],
  indexes: evaluationReadings.panels.indexes,
  keys(event) {
    const id = idIn(panel, heard(event));
    return id === undefined ? [] : [id];
  },
  fold(row, event, key) {
    const said = heard(event);
    const before = row ?? noPanel(key);
    return { ...changed(before, said), waiting: waitingAfter(before.waiting, said), version: said.revision };
  },
};

function noPanel(campaignId: string): PanelRow {
  const stage: StageProgress = { status: 'waiting' };
  return { campaignId, status: 'none', experts: [], onSite: stage, presentation: stage, order: [], presented: [], waiting: [], version: 0 };
}

function changed(row: PanelRow, event: Heard): PanelRow {
  switch (event.type) {
    case 'PanelConvened':
      return convened(row, event);
    case 'ConflictsDeclaredComplete':
      return { ...row, experts: row.experts.map((expert) => declared(expert, event.data.expertId, event.time)) };
    case 'PanelFrozen':
      return { ...row, status: 'frozen' };
    case 'PresentationOrderDrawn':
      return { ...row, order: event.data.order, seed: event.data.seed };
    case 'PresentationStarted':
      return { ...row, presenting: event.data.branchId };
    case 'PresentationEnded': {
      const { presenting: _ended, ...rest } = row;
      return { ...rest, presented: [...row.presented.filter((id) => id !== event.data.branchId), event.data.branchId] };
    }
    case 'BallotsOpened':
      return { ...row, status: 'opened', openedAt: event.time };
    default:
      return staged(row, event);
  }
}

function staged(row: PanelRow, event: Heard): PanelRow {
  const put = (stage: Stage, progress: StageProgress): PanelRow => ({ ...row, [stage]: progress });
  switch (event.type) {
    case 'ScoringStarted':
      return put(event.data.stage, { status: 'scoring' });
    case 'ScoringClosed': {
      const { stage, gaps, commitments, reason } = event.data;
      return put(stage, { status: 'shut', ballotCount: commitments.length, gaps, ...(reason !== undefined && { reason }) });
    }
    case 'ScoringReopened':
      return put(event.data.stage, { status: 'scoring', reopened: event.data.branchIds, reason: event.data.reason });
    default:
      return row;
  }
}

function convened(row: PanelRow, event: Extract<Heard, { type: 'PanelConvened' }>): PanelRow {
  const { documentNumber, experts } = event.data;
  const kept = experts.map(({ accountId, name, unitId }) => {
    const declaredAt = row.experts.find((expert) => expert.accountId === accountId)?.declaredAt;
    return { accountId, name, ...(unitId !== undefined && { unitId }), ...(declaredAt !== undefined && { declaredAt }) };
  });
  return { ...row, status: 'convened', documentNumber, experts: kept };
}

function declared<Expert extends { accountId: string }>(expert: Expert, accountId: string, declaredAt: string): Expert {
  return expert.accountId === accountId ? { ...expert, declaredAt } : expert;
}
