// The sample city's whole year, alone on the machine.
import usual from './jest.config.mjs';

export default { ...usual, rootDir: 'test', testMatch: ['**/*.story.spec.ts'], testPathIgnorePatterns: ['/node_modules/'], maxWorkers: 1 };
