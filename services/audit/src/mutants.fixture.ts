/** The tests of the whole tree change the record of a whole city with these. */
export { mutantsByType, mutantsOf } from './law/mutations.fixture.ts';
export { Recheck } from './law/recheck.fixture.ts';
