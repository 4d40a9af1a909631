// One configuration for every project: ES modules, sources as they are, Node 26 started by infra/run.mjs.
export default {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { swcrc: true, configFile: new URL('.swcrc', import.meta.url).pathname }],
  },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    '\\.browser\\.spec\\.ts$',
    '\\.long\\.spec\\.ts$',
    '\\.cluster\\.spec\\.ts$',
    '\\.compose\\.spec\\.ts$',
    '/bench/',
    '\\.story\\.spec\\.ts$',
  ],
  modulePathIgnorePatterns: ['/dist/'],
  // Hashing passwords is slow on purpose, and two cores are shared.
  testTimeout: 30_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '300MB',
};
