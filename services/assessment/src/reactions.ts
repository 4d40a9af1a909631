import type { Reactions } from '@laurel/core';
import { candidateKey, heard } from './views/heard.ts';

/** An accepted form opens the assessment, a withdrawn application ends it (PROCESS.md 1.24). Standing is discipline's alone. */
export const reactions: Reactions = {
  hears: ['ApplicationAccepted', 'ApplicationWithdrawn'],
  react(event) {
    const said = heard(event);
    switch (said.type) {
      case 'ApplicationAccepted': {
        const { bureauId, route } = said.data;
        return [{ aggregate: 'assessment', id: candidateKey(said.data), type: 'OpenAssessment', data: { bureauId, route } }];
      }
      case 'ApplicationWithdrawn':
        return [{ aggregate: 'assessment', id: candidateKey(said.data), type: 'WithdrawAssessment', data: { reason: said.data.reason } }];
      default:
        return [];
    }
  },
};
