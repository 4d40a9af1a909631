import { auditReadModels, type Heard, type RowOf, unitKey, view } from '@laurel/contracts';
import { answerAfter as answers } from './list-answer.rules.ts';

const { bureaus } = auditReadModels;
type Row = RowOf<typeof bureaus>;

/**
 * The answer of each bureau. A draft is its bureau's own and leaves no trace here
 * (docs/handbook/process.md#1.4). A branch that is registered while the campaign is open is invited by an
 * event of its own.
 */
export const bureausView = view('bureaus', bureaus, {
  version: 5,
  keys: ({ data }) => ('campaignId' in data ? [unitKey(data.campaignId, data.bureauId)] : []),
  on: {
    BureauInvited: (row, event) =>
      row ? { ...row, branches: row.branches + event.data.branches.length } : invited(event),
    BranchMoved: {
      keys: ({ data }) => [
        ...data.goesIn.map((campaignId) => unitKey(campaignId, data.formerBureauId)),
        ...keysOf(data.lostBy),
      ],
      fold: (row, { data }) => row && { ...row, branches: row.branches - (lostIn(row, data.lostBy) ?? 1) },
    },
    BureauMoved: {
      keys: ({ data }) => keysOf(data.lostBy),
      fold: (row, { data }) => row && { ...row, branches: row.branches - (lostIn(row, data.lostBy) ?? 0) },
    },
    BureauPlanPublished: (row) => row && { ...row, planPublished: true },
    RecommendationSealed: (row, { data, time }) =>
      row && { ...row, ...answers.RecommendationSealed(), candidates: data.branchIds.length, since: time },
    NoCandidateRecommended: (row, { time }) =>
      row && { ...row, ...answers.NoCandidateRecommended(), candidates: 0, since: time },
    RecommendationRecalled: (row, { time }) =>
      row && { ...row, ...answers.RecommendationRecalled(), candidates: 0, since: time },
    RecommendationLapsed: (row, { time }) =>
      row && { ...row, ...answers.RecommendationLapsed(), since: time },
    RecommendationFinalised: (row, { time }) =>
      row && { ...row, ...answers.RecommendationFinalised(), since: time },
    RecommendationReopened: (row, { time }) =>
      row && { ...row, ...answers.RecommendationReopened(row), since: time },
    DeadlineExtended: (row, { data }) => row && { ...row, extendedUntil: data.until },
    CandidateSelfNominated: (row, { time }) =>
      row && { ...row, selfNominations: row.selfNominations + 1, since: time },
  },
});

type LostBy = Heard<'BureauMoved'>['data']['lostBy'];

function keysOf(lostBy: LostBy = []): string[] {
  return lostBy.map(({ campaignId, bureauId }) => unitKey(campaignId, bureauId));
}

/** The branches that the bureau of a row loses; undefined where the event does not say so. */
function lostIn(row: Row, lostBy: LostBy = []): number | undefined {
  const isOfRow = (lost: NonNullable<LostBy>[number]) =>
    lost.campaignId === row.campaignId && lost.bureauId === row.bureauId;
  return lostBy.find(isOfRow)?.branches;
}

function invited({ data, time }: Heard<'BureauInvited'>): Row {
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
