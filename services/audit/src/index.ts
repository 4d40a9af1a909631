export { auditService } from './audit.definition.ts';
export { type Envelope, envelopeOf, type EventRecord } from './domain/envelope.ts';
