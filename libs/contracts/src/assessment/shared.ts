import { z } from 'zod';
import {
  accountId,
  adjustments,
  branchId,
  bureauId,
  campaignId,
  caseId,
  evidence,
  indicatorId,
  indicatorValue,
  instant,
  kinds,
  leadId,
  scores,
  text,
  unitId,
} from '../values.ts';

/** Fields that bodies and rows of the assessment service have in common. */

/** The candidate that it is about: one branch in one campaign. */
export const entry = { campaignId, branchId };

/**
 * The fields that identify the candidate of a row. Bureau and names arrive with the nomination or the
 * accepted form, so that a row may lack them at first.
 */
export const candidate = {
  ...entry,
  unitId,
  bureauId: bureauId.optional(),
  branchName: text(100).optional(),
  unitName: text(100).optional(),
  bureauName: text(100).optional(),
};

/** The scores of a visit, and the points given or taken under a clause. */
export const judgement = { scores, adjustments };

/** A branch's answer to a record; a dispute needs a statement. */
export const answer = { answer: z.enum(['accept', 'dispute']), statement: text(1000).optional() };

/** A business result of the branch, from a source that can be checked. */
export const indicator = { indicatorId, value: indicatorValue, source: text(200) };

/** A case as a row shows it: open until it has ended with an outcome. */
export const openedCase = z.strictObject({
  caseId,
  /** The anonymous lead that opened it. */
  leadId: leadId.optional(),
  allegation: text(500),
  evidence,
  openedAt: instant,
  openedBy: accountId,
  endedAt: instant.optional(),
  outcome: text(500).optional(),
});
kinds.add(openedCase, { id: 'OpenedCase' });
