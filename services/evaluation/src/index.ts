export { evaluationService } from './evaluation.definition.ts';
export { EvaluationModule } from './evaluation.module.ts';
