import { assessment, entryKey, reaction, reactions as reactionsOf } from '@laurel/contracts';

/**
 * An accepted form opens the assessment, a withdrawn application ends it (docs/handbook/process.md#1.24).
 * Standings belong to discipline alone.
 */
export const reactions = reactionsOf({
  ApplicationAccepted: ({ data }) => [
    reaction(assessment, entryKey(data), 'OpenAssessment', { bureauId: data.bureauId, route: data.route }),
  ],
  ApplicationWithdrawn: ({ data }) => [
    reaction(assessment, entryKey(data), 'WithdrawAssessment', { reason: data.reason }),
  ],
});
