import type { AggregateContract } from '../define.ts';
import { application, attachment, campaign, organisation, participation, recommendation } from './application.ts';
import { assessment, group, standing } from './assessment.ts';
import { ballot, entry, naming, notice, panel, ranking, title } from './evaluation.ts';
import { account, session } from './identity.ts';
import { announcement, message } from './notification.ts';

export type { Audience } from './notification.ts';
export {
  account,
  announcement,
  application,
  assessment,
  attachment,
  ballot,
  campaign,
  entry,
  group,
  message,
  naming,
  notice,
  organisation,
  panel,
  participation,
  ranking,
  recommendation,
  session,
  standing,
  title,
};

/** Every aggregate there is: what can be asked of Laurel. */
export const aggregates: readonly AggregateContract[] = [
  account,
  session,
  campaign,
  organisation,
  participation,
  recommendation,
  application,
  attachment,
  group,
  assessment,
  standing,
  entry,
  panel,
  ballot,
  ranking,
  naming,
  title,
  notice,
  announcement,
  message,
];
