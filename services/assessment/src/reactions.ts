import {
  assessment,
  entryKey,
  type Heard,
  integrity,
  reaction,
  reactions as reactionsOf,
  standing,
  unitKey,
} from '@laurel/contracts';

/**
 * An accepted form opens the assessment, a withdrawn application ends it (docs/handbook/process.md#1.24).
 * An entry of discipline in the record of a branch is counted by every campaign in which the branch stands,
 * and what is known already when it is nominated or taken over. What a joined record has confirmed goes on
 * counting.
 */
export const reactions = reactionsOf({
  CandidateRecommended: ({ data }) => [reaction(standing, entryKey(data), 'CountIntegrity', {})],
  CandidateSelfNominated: ({ data }) => [reaction(standing, entryKey(data), 'CountIntegrity', {})],
  EntryCarriedOver: ({ data }) => [reaction(standing, entryKey(data), 'CountIntegrity', {})],
  IntegrityCertified: counted,
  InvestigationOpened: counted,
  InvestigationClosed: counted,
  ViolationConfirmed: counted,

  RecordJoined: ({ data: { recordHash, violations } }) =>
    violations.map(({ branchId, eventId, factOn }) =>
      reaction(integrity, branchId, 'CarryViolation', { recordHash, eventId, factOn }),
    ),

  ApplicationAccepted: ({ data }) => [
    reaction(assessment, entryKey(data), 'OpenAssessment', { bureauId: data.bureauId, route: data.route }),
  ],
  ApplicationWithdrawn: ({ data }) => [
    reaction(assessment, entryKey(data), 'WithdrawAssessment', { reason: data.reason }),
  ],
});

function counted({
  data: { campaignIds, branchId },
}: Heard<'IntegrityCertified' | 'InvestigationOpened' | 'InvestigationClosed' | 'ViolationConfirmed'>) {
  return campaignIds.map((campaignId) =>
    reaction(standing, unitKey(campaignId, branchId), 'CountIntegrity', {}),
  );
}
