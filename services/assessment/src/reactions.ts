import { entryKey, heard } from '@laurel/contracts';
import type { Reactions } from '@laurel/core';

/** An accepted form opens the assessment, a withdrawn application ends it (PROCESS.md 1.24). Standing is discipline's alone. */
export const reactions: Reactions = {
  hears: ['ApplicationAccepted', 'ApplicationWithdrawn'],
  react(event) {
    const said = heard(event);
    switch (said.type) {
      case 'ApplicationAccepted': {
        const { bureauId, route } = said.data;
        return [{ aggregate: 'assessment', id: entryKey(said.data), type: 'OpenAssessment', data: { bureauId, route } }];
      }
      case 'ApplicationWithdrawn':
        return [{ aggregate: 'assessment', id: entryKey(said.data), type: 'WithdrawAssessment', data: { reason: said.data.reason } }];
      default:
        return [];
    }
  },
};
