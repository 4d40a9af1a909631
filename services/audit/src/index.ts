export { auditService } from './audit.definition.ts';
export { AuditModule } from './audit.module.ts';
export { type Envelope, envelopeOf, type EventRecord } from './domain/envelope.ts';
export {
  allChecks,
  checkRecord,
  type Checker,
  type CheckTools,
  type RuleNumber,
  ruleTexts,
  type Violation,
} from './domain/invariants/index.ts';
export { concerns, explain, type Explanation } from './domain/explain/explain.ts';
export type { Line, Section, Told } from './domain/explain/words.ts';
