import { bootstrap } from '@laurel/platform/process';
import { AssessmentModule } from './assessment.module.ts';

await bootstrap('assessment', AssessmentModule);
