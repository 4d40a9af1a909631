/** The tests of the whole tree change and explain the record of a whole city with these. */
export { explain } from './explain/explain.ts';
export { mutantsByType, mutantsOf } from './law/mutations.fixture.ts';
export { Recheck } from './law/recheck.fixture.ts';
export { read } from './history/reader.fixture.ts';
