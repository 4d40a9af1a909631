// The tests that take minutes: the sample city killed and resumed, other seeds, another rule pack,
// two hundred kills of the log's writers. CI runs them; `npm test` does not.
import usual from './jest.config.mjs';

export default {
  ...usual,
  roots: ['<rootDir>/test', '<rootDir>/libs'],
  testMatch: ['**/*.long.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
