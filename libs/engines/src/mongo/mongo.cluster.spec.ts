// The engine on MongoDB keeps every promise of the ports.
import { checkpointsContract, eventStoreContract, filesContract, viewStoreContract } from '../contract/index.ts';
import { temporaryEngine } from './temporary.ts';

eventStoreContract('mongo', (clock) => temporaryEngine(clock, ({ events }) => events), { durable: true });
checkpointsContract('mongo', (clock) => temporaryEngine(clock, ({ checkpoints }) => checkpoints), { durable: true });
viewStoreContract('mongo', (clock) => temporaryEngine(clock, ({ views }) => views), { durable: true });
filesContract('mongo', (clock) => temporaryEngine(clock, ({ files }) => files), { durable: true });
