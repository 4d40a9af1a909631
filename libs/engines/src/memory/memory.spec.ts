// The engine in memory keeps every promise of the ports but durability.
import {
  brokerContract,
  checkpointsContract,
  eventStoreContract,
  filesContract,
  viewStoreContract,
} from '../contract/index.ts';
import { MemoryBroker, MemoryCheckpoints, MemoryEventStore, MemoryFiles, MemoryViewStore } from './index.ts';

const dispose = async () => {};
const quiet = { retryMs: 1, onError: () => {} };

eventStoreContract('memory', async (clock) => ({ port: new MemoryEventStore(() => clock.now), dispose }), {
  durable: false,
});
checkpointsContract('memory', async () => ({ port: new MemoryCheckpoints(), dispose }), { durable: false });
viewStoreContract('memory', async () => ({ port: new MemoryViewStore(), dispose }), { durable: false });
filesContract('memory', async () => ({ port: new MemoryFiles(), dispose }), { durable: false });
brokerContract('memory', async () => ({ port: new MemoryBroker(quiet), dispose }), { durable: false });
