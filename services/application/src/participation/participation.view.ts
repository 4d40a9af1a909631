import { applicationReadings, heard, type Heard, type RowOf, unitKey } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { bureauOf } from '@laurel/rules';

export type ParticipationRow = RowOf<typeof applicationReadings.participation>;

/** Who has done what of March's duties and since, and who has not answered at all (PROCESS.md §2). One row for each unit invited. */
export const participationView: View<ParticipationRow> = {
  name: 'participation',
  version: 1,
  hears: [
    'BureauInvited',
    'BureauPlanPublished',
    'PlanFiled',
    'MembersMeetingHeld',
    'ProgressReported',
    'CandidateSelfNominated',
    'BranchMerged',
  ],
  indexes: applicationReadings.participation.indexes,
  keys(event) {
    const said = heard(event);
    switch (said.type) {
      case 'BureauInvited': {
        const { campaignId, bureauId, branches } = said.data;
        return [bureauId, ...branches.map(({ branchId }) => branchId)].map((unitId) => unitKey(campaignId, unitId));
      }
      case 'BranchMerged':
        return said.data.campaignIds.map((campaignId) => unitKey(campaignId, said.data.branchId));
      case 'BureauPlanPublished':
        return [unitKey(said.data.campaignId, said.data.bureauId)];
      case 'ProgressReported':
        return [unitKey(said.data.campaignId, said.data.unitId)];
      default:
        return [unitKey(event.data.campaignId, event.data.branchId)];
    }
  },
  fold(row, event, key) {
    const said = heard(event);
    const before = row ?? uninvited(key);
    if (said.type === 'BureauInvited') return invited(before, said);
    if (said.type === 'BranchMerged') return row && { ...row, mergedInto: said.data.into };
    if (said.type === 'CandidateSelfNominated') return { ...before, selfNominated: true, answered: true };
    return { ...changed(before, said), answered: true, version: said.revision };
  },
};

function invited(row: ParticipationRow, { data }: Extract<Heard, { type: 'BureauInvited' }>): ParticipationRow {
  const { bureauName, kind, route, branches } = data;
  const branch = branches.find(({ branchId }) => branchId === row.unitId);
  const names = branch ? { name: branch.branchName, unitName: branch.unitName } : { name: bureauName };
  return { ...row, bureauName, kind, ...names, ...(route && { route }) };
}

function changed(row: ParticipationRow, event: Heard): ParticipationRow {
  switch (event.type) {
    case 'BureauPlanPublished': {
      const { title, documentNumber } = event.data;
      return { ...row, bureauPlan: { title, documentNumber, at: event.time } };
    }
    case 'PlanFiled': {
      const { bureauPlan, targets } = event.data;
      return { ...row, planFiled: true, plan: { ...(bureauPlan !== undefined && { bureauPlan }), targets, at: event.time } };
    }
    case 'MembersMeetingHeld': {
      const { heldOn, present, entitled } = event.data;
      return { ...row, meetingHeld: true, meeting: { heldOn, present, entitled, at: event.time } };
    }
    case 'ProgressReported': {
      const { campaignId: _campaignId, unitId: _unitId, ...report } = event.data;
      return { ...row, [report.kind]: row[report.kind] + 1, reports: [...row.reports, { ...report, at: event.time }] };
    }
    default:
      return row;
  }
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
