import { runService } from '@laurel/platform/process';
import { applicationService } from './application.definition.ts';

await runService(applicationService);
