import type { ServiceName } from '../contract.ts';
import type { Words } from './words.ts';
import { applicationFields } from './fields-application.ts';
import { assessmentFields } from './fields-assessment.ts';
import { auditFields } from './fields-audit.ts';
import { evaluateFields } from './fields-evaluate.ts';
import { identityFields } from './fields-identity.ts';
import { nameFields } from './fields-name.ts';
import { notificationFields } from './fields-notification.ts';
import { sharedFields } from './fields-shared.ts';

interface FieldTable {
  /** The services whose fields it names. */
  readonly services: readonly ServiceName[];
  readonly words: Readonly<Record<string, Words>>;
}

/** The tables of fields' words. A service's own table goes before the shared one. */
export const fieldTables: Readonly<Record<string, FieldTable>> = {
  identity: { services: ['identity'], words: identityFields },
  application: { services: ['application'], words: applicationFields },
  assessment: { services: ['assessment'], words: assessmentFields },
  evaluate: { services: ['evaluation'], words: evaluateFields },
  name: { services: ['evaluation'], words: nameFields },
  notification: { services: ['notification'], words: notificationFields },
  audit: { services: ['audit'], words: auditFields },
  shared: {
    services: ['identity', 'application', 'assessment', 'evaluation', 'notification', 'audit'],
    words: sharedFields,
  },
};

/**
 * The name of a field in forms, tables and messages of a service; undefined when nothing of that service has
 * such a field.
 */
export function fieldWords(service: ServiceName, field: string): Words | undefined {
  const table = Object.values(fieldTables).find(
    ({ services, words }) => services.includes(service) && field in words,
  );
  return table?.words[field];
}
