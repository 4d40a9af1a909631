export { assessmentService } from './assessment.definition.ts';
