import { runService } from '@laurel/platform/process';
import { evaluationService } from './evaluation.definition.ts';

await runService(evaluationService);
