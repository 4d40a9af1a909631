import { auditReadings, type RowOf } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { bureauOf } from '@laurel/rules';

export type BureauRow = RowOf<typeof auditReadings.bureaus>;

/**
 * Which bureaus have answered, and how. A draft is its bureau's own and leaves no trace here (PROCESS.md 1.4). A branch that is registered
 * while the campaign is open is invited by an event of its own.
 */
export const bureausView: View<BureauRow> = {
  name: 'bureaus',
  version: 2,
  hears: [
    'BureauInvited',
    'BureauPlanPublished',
    'RecommendationSealed',
    'NoCandidateRecommended',
    'RecommendationRecalled',
    'RecommendationLapsed',
    'RecommendationFinalised',
    'RecommendationReopened',
    'DeadlineExtended',
    'CandidateSelfNominated',
  ],
  indexes: auditReadings.bureaus.indexes,
  keys: ({ data }) => [`${data.campaignId}.${data.bureauId ?? bureauOf(data.branchId)}`],
  fold(row, event) {
    if (event.type === 'BureauInvited') return row ? { ...row, branches: row.branches + event.data.branches.length } : invited(event);
    return row && { ...row, ...changed(row, event), ...(answering.has(event.type) && { since: event.time }) };
  },
};

/** Events that move the bureau's list or nominations. */
const answering = new Set(bureausView.hears.filter((type) => type !== 'BureauPlanPublished' && type !== 'DeadlineExtended'));

function invited({ data, time }: ViewedEvent): BureauRow {
  return {
    campaignId: data.campaignId,
    bureauId: data.bureauId,
    unitId: data.bureauId,
    bureauName: data.bureauName,
    kind: data.kind,
    ...(data.route !== undefined && { route: data.route }),
    status: 'open',
    candidates: 0,
    selfNominations: 0,
    branches: data.branches.length,
    planPublished: false,
    since: time,
  };
}

function changed(row: BureauRow, { type, data }: ViewedEvent): Partial<BureauRow> {
  switch (type) {
    case 'BureauPlanPublished':
      return { planPublished: true };
    case 'RecommendationSealed':
      return { status: 'sealed', answer: 'list', candidates: data.branchIds.length };
    case 'NoCandidateRecommended':
      return { status: 'none', answer: 'none', candidates: 0 };
    case 'RecommendationRecalled':
      return { status: 'recalled', candidates: 0 };
    case 'RecommendationLapsed':
      return { status: 'lapsed' };
    case 'RecommendationFinalised':
      return { status: 'final' };
    case 'RecommendationReopened':
      return { status: before(row) };
    case 'DeadlineExtended':
      return { extendedUntil: data.until };
    case 'CandidateSelfNominated':
      return { selfNominations: row.selfNominations + 1 };
    default:
      return {};
  }
}

/** As it was before the deadline closed it (PROCESS.md §4, table "Recommendation list"). */
function before({ status, answer }: BureauRow): BureauRow['status'] {
  if (status === 'lapsed') return answer === undefined ? 'open' : 'recalled';
  if (status !== 'final') return status;
  return answer === 'none' ? 'none' : 'sealed';
}
