import { bootstrap } from '@laurel/platform/process';
import { EvaluationModule } from './evaluation.module.ts';

await bootstrap('evaluation', EvaluationModule);
