// The engine on SQLite keeps every promise of the ports.
import {
  brokerContract,
  checkpointsContract,
  eventStoreContract,
  filesContract,
  viewStoreContract,
} from '../contract/index.ts';
import { temporaryBroker, temporaryEngine } from './temporary.ts';

eventStoreContract('sqlite', (clock) => temporaryEngine(clock, ({ events }) => events), { durable: true });
checkpointsContract('sqlite', (clock) => temporaryEngine(clock, ({ checkpoints }) => checkpoints), {
  durable: true,
});
viewStoreContract('sqlite', (clock) => temporaryEngine(clock, ({ views }) => views), { durable: true });
filesContract('sqlite', (clock) => temporaryEngine(clock, ({ files }) => files), { durable: true });
brokerContract('sqlite', temporaryBroker, { durable: true });
