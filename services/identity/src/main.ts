import { bootstrap } from '@laurel/platform/process';
import { printFirstAccounts } from './first-start/first-start.ts';
import { IdentityModule } from './identity.module.ts';

await bootstrap('identity', IdentityModule, printFirstAccounts);
