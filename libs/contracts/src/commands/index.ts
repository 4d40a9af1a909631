import type { AggregateContract } from '../define.ts';
import { application, attachment, campaign, organisation, participation, recommendation } from './application.ts';
import { assessment, group, standing } from './assessment.ts';
import { ballot, entry, naming, notice, panel, ranking, title } from './evaluation.ts';
import { account } from './identity.ts';
import { message } from './notification.ts';

export {
  account,
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
  standing,
  title,
};

/** Every aggregate there is: what can be asked of Laurel. */
export const aggregates: readonly AggregateContract[] = [
  account,
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
  message,
];
