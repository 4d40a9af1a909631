export { auditService } from './audit.definition.ts';
export { AuditModule } from './audit.module.ts';
export type { Envelope } from './history/envelope.ts';
