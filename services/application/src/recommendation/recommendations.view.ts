import { applicationReadings, heard, type Heard, idIn, recommendation, type RowOf, unitKey, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type RecommendationRow = RowOf<typeof applicationReadings.recommendations>;

/**
 * How every bureau's list stands: the draft for the bureau alone, every seal and recall for all who may look (PROCESS.md 1.4, 1.5).
 * Bureaus that have done nothing are listed too, from the day the campaign opened.
 */
export const recommendationsView: View<RecommendationRow> = {
  name: 'recommendations',
  version: 1,
  hears: [
    'BureauInvited',
    'RecommendationDrafted',
    'CandidateRecommended',
    'RecommendationSealed',
    'NoCandidateRecommended',
    'RecommendationRecalled',
    'RecommendationLapsed',
    'RecommendationFinalised',
    'RecommendationReopened',
    'DeadlineExtended',
    'ActProposed',
  ],
  indexes: applicationReadings.recommendations.indexes,
  keys(event) {
    const said = heard(event);
    if (said.type === 'ActProposed') return [idIn(recommendation, said) ?? []].flat();
    if (said.type === 'BureauInvited' && said.data.route !== 'recommended') return [];
    return [unitKey(event.data.campaignId, event.data.bureauId)];
  },
  fold(row, event, key) {
    const said = heard(event);
    const before = row ?? untouched(key);
    if (said.type === 'BureauInvited') return { ...before, bureauName: said.data.bureauName };
    // An organ has no list, so its extension makes none.
    if (said.type === 'DeadlineExtended') return row && { ...row, extendedUntil: said.data.until };
    const after = changed(before, said);
    return { ...after, waiting: waitingAfter(after.waiting, said), version: said.revision };
  },
};

function changed(row: RecommendationRow, event: Heard): RecommendationRow {
  switch (event.type) {
    case 'RecommendationDrafted':
      // Whoever asked for a seal asked for the list as it was then.
      return {
        ...row,
        status: 'draft',
        draft: event.data.candidates,
        waiting: row.waiting.filter(({ act }) => act !== 'SealRecommendation'),
      };
    case 'CandidateRecommended': {
      const { branchId, rank, reason, branchName, unitName } = event.data;
      const before = row.status === 'sealed' ? row.candidates : [];
      return { ...row, status: 'sealed', candidates: [...before, { branchId, rank, reason, branchName, unitName }] };
    }
    case 'RecommendationSealed': {
      const { minutesNumber, seal } = event.data;
      const sealed = { seal, minutesNumber, candidates: row.candidates, sealedAt: event.time, sealedBy: personsOf(event) };
      return { ...without(row, 'draft'), minutesNumber, sealedAt: event.time, seals: [...row.seals, sealed] };
    }
    case 'NoCandidateRecommended': {
      const { reason, minutesNumber } = event.data;
      return { ...without(row, 'draft'), status: 'none', noneReason: reason, minutesNumber, sealedAt: event.time };
    }
    case 'RecommendationRecalled':
      return recalled(row, event);
    case 'RecommendationLapsed':
      return { ...row, status: 'lapsed', statusBefore: row.status, closedAt: event.time };
    case 'RecommendationFinalised':
      return { ...row, status: 'final', statusBefore: row.status, closedAt: event.time };
    case 'RecommendationReopened': {
      const { closedAt: _closedAt, statusBefore, ...open } = row;
      return { ...open, status: statusBefore ?? row.status };
    }
    default:
      return row;
  }
}

function recalled(row: RecommendationRow, event: Extract<Heard, { type: 'RecommendationRecalled' }>): RecommendationRow {
  const { sealedAt: _sealedAt, minutesNumber: _minutesNumber, noneReason: _noneReason, ...open } = row;
  const recall = { recalledAt: event.time, recallReason: event.data.reason };
  const wasSealed = row.status === 'sealed';
  const seals = row.seals.map((seal, index) => (wasSealed && index === row.seals.length - 1 ? { ...seal, ...recall } : seal));
  const draft = row.candidates.map(({ branchId, rank, reason }) => ({ branchId, rank, reason }));
  return { ...open, status: 'draft', draft, candidates: [], seals };
}

function personsOf({ actor, proposer }: Heard): string[] {
  return [actor.account, ...(proposer ? [proposer.account] : [])].sort();
}

function without(row: RecommendationRow, field: 'draft'): RecommendationRow {
  const { [field]: _gone, ...rest } = row;
  return rest;
}

function untouched(key: string): RecommendationRow {
  const [campaignId, bureauId] = key.split('.') as [string, string];
  return { campaignId, bureauId, unitId: bureauId, status: 'empty', candidates: [], seals: [], waiting: [], version: 0 };
}
