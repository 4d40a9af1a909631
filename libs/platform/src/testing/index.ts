export { systemActor } from '../runtime/reactor.ts';
export { type Asked, ServiceUnderTest, type TestOptions } from './service-under-test.ts';
export { stateFaults } from './states.ts';
export { sampleAbout, unsaid } from './unsaid.ts';
export { rowsOf, viewFaults } from './views.ts';
export type { CommandType, DataOf, EventType, ToldBy } from './words.ts';
export { when } from './when.ts';
