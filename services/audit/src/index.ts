export { auditService } from './audit.definition.ts';
export type { Envelope } from './domain/envelope.ts';
