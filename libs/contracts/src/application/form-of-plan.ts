import { z } from 'zod';
import { criterionId, day, documentNumber, file, score, telephone, text } from '../values.ts';

/**
 * The application form as it was before a rule pack could have fields of its own. Records hold it for ever.
 */

export const formOfPlan = z.strictObject({
  theme: text(100),
  method: text(2000),
  deeds: text(2000),
  summary: text(300),
  contact: text(60),
  telephone,
  selfAssessment: z.array(z.strictObject({ criterionId, score, reason: text(500) })).max(12),
  awards: z.array(z.strictObject({ on: day, name: text(100), authority: text(100), documentNumber })).max(30),
  attachments: z.array(file).max(30),
});

export const draftOfPlan = formOfPlan.partial();
