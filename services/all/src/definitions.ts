import { ApplicationModule, applicationService } from '@laurel/application';
import { AssessmentModule, assessmentService } from '@laurel/assessment';
import { AuditModule, auditService } from '@laurel/audit';
import { EvaluationModule, evaluationService } from '@laurel/evaluation';
import { IdentityModule, identityService } from '@laurel/identity';
import { NotificationModule, notificationService } from '@laurel/notification';
import type { ServiceDefinition } from '@laurel/platform';
import { Module } from '@nestjs/common';

/** All services, in the order of the process. */
export const definitions: readonly ServiceDefinition[] = [
  identityService,
  applicationService,
  assessmentService,
  evaluationService,
  notificationService,
  auditService,
];

/** All services of a city in one process. */
@Module({
  imports: [
    ...[IdentityModule, ApplicationModule, AssessmentModule],
    ...[EvaluationModule, NotificationModule, AuditModule],
  ],
})
export class AppModule {}
