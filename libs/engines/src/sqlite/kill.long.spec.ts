// A process that is killed at any moment loses nothing it acknowledged and leaves nothing half done.
import { describeKilledLog } from './kill.fixture.ts';

describeKilledLog(100);
