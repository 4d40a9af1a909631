import { runService } from '@laurel/platform/process';
import { auditService } from './audit.definition.ts';

await runService(auditService);
