// The tests that take minutes: the sample city killed and resumed, other seeds, another rule pack. CI runs
// them; `npm test` does not.
import usual from './jest.config.mjs';

export default {
  ...usual,
  rootDir: 'test',
  testMatch: ['**/*.long.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
