import { runService } from '@laurel/platform/process';
import { assessmentService } from './assessment.definition.ts';

await runService(assessmentService);
