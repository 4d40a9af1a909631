import { bootstrap } from '@laurel/platform/process';
import { NotificationModule } from './notification.module.ts';

await bootstrap('notification', NotificationModule);
