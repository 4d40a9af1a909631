import type { Reaction, Reactions } from '@laurel/core';
import { heard } from './views/heard.ts';

/** What the service does by itself when something has happened. A reaction never does what two persons must (PROCESS.md 1.24). */
export const reactions: Reactions = {
  hears: ['CampaignOpened'],
  react(event): readonly Reaction[] {
    const said = heard(event);
    switch (said.type) {
      case 'CampaignOpened':
        return [{ aggregate: 'organisation', id: 'city', type: 'InviteUnits', data: { campaignId: said.data.campaignId } }];
      default:
        return [];
    }
  },
};
