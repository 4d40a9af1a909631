import type { z } from 'zod';
import type { ReadModel } from './contract.ts';
import { account } from './identity/account.ts';
import { session } from './identity/session.ts';
import { application } from './application/application.ts';
import { attachment } from './application/attachment.ts';
import { campaign } from './application/campaign.ts';
import { organisation } from './application/organisation.ts';
import { participation } from './application/participation.ts';
import { recommendation } from './application/recommendation.ts';
import { assessment } from './assessment/assessment.ts';
import { group } from './assessment/group.ts';
import { standing } from './assessment/standing.ts';
import { auditReadModels } from './audit/audit.ts';
import { ballot } from './evaluation/ballot.ts';
import { entry } from './evaluation/entry.ts';
import { naming } from './evaluation/naming.ts';
import { notice } from './evaluation/notice.ts';
import { panel } from './evaluation/panel.ts';
import { ranking } from './evaluation/ranking.ts';
import { title } from './evaluation/title.ts';
import { announcement } from './notification/announcement.ts';
import { message } from './notification/message.ts';

export const identityReadings = { ...account.readModels, ...session.readModels };
export const applicationReadings = {
  ...application.readModels,
  ...attachment.readModels,
  ...campaign.readModels,
  ...organisation.readModels,
  ...participation.readModels,
  ...recommendation.readModels,
};
export const assessmentReadings = { ...assessment.readModels, ...group.readModels, ...standing.readModels };
export const evaluationReadings = {
  ...ballot.readModels,
  ...entry.readModels,
  ...naming.readModels,
  ...notice.readModels,
  ...panel.readModels,
  ...ranking.readModels,
  ...title.readModels,
};
export const notificationReadings = { ...announcement.readModels, ...message.readModels };
export const auditReadings = auditReadModels;
/** Acts whose content is sealed: logs say that they were refused, not why (PROCESS.md 1.3). */
export const sealedActs: readonly string[] = ['SealBallot', 'VoteRunOff', 'SealTitleBallot'];

export type Reading<Row extends z.ZodObject = z.ZodObject> = ReadModel<Row>;
export function reading<Row extends z.ZodObject>(model: Omit<ReadModel<Row>, 'words'>): ReadModel<Row> {
  return { ...model, words: { zh: '', en: '' } };
}
