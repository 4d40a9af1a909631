import { type Heard, idIn, recommendation, type RowOf, unitKey, view } from '@laurel/contracts';

export type RecommendationRow = RowOf<typeof recommendation.readModels.recommendations>;

/**
 * The list of every bureau: the draft for the bureau alone, each seal and recall for all who may look
 * (docs/handbook/process.md#1.4, #1.5). Bureaus that have done nothing are listed too, from the day the
 * campaign opened.
 */
export const recommendationsView = view('recommendations', recommendation.readModels.recommendations, {
  version: 3,
  keys: ({ data }) => [keyOf(data as { campaignId: string; bureauId: string })],
  on: {
    BureauInvited: {
      keys: ({ data }) => (data.route === 'recommended' ? [keyOf(data)] : []),
      fold: (row, { data }, key) => ({ ...(row ?? untouched(key)), bureauName: data.bureauName }),
    },
    // An organ has no list, so its extension makes none.
    DeadlineExtended: (row, { data }) => row && { ...row, extendedUntil: data.until },
    // A seal may be proposed before the invitation arrives.
    ActProposed: {
      keys: (event) => [idIn(recommendation, event) ?? []].flat(),
      fold: (row, _event, key) => row ?? untouched(key),
    },

    RecommendationDrafted: (row, { data }, key) => drafted(row ?? untouched(key), data.candidates),
    CandidateRecommended(row, { data }, key) {
      const { branchId, rank, reason, branchName, unitName } = data;
      const before = row?.status === 'sealed' ? row.candidates : [];
      return {
        ...(row ?? untouched(key)),
        status: 'sealed',
        candidates: [...before, { branchId, rank, reason, branchName, unitName }],
      };
    },
    WinnerHandedUp: (row, { data: { branchId, below } }) =>
      row && { ...row, winners: [...(row.winners ?? []), { branchId, ...below }] },
    RecommendationSealed: (row, event, key) => sealed(row ?? untouched(key), event),
    /** The list has the branch that goes on with the entry, at the rank of the one that was nominated. */
    EntryCarriedOver: (row, { data: { branchId, branchName, unitName } }) =>
      row && {
        ...row,
        candidates: row.candidates.map((place) =>
          place.branchId === branchId ? { ...place, branchName, unitName } : place,
        ),
      },
    NoCandidateRecommended(row, { data, time }, key) {
      const { reason, minutesNumber } = data;
      return {
        ...withoutDraft(row ?? untouched(key)),
        status: 'none',
        noneReason: reason,
        minutesNumber,
        sealedAt: time,
      };
    },
    RecommendationRecalled: (row, event) => row && recalled(row, event),
    RecommendationLapsed: (row, { time }, key) => closed(row ?? untouched(key), 'lapsed', time),
    RecommendationFinalised: (row, { time }, key) => closed(row ?? untouched(key), 'final', time),
    RecommendationReopened(row) {
      if (!row) return undefined;
      const { closedAt: _closedAt, statusBefore, ...open } = row;
      return { ...open, status: statusBefore ?? row.status };
    },
  },
});

/** A new draft ends every seal that waits: whoever proposed it meant the list as it was then. */
function drafted(row: RecommendationRow, draft: RecommendationRow['draft']): RecommendationRow {
  return {
    ...row,
    status: 'draft',
    draft,
    waiting: row.waiting.filter(({ act }) => act !== 'SealRecommendation'),
  };
}

function sealed(
  row: RecommendationRow,
  { data, time, actor, proposer }: Heard<'RecommendationSealed'>,
): RecommendationRow {
  const { minutesNumber, seal } = data;
  const sealedBy = [actor.account, ...(proposer ? [proposer.account] : [])].sort();
  const kept = { seal, minutesNumber, candidates: row.candidates, sealedAt: time, sealedBy };
  return { ...withoutDraft(row), minutesNumber, sealedAt: time, seals: [...row.seals, kept] };
}

function recalled(
  row: RecommendationRow,
  { data, time }: Heard<'RecommendationRecalled'>,
): RecommendationRow {
  const {
    sealedAt: _sealedAt,
    minutesNumber: _minutes,
    noneReason: _reason,
    winners: _winners,
    ...open
  } = row;
  const recall = { recalledAt: time, recallReason: data.reason };
  const wasSealed = row.status === 'sealed';
  const seals = row.seals.map((seal, index) =>
    wasSealed && index === row.seals.length - 1 ? { ...seal, ...recall } : seal,
  );
  const draft = row.candidates.map(({ branchId, rank, reason }) => ({ branchId, rank, reason }));
  return { ...open, status: 'draft', draft, candidates: [], seals };
}

function closed(row: RecommendationRow, status: 'lapsed' | 'final', time: string): RecommendationRow {
  return { ...row, status, statusBefore: row.status, closedAt: time };
}

function withoutDraft(row: RecommendationRow): RecommendationRow {
  const { draft: _draft, ...rest } = row;
  return rest;
}

function keyOf({ campaignId, bureauId }: { readonly campaignId: string; readonly bureauId: string }): string {
  return unitKey(campaignId, bureauId);
}

function untouched(key: string): RecommendationRow {
  const [campaignId, bureauId] = key.split('.') as [string, string];
  return {
    campaignId,
    bureauId,
    unitId: bureauId,
    status: 'empty',
    candidates: [],
    seals: [],
    waiting: [],
    version: 0,
  };
}
