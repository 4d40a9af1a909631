import { auditReadModels, type Heard, type RowOf, unitKey, view } from '@laurel/contracts';

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
      row && { ...row, status: 'sealed', answer: 'list', candidates: data.branchIds.length, since: time },
    NoCandidateRecommended: (row, { time }) =>
      row && { ...row, status: 'none', answer: 'none', candidates: 0, since: time },
    RecommendationRecalled: (row, { time }) =>
      row && { ...row, status: 'recalled', candidates: 0, since: time },
    RecommendationLapsed: (row, { time }) => row && { ...row, status: 'lapsed', since: time },
    RecommendationFinalised: (row, { time }) => row && { ...row, status: 'final', since: time },
    RecommendationReopened: (row, { time }) => row && { ...row, status: before(row), since: time },
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

/** The status before the deadline closed the list (docs/handbook/process.md#4-recommendation). */
function before({ status, answer }: Row): Row['status'] {
  if (status === 'lapsed') return answer === undefined ? 'open' : 'recalled';
  if (status !== 'final') return status;
  return answer === 'none' ? 'none' : 'sealed';
}
