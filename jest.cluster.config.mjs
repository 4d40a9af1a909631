// The tests that need real Kafka and MongoDB. The engines are started once for all of them, so each names its
// own databases, topics and groups.
import usual from './jest.config.mjs';

export default {
  ...usual,
  roots: ['<rootDir>/infra', '<rootDir>/libs', '<rootDir>/services', '<rootDir>/test'],
  testMatch: ['**/*.cluster.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: '<rootDir>/infra/engines/jest-start.ts',
  globalTeardown: '<rootDir>/infra/engines/jest-stop.ts',
  testTimeout: 120_000,
  maxWorkers: 1,
};
