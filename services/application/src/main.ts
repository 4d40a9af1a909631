import { bootstrap } from '@laurel/platform/process';
import { ApplicationModule } from './application.module.ts';

await bootstrap('application', ApplicationModule);
