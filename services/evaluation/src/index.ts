export { evaluationService } from './evaluation.definition.ts';
