import { entryKey, type Heard, participation, type RowOf, unitKey, view } from '@laurel/contracts';
import { bureauOf } from '@laurel/rules';

export type ParticipationRow = RowOf<typeof participation.readModels.participation>;

/**
 * The plans, meetings and reports of each unit that was invited, and whether it has answered at all
 * (docs/handbook/process.md#2.1).
 */
export const participationView = view('participation', participation.readModels.participation, {
  version: 2,
  keys: ({ data }) => [entryKey(data as { campaignId: string; branchId: string })],
  on: {
    BureauInvited: {
      keys({ data: { campaignId, bureauId, branches } }) {
        return [bureauId, ...branches.map(({ branchId }) => branchId)].map((unitId) =>
          unitKey(campaignId, unitId),
        );
      },
      fold: (row, event, key) => invited(row ?? uninvited(key), event),
    },
    BranchMerged: {
      keys: ({ data }) => data.campaignIds.map((campaignId) => unitKey(campaignId, data.branchId)),
      fold: (row, { data }) => row && { ...row, mergedInto: data.into },
    },
    CandidateSelfNominated: (row, _event, key) => ({ ...answered(row, key), selfNominated: true }),

    BureauPlanPublished: {
      keys: ({ data }) => [unitKey(data.campaignId, data.bureauId)],
      fold: (row, { data: { title, documentNumber }, time }, key) => {
        return { ...answered(row, key), bureauPlan: { title, documentNumber, at: time } };
      },
    },
    PlanFiled(row, { data: { bureauPlan, targets }, time }, key) {
      const plan = { ...(bureauPlan !== undefined && { bureauPlan }), targets, at: time };
      return { ...answered(row, key), planFiled: true, plan };
    },
    MembersMeetingHeld(row, { data: { heldOn, present, entitled }, time }, key) {
      return { ...answered(row, key), meetingHeld: true, meeting: { heldOn, present, entitled, at: time } };
    },
    ProgressReported: {
      keys: ({ data }) => [unitKey(data.campaignId, data.unitId)],
      fold(row, { data, time }, key) {
        const { campaignId: _campaignId, unitId: _unitId, ...report } = data;
        const before = answered(row, key);
        return {
          ...before,
          [report.kind]: before[report.kind] + 1,
          reports: [...before.reports, { ...report, at: time }],
        };
      },
    },
  },
});

function invited(row: ParticipationRow, { data }: Heard<'BureauInvited'>): ParticipationRow {
  const { bureauName, kind, route, branches } = data;
  const branch = branches.find(({ branchId }) => branchId === row.unitId);
  const names = branch ? { name: branch.branchName, unitName: branch.unitName } : { name: bureauName };
  return { ...row, bureauName, kind, ...names, ...(route && { route }) };
}

function answered(row: ParticipationRow | undefined, key: string): ParticipationRow {
  return { ...(row ?? uninvited(key)), answered: true };
}

function uninvited(key: string): ParticipationRow {
  const [campaignId, ...path] = key.split('.');
  const unitId = path.join('.');
  const bureauId = bureauOf(unitId);
  return {
    campaignId: campaignId!,
    unitId,
    bureauId,
    unit: unitId === bureauId ? 'bureau' : 'branch',
    answered: false,
    selfNominated: false,
    planFiled: false,
    meetingHeld: false,
    progress: 0,
    publicity: 0,
    reports: [],
    version: 0,
  };
}
