// A process that is killed at any moment loses nothing it acknowledged and leaves nothing half done.
import { describeKilledLog } from './kill.fixture.ts';

// The two hundred kills of kill.long.spec.ts take half a minute of processor time.
describeKilledLog(15);
