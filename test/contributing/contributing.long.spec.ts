// The command that the steps of CONTRIBUTING.md add to a copy of the tree fits the types and passes the specs
// concerned, of the copy: a whole compilation and hundreds of tests, which `npm test` runs once already.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cancelVisit } from './cancel-visit.ts';
import { Copy } from './copy.ts';

jest.setTimeout(900_000);

const typescript = ['--enable-source-maps', '--import', './infra/typescript.mjs'];
/** The specs that a new command concerns. */
const concerned = [
  'libs/contracts/',
  'services/assessment/',
  'services/notification/src/([a-z]+-)?notices/',
  'services/audit/src/(invariants|law)/',
  'test/(process|every-operation|policy)/',
  'test/documents',
];

let copy: Copy;

beforeAll(async () => {
  copy = new Copy();
  for (const edit of cancelVisit) copy.edit(edit);
  expect(await copy.node(...typescript, 'services/all/src/cli.ts', 'documents')).toEqual({
    code: 0,
    said: '',
  });
});

afterAll(() => rmSync(copy.directory, { recursive: true, force: true }));

describe('A command that is added by the steps of CONTRIBUTING.md', () => {
  it('fits the types, passes the specs concerned, and is done in the told year', async () => {
    const [types, specs] = await Promise.all([
      copy.node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'),
      copy.node('node_modules/jest/bin/jest.js', '--rootDir', '.', ...concerned),
    ]);
    expect(types).toEqual({ code: 0, said: '' });
    expect({ code: specs.code, failed: specs.said.split('\n').filter((line) => line.includes('●')) }).toEqual(
      { code: 0, failed: [] },
    );
    expect(specs.said).toMatch(/Test Suites: .*passed/);
  });
});
