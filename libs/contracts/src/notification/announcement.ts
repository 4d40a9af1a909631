import { z } from 'zod';
import { audience } from '../audience.ts';
import { aggregate, command, event } from '../contract.ts';
import { system } from '../permission.ts';
import { accountId, campaignId, slug, text, unitId } from '../values.ts';
import { parameters } from './message.ts';

/**
 * One event and whom it concerns. Its id is that of the event, so that everyone is told once. Only reactions
 * and the scheduler announce.
 */
export const announcement = aggregate({
  name: 'announcement',
  service: 'notification',
  path: 'announcements',
  id: ['name'],
  words: { zh: '通知', en: 'announcement' },
  states: {
    none: { zh: '未通知', en: 'not announced', awaits: ['Announce'] },
    announced: { zh: '已通知', en: 'announced', ends: true },
  },
  commands: {
    Announce: command({
      may: system,
      body: {
        about: text(200),
        campaignId: campaignId.optional(),
        /** The unit that `{unit}` in a template names. */
        unitId: unitId.optional(),
        notices: z.array(z.strictObject({ template: slug, parameters, audience: z.array(audience) })),
        /** The person who acted is not told of it. */
        exceptPerson: slug.optional(),
        reminder: text(200).optional(),
        /** The notices kept for this morning are told instead, each person theirs in one. */
        bundle: text(40).optional(),
      },
      in: ['none', 'announced'],
      says: ['Announced'],
      words: { zh: '通知', en: 'announce' },
      sample: {
        about: 'campaigns/r2023',
        notices: [{ template: 'campaign-closed', parameters: {}, audience: [{ role: 'operator' }] }],
      },
    }),
  },
  events: {
    /** The notices about one event and their recipients; a recipient stands in one notice only. */
    Announced: event({
      version: 1,
      body: {
        announcementId: slug,
        about: text(200),
        campaignId: campaignId.optional(),
        notices: z.array(z.strictObject({ template: slug, parameters, recipients: z.array(accountId) })),
        /** The reminder that this was, if it was one. */
        reminder: text(200).optional(),
      },
      readBy: [],
      to: 'announced',
      words: { zh: '已通知', en: 'people were told' },
    }),
  },
  readModels: {},
});
