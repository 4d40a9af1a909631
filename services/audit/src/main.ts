import { bootstrap } from '@laurel/platform/process';
import { AuditModule } from './audit.module.ts';

await bootstrap('audit', AuditModule);
