import { z } from 'zod';
import { aggregate, command, event } from '../contract.ts';
import { system } from '../permission.ts';
import { role } from '../roles.ts';
import { accountId, campaignId, slug, text, unitId } from '../values.ts';

const parameters = z.record(z.string(), z.string());

/** Who is to be told; accounts are looked up when the announcement is made. */
export const audience = z.union([
  /**
   * Everyone with a role. `at`: only those granted it for that unit; `under`: for that unit or one below it; `over`: for that unit or one above it;
   * `foreignTo`: only those not recused from that unit by where they work (PROCESS.md 1.17).
   */
  z.strictObject({ role, at: unitId.optional(), under: unitId.optional(), over: unitId.optional(), foreignTo: unitId.optional() }),
  /** One account. */
  z.strictObject({ account: text(40) }),
  /** The members of an assessment group. */
  z.strictObject({ group: text(120) }),
  /** Officers of the recommending bureaus, or of one, whose list is neither sealed nor declared empty while this day is their deadline. */
  z.strictObject({ unsealed: z.strictObject({ campaignId, deadline: text(10), bureauId: unitId.optional() }) }),
  /** Secretaries of nominated branches, or of one bureau's, whose form is not submitted while this day is their deadline. */
  z.strictObject({ unsubmitted: z.strictObject({ campaignId, deadline: text(10), bureauId: unitId.optional() }) }),
]);
export type Audience = z.infer<typeof audience>;

/** What happened and whom it concerns; its id is that of the event, so that everyone is told once. Only reactions and the scheduler announce. */
export const announcement = aggregate({
  name: 'announcement',
  service: 'notification',
  path: 'announcements',
  id: ['name'],
  words: { zh: '??', en: 'announcement' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    Announce: command({
      may: system,
      body: {
        about: text(200),
        campaignId: campaignId.optional(),
        /** The unit that `{unit}` in a template names. */
        unitId: unitId.optional(),
        notices: z.array(z.strictObject({ template: slug, parameters, audience: z.array(audience) })),
        /** Who did it needs no telling. */
        exceptPerson: slug.optional(),
        reminder: text(200).optional(),
      },
      in: ['??'],
      says: ['Announced'],
      words: { zh: '??', en: 'announce' },
      sample: { about: 'campaigns/r2023', notices: [{ template: 'campaign-closed', parameters: {}, audience: [{ role: 'operator' }] }] },
    }),
  },
  events: {
    /** Who is told what about one event; a recipient stands in one notice only. */
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
      words: { zh: '已通知', en: 'announced' },
    }),
  },
  readModels: {},
});
