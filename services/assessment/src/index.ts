export { assessmentService } from './assessment.definition.ts';
export { AssessmentModule } from './assessment.module.ts';
