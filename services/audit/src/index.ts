export { auditService } from './audit.definition.ts';
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
