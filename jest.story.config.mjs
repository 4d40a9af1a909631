// The sample city's whole year, a task of its own: it takes as long as many others together.
import usual from './jest.config.mjs';

export default {
  ...usual,
  rootDir: 'test',
  testMatch: ['**/*.story.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
