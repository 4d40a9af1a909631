import { entryKey, type Heard, participation, type RowOf, unitKey, view } from '@laurel/contracts';

export type ParticipationRow = RowOf<typeof participation.readModels.participation>;

/**
 * The plans, meetings and reports of each unit that was invited, and whether it has answered at all
 * (docs/handbook/process.md#2.1).
 */
export const participationView = view('participation', participation.readModels.participation, {
  version: 4,
  keys: ({ data }) => [entryKey(data as { campaignId: string; branchId: string })],
  on: {
    BureauInvited: {
      keys({ data: { campaignId, bureauId, branches } }) {
        return [bureauId, ...branches.map(({ branchId }) => branchId)].map((unitId) =>
          unitKey(campaignId, unitId),
        );
      },
      fold: invited,
    },
    BranchMerged: {
      keys: ({ data: { branchId, campaignIds, carriedIn = [] } }) =>
        [...campaignIds, ...carriedIn].map((campaignId) => unitKey(campaignId, branchId)),
      fold: (row, { data }) => row && { ...row, mergedInto: data.into },
    },
    CandidateSelfNominated: (row, { data }) => ({ ...answered(row, data), selfNominated: true }),

    BureauPlanPublished: {
      keys: ({ data }) => [unitKey(data.campaignId, data.bureauId)],
      fold: (row, { data: { title, documentNumber }, time }) =>
        row && { ...row, answered: true, bureauPlan: { title, documentNumber, at: time } },
    },
    PlanFiled(row, { data, time }) {
      const { bureauPlan, targets } = data;
      const plan = { ...(bureauPlan !== undefined && { bureauPlan }), targets, at: time };
      return { ...answered(row, data), planFiled: true, plan };
    },
    MembersMeetingHeld(row, { data, time }) {
      const { heldOn, present, entitled } = data;
      return { ...answered(row, data), meetingHeld: true, meeting: { heldOn, present, entitled, at: time } };
    },
    ProgressReported: {
      keys: ({ data }) => [unitKey(data.campaignId, data.unitId)],
      fold(row, { data, time }) {
        const { campaignId: _campaignId, unitId: _unitId, ...report } = data;
        return (
          row && {
            ...row,
            answered: true,
            [report.kind]: row[report.kind] + 1,
            reports: [...row.reports, { ...report, at: time }],
          }
        );
      },
    },
  },
});

function invited(
  row: ParticipationRow | undefined,
  { data }: Heard<'BureauInvited'>,
  key: string,
): ParticipationRow {
  const { campaignId, bureauId, bureauName, kind, route, branches } = data;
  const branch = branches.find(({ branchId }) => unitKey(campaignId, branchId) === key);
  const unitId = branch?.branchId ?? bureauId;
  const names = branch ? { name: branch.branchName, unitName: branch.unitName } : { name: bureauName };
  const own = { campaignId, unitId, bureauId, unit: branch ? ('branch' as const) : ('bureau' as const) };
  return { ...(row ?? silent), ...own, bureauName, kind, ...names, ...(route && { route }) };
}

function answered(
  row: ParticipationRow | undefined,
  {
    campaignId,
    branchId,
    bureauId,
  }: Pick<Heard<'PlanFiled'>['data'], 'campaignId' | 'branchId' | 'bureauId'>,
): ParticipationRow {
  const own = { campaignId, unitId: branchId, bureauId, unit: 'branch' as const };
  return { ...(row ?? silent), ...own, answered: true };
}

const silent = {
  ...{ answered: false, selfNominated: false, planFiled: false, meetingHeld: false },
  ...{ progress: 0, publicity: 0, reports: [], version: 0 },
};
