import { Module } from '@nestjs/common';
import { LaurelModule, LiveController } from '@laurel/platform';
import { auditService } from './audit.definition.ts';
import { AuditQuery, AuditQueryHandler } from './audit.queries.ts';

@Module({
  imports: [LaurelModule.forService({ service: auditService, commands: [], query: AuditQuery })],
  controllers: [LiveController],
  providers: [AuditQueryHandler],
})
export class AuditModule {}
