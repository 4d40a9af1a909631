import { runService } from '@laurel/platform/process';
import { notificationService } from './notification.definition.ts';

await runService(notificationService);
