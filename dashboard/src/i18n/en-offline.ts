import type { zhOffline } from './zh-offline.ts';

/** Texts of a phone or tablet in the field, with and without network. */
export const enOffline: typeof zhOffline = {
  offline: {
    newVersion: 'There is a new version.',
    takeVersion: 'Update now',
    lost: 'The page could not be fetched',
    lostHint:
      'There may be no network, or the system has just been updated. Try again in a while; the other pages still work, and nothing that was written is lost.',
  },
};
