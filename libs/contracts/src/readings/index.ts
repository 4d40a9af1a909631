import { applicationReadings } from './application.ts';
import { assessmentReadings } from './assessment.ts';
import { auditReadings } from './audit.ts';
import type { Reading } from './define.ts';
import { evaluationReadings } from './evaluation.ts';
import { identityReadings } from './identity.ts';
import { notificationReadings } from './notification.ts';

export * from './define.ts';
export { type Waiting, waitingAfter } from './waiting.ts';
export { applicationReadings, assessmentReadings, auditReadings, evaluationReadings, identityReadings, notificationReadings };

/** Every view that can be read, by service and name. */
export const readings: Readonly<Record<string, Readonly<Record<string, Reading>>>> = {
  identity: identityReadings,
  application: applicationReadings,
  assessment: assessmentReadings,
  evaluation: evaluationReadings,
  notification: notificationReadings,
  audit: auditReadings,
};
