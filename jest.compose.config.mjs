// The whole system as containers: built, started, tried. Needs a Docker engine with compose, and minutes.
import usual from './jest.config.mjs';

export default {
  ...usual,
  rootDir: 'test/compose',
  testMatch: ['**/*.compose.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
