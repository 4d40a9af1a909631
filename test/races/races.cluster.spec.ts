// The races and the many hands on MongoDB over HTTP, with one process of the service and with three.
import { describe } from '@jest/globals';
import { accountRaces } from './accounts.check.ts';
import { onCluster } from './ground.ts';

describe.each([1, 3])('With %i processes of the service', (replicas) => {
  accountRaces(20, async () => await onCluster(replicas));
});
