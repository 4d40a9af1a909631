import type { zhAct } from './zh-act.ts';

/** The texts of a command on a screen in English. */
export const enAct: typeof zhAct = {
  act: {
    check: 'Check',
    change: 'Change it',
    readBack: 'Please check',
    effects: 'What comes of it',
    send: 'Confirm: %{verb}',
    sending: 'Sending…',
    uncertain: 'No answer came, and it may have been done. Send it again from here: it is done only once.',
    sendAgain: 'Send again',
    earlierDone:
      'What was sent before has been done, and this was not. Look at how things stand; send it once more if it is still wanted.',
    reread: 'Read what is there now',
    noProposal: 'The proposal was confirmed, declined or withdrawn, or it has lapsed.',
    proposed: 'Proposed, to be confirmed',
    proposedBy: 'Proposed by',
    proposedAt: 'Proposed at',
    expiresAt: 'Lapses at',
    confirm: 'confirm',
    confirmThis: 'Agree: %{verb}',
    decline: 'Decline',
    withdraw: 'Withdraw the proposal',
    reason: 'Why it is declined',
    receipt: 'Receipt',
    done: 'Done: %{verb}.',
    waits: 'Proposed. A second person must confirm it before %{until}, or it lapses.',
    by: 'Done by',
    at: 'Done at',
    cameOfIt: 'Came of it',
    home: 'Back to the first page',
  },
};
