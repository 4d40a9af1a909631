import { z } from 'zod';
import { aggregate, command, event } from '../contract.ts';
import { system } from '../permission.ts';
import { role } from '../roles.ts';
import { accountId, campaignId, slug, text, unitId } from '../values.ts';
import { parameters } from './message.ts';

/** The people to tell; their accounts are looked up when the announcement is made. */
const audience = z.union([
  /**
   * Everyone with a role. `at`: only those granted it for that unit; `under`: for that unit or one below it;
   * `over`: for that unit or one above it; `foreignTo`: only those not recused from that unit by where they
   * work (docs/handbook/process.md#1.17).
   */
  z.strictObject({
    role,
    at: unitId.optional(),
    under: unitId.optional(),
    over: unitId.optional(),
    foreignTo: unitId.optional(),
  }),
  /** One account. */
  z.strictObject({ account: text(40) }),
  /** The members of an assessment group. */
  z.strictObject({ group: text(120) }),
  /** The members of the group that an entry is assigned to, without those recused from it. */
  z.strictObject({ assessing: text(120) }),
  /** The experts on the panel of a campaign; `foreignTo`: only those not recused from that unit. */
  z.strictObject({ panel: campaignId, foreignTo: unitId.optional() }),
  /** Experts whose ballots of a stage are still to be sealed. */
  z.strictObject({ unballoted: z.strictObject({ campaignId, stage: slug }) }),
  /** Secretaries of branches whose plan or members' meeting is missing. */
  z.strictObject({ unplanned: campaignId }),
  /**
   * Officers of the recommending bureaus, or of one, whose list is neither sealed nor declared empty while
   * this day is their deadline.
   */
  z.strictObject({
    unsealed: z.strictObject({ campaignId, deadline: text(10), bureauId: unitId.optional() }),
  }),
  /**
   * Secretaries of nominated branches, or of one bureau's, whose form is not submitted while this day is
   * their deadline.
   */
  z.strictObject({
    unsubmitted: z.strictObject({ campaignId, deadline: text(10), bureauId: unitId.optional() }),
  }),
]);
export type Audience = z.infer<typeof audience>;

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
