// A service process. Started by service-process.spec.ts with its settings in the environment.
import { application } from '../runtime/runtime.fixture.ts';
import { runService } from './service-process.ts';

await runService(application);
