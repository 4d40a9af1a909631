import { Module } from '@nestjs/common';
import { ApplicationModule } from '@laurel/application';
import { AssessmentModule } from '@laurel/assessment';
import { AuditModule } from '@laurel/audit';
import { EvaluationModule } from '@laurel/evaluation';
import { IdentityModule } from '@laurel/identity';
import { NotificationModule } from '@laurel/notification';

/** All services of a city in one process. */
@Module({
  imports: [
    IdentityModule,
    ApplicationModule,
    AssessmentModule,
    EvaluationModule,
    NotificationModule,
    AuditModule,
  ],
})
export class AppModule {}
