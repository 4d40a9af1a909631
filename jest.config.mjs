// One configuration for every project: ES modules, sources as they are, Node 26 started by infra/run.mjs.
import { fileURLToPath } from 'node:url';

const ours = (name) => fileURLToPath(new URL(`infra/jest/${name}`, import.meta.url));

export default {
  testEnvironment: ours('environment.mjs'),
  testRunner: ours('runner.mjs'),
  transform: {},
  testMatch: ['**/*.spec.ts'],
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
};
