import type { EventContract } from '../define.ts';
import { applicationEvents } from './application.ts';
import { assessmentEvents } from './assessment.ts';
import { evaluationEvents, namingEvents } from './evaluation.ts';
import { identityEvents } from './identity.ts';
import { notificationEvents } from './notification.ts';
import { sharedEvents } from './shared.ts';

export { applicationEvents, assessmentEvents, evaluationEvents, identityEvents, namingEvents, notificationEvents, sharedEvents };
export { rankedEntry } from './evaluation.ts';

/** Every event there is, by its wire name. */
export const events: Readonly<Record<string, EventContract>> = {
  ...sharedEvents,
  ...identityEvents,
  ...applicationEvents,
  ...assessmentEvents,
  ...evaluationEvents,
  ...namingEvents,
  ...notificationEvents,
} as unknown as Record<string, EventContract>;
