// What `npm run coverage` counts: jest has to load the sources itself to know which lines ran.
import usual from './jest.config.mjs';

export default {
  ...usual,
  testEnvironment: 'node',
  testRunner: 'jest-circus/runner',
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { swcrc: true, configFile: new URL('.swcrc', import.meta.url).pathname }],
  },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // Each spec loads all it needs anew.
  workerIdleMemoryLimit: '300MB',
};
