import type { announcement, CommandOf, EventOf } from '@laurel/contracts';
import type { Decider, Stateful } from '@laurel/core';

/**
 * One event told: to whom, by which notice. Its stream bears the event's id, so that nobody is told twice
 * (docs/handbook/process.md#4-message).
 */

export type AnnouncementEvent = EventOf<typeof announcement>;
export type AnnouncementCommand = CommandOf<typeof announcement>;
export type Announcement = { readonly status: 'none' | 'announced' };

export interface AnnouncementFacts {
  readonly announcementId: string;
  /** The name of the unit concerned. */
  readonly unitName?: string;
  /** The accounts of each notice's audience, in the notices' order. */
  readonly recipients: readonly (readonly string[])[];
  /** The messages of a bundle, one for each person. They replace the notices of the command. */
  readonly bundled?: AnnouncementEvent['data']['notices'];
}

export const announcementDecider: Decider<
  Announcement,
  AnnouncementCommand,
  AnnouncementEvent,
  AnnouncementFacts
> &
  Stateful<Announcement> = {
  initial: { status: 'none' },
  stateOf: ({ status }) => status,
  evolve: () => ({ status: 'announced' }),
  decide({ data }, state, { announcementId, unitName, recipients, bundled }) {
    if (state.status === 'announced') return [];
    const told = new Set<string>();
    const notices = data.notices.map(({ template, parameters }, index) => {
      const fresh = [...new Set(recipients[index] ?? [])].filter((accountId) => !told.has(accountId)).sort();
      for (const accountId of fresh) told.add(accountId);
      return {
        template,
        parameters: unitName === undefined ? parameters : { ...parameters, unit: unitName },
        recipients: fresh,
      };
    });
    const { about, campaignId, reminder } = data;
    const rest = {
      ...(campaignId !== undefined && { campaignId }),
      ...(reminder !== undefined && { reminder }),
    };
    return [{ type: 'Announced', data: { announcementId, about, notices: bundled ?? notices, ...rest } }];
  },
};
