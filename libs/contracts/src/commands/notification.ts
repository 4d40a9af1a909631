import { z } from 'zod';
import { aggregate } from '../define.ts';
import { channel } from '../events/notification.ts';
import { role } from '../roles.ts';
import { campaignId, slug, text, unitId } from '../values.ts';

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
  commands: {
    Announce: z.strictObject({
      about: text(200),
      campaignId: campaignId.optional(),
      /** The unit that `{unit}` in a template names. */
      unitId: unitId.optional(),
      notices: z.array(z.strictObject({ template: slug, parameters, audience: z.array(audience) })),
      /** Who did it needs no telling. */
      exceptPerson: slug.optional(),
      reminder: text(200).optional(),
    }),
  },
});

/** One message to one account: queued, sent, seen; failed five times it is dead and the operator's to look after (PROCESS.md §4). */
export const message = aggregate({
  name: 'message',
  service: 'notification',
  path: 'messages',
  id: ['name', 'account'],
  commands: {
    QueueMessage: z.strictObject({
      channel,
      template: slug,
      parameters,
      about: text(200),
      campaignId: campaignId.optional(),
    }),
    SendMessage: z.strictObject({}),
    FailMessage: z.strictObject({ error: text(300) }),
    SeeMessage: z.strictObject({}),
  },
});
