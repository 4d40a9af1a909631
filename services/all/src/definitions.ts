import { applicationService } from '@laurel/application';
import { assessmentService } from '@laurel/assessment';
import { auditService } from '@laurel/audit';
import { evaluationService } from '@laurel/evaluation';
import { identityService } from '@laurel/identity';
import { notificationService } from '@laurel/notification';
import type { ServiceDefinition } from '@laurel/platform';

/** All services, in the order of the process. */
export const definitions: readonly ServiceDefinition[] = [
  identityService,
  applicationService,
  assessmentService,
  evaluationService,
  notificationService,
  auditService,
];
