export { auditService } from './audit.definition.ts';
