import base from '../../jest.config.mjs';

// The browser tests: one at a time, each with a browser and a whole Laurel of its own.
export default {
  ...base,
  testMatch: ['**/*.browser.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
