import type { EventName } from '@laurel/contracts';
import * as access from '../law-of-access/access.ts';
import { accessLaw } from '../law-of-access/table.ts';
import { applyingLaw } from '../law-of-applying/table.ts';
import * as scale from '../law-of-assessing/scale.ts';
import { assessingLaw } from '../law-of-assessing/table.ts';
import { evaluatingLaw } from '../law-of-evaluating/table.ts';
import { namingLaw } from '../law-of-naming/table.ts';
import * as messages from './messages.ts';
import * as proposals from './proposals.ts';
import type { Rule } from './rule.ts';

/**
 * A line for every event there is: the rules it keeps beside those that every event keeps (who, in which
 * state, whose role, which cause: everywhere.ts) and those of the other checks (lists, two persons, seals,
 * results). An event without a line does not compile; an empty line says that nothing else binds it.
 */
export const law: Readonly<Record<EventName, readonly Rule[]>> = {
  // Everywhere
  ActProposed: [proposals.proposedAsAsked, proposals.hashOfContent, scale.proposedOnScale],
  ProposalDeclined: [proposals.declinedToItsProposer],
  ProposalWithdrawn: [],
  RecordRead: [access.ownReading],
  // Each step
  ...accessLaw,
  ...applyingLaw,
  ...assessingLaw,
  ...evaluatingLaw,
  ...namingLaw,
  // Notify
  Announced: [messages.ofItsEvent, messages.toldOnce],
  MessageQueued: [messages.asAnnounced],
  MessageSent: [messages.messageQueued],
  MessageFailed: [messages.messageQueued, messages.triesCounted],
  MessageSeen: [messages.messageQueued, messages.seenByRecipient],
};
