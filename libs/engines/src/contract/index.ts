export { brokerChecks, brokerContract } from './broker.contract.ts';
export {
  type Check,
  type Clock,
  eventually,
  type Factory,
  patience,
  runCheck,
  soon,
  type Subject,
} from './check.ts';
export { checkpointsChecks, checkpointsContract } from './checkpoints.contract.ts';
export { eventStoreChecks, eventStoreContract } from './event-store.contract.ts';
export { filesChecks, filesContract } from './files.contract.ts';
export { everything, expectSound, type Told } from './log-check.ts';
export { countedEvents } from './log-events.ts';
export { viewStoreChecks, viewStoreContract } from './view-store.contract.ts';
export { type Fault, TcpProxy } from './proxy.ts';
