import { runService } from '@laurel/platform/process';
import { printFirstAccounts } from './first-start.ts';
import { identityService } from './identity.definition.ts';

await runService(identityService, printFirstAccounts);
