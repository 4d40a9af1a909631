import type { zhOffline } from './zh-offline.ts';

/** Texts of a phone or tablet in the field, with and without network. */
export const enOffline: typeof zhOffline = {
  offline: {
    newVersion: 'There is a new version.',
    takeVersion: 'Update now',
    lost: 'The page could not be fetched',
    lostHint:
      'There may be no network, or the system has just been updated. Try again in a while; the other pages still work, and nothing that was written is lost.',
    noNetwork: 'No network: what is shown was taken along.',
    left: '%{smart_count} item to send |||| %{smart_count} items to send',
    takeAlong: 'Take along today’s entry |||| Take along today’s %{smart_count} entries',
    nothingToday: 'No visit is planned for today',
    taken: '%{smart_count} entry taken along at %{at} |||| %{smart_count} entries taken along at %{at}',
    outbox: 'To be sent',
    outboxEmpty:
      'Nothing waits. Records of visits, plans of visits and answers that are given without network stand here and are sent once there is one.',
    send: 'Send now',
    sendAnew: 'Send again on what is there now',
    takeOut: 'Remove',
    export: 'Save as a file',
    content: 'What it says',
    givenAt: 'Filled in at %{at}',
    leave: 'Leave it to be sent',
    mayLeave: 'There is no network. It can be left to be sent: that is done once, as soon as there is one.',
    mayNotLeave:
      'There is no network, and this device can keep nothing. What was written is still here; check and send it when there is one.',
    standing: { waiting: 'on this device', sent: 'arrived', conflict: 'in conflict', refused: 'refused' },
    remedy: {
      conflict: 'Look at what is there now; if it still has to be done, send it again.',
      refused: 'It is still on this device and can be saved as a file; send it again if things have changed.',
    },
    unsent: '%{smart_count} item has not been sent |||| %{smart_count} items have not been sent',
    unsentHint:
      'Signing out clears what was taken along and what waits from this device. Find a network and send it first, or save it as a file.',
    signOutAnyway: 'Sign out all the same',
    toOutbox: 'Show what waits',
  },
};
