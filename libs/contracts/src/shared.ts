import { earlierEvent, event } from './contract.ts';
import { accountId, hash, instant, json, slug, text } from './values.ts';
import { z } from 'zod';

/** The events of an act that needs two persons, beside those that it says. */
export const proposalEvents: readonly string[] = ['ActProposed', 'ProposalDeclined', 'ProposalWithdrawn'];

const proposed = { proposalId: slug, act: text(60), payloadHash: hash, expiresAt: instant };
const proposedWords = { zh: '提出待确认事项', en: 'an act was proposed' };

/** The content of an act as it was asked for, field by field. */
export const content = z.record(z.string(), json);

/** Events that every service may say, because two persons and recorded reading are everywhere. */
export const sharedEvents = {
  /**
   * The readers of a proposal, of its content and of its end follow from the act: see `readersOf` and
   * `hiddenFrom` in catalogue.ts. Proposals of before have no content.
   */
  ActProposed: event({
    version: 2,
    body: { ...proposed, content: content.optional(), batchId: slug.optional() },
    earlier: earlierEvent({ version: 1, body: proposed }),
    upcast: (data) => data,
    readBy: [],
    words: proposedWords,
    sample: {
      proposalId: 'p-1',
      act: 'ExtendDeadline',
      payloadHash: 'a'.repeat(64),
      expiresAt: '2023-04-13T01:00:00.000Z',
      content: { bureauId: 'b03', until: '2023-05-04', reason: '防汛抢险' },
      batchId: 'batch-1',
    },
  }),
  ProposalDeclined: event({
    version: 1,
    body: { proposalId: slug, act: text(60), reason: text(500), proposedBy: slug },
    readBy: [],
    words: { zh: '未同意待确认事项', en: 'a proposed act was declined' },
    sample: { proposalId: 'p-1', act: 'ExtendDeadline', reason: '理由不充分', proposedBy: 'op1' },
  }),
  ProposalWithdrawn: event({
    version: 1,
    body: { proposalId: slug, act: text(60) },
    readBy: [],
    words: { zh: '撤回待确认事项', en: 'a proposed act was withdrawn' },
    sample: { proposalId: 'p-1', act: 'ExtendDeadline' },
  }),
  RecordRead: event({
    version: 1,
    body: { accountId, resource: text(300), rows: z.int().min(0), asOf: text(40).optional() },
    readBy: ['auditAdministrator'],
    words: { zh: '查阅记录', en: 'the record was read' },
  }),
};
