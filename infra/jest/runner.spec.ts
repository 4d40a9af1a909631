// Examples that the runner of our specs has to reject, and what one spec must not leave to the next.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shared = `export const loaded = { times: 0 };`;
const fixture = `
  import { beforeEach } from '@jest/globals';
  export const ran: string[] = [];
  export const mark = (name: string) => beforeEach(() => { ran.push(name); });`;
const from = (file: string, ...names: string[]) => `import { ${names.join(', ')} } from './${file}.ts';`;
const globals = `import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';`;

/** Spec files in the order in which they run, each with how its tests end. */
const examples: Record<string, { source: string; ends: readonly string[] }> = {
  'a-passes': {
    source: `${from('shared', 'loaded')} ${from('fixture', 'mark', 'ran')}
      jest.setTimeout(60_000); mark('a'); process.env.LAUREL_OF_A = 'a'; process.env.LAUREL_GIVEN = 'a';
      let clock: unknown;
      beforeAll(() => { clock = setTimeout; jest.useFakeTimers(); jest.spyOn(Math, 'random').mockReturnValue(7); loaded.times++; });
      it('passes', () => { expect(ran).toEqual(['a']); expect(setTimeout).not.toBe(clock); expect(Math.random()).toBe(7); });`,
    ends: ['passed'],
  },
  'b-keeps-nothing-of-it': {
    source: `${from('fixture', 'mark', 'ran')} mark('b');
      it('has its own hooks', () => expect(ran).toEqual(['a', 'b']));
      it('has the environment that was given', () => expect([process.env.LAUREL_OF_A, process.env.LAUREL_GIVEN]).toEqual([undefined, 'given']));
      it('has the true clock and functions', async () => { await new Promise((go) => setTimeout(go, 1)); expect(Math.random()).toBeLessThan(1); });
      it('has the usual time', () => new Promise(() => {}));`,
    ends: ['passed', 'passed', 'passed', 'failed'],
  },
  'c-has-the-modules-of-it': {
    source: `${from('shared', 'loaded')} it('shares them', () => expect(loaded.times).toBe(1));`,
    ends: ['passed'],
  },
  'd-expects-what-is-not': { source: `it('fails', () => expect(1).toBe(2));`, ends: ['failed'] },
  'e-throws-in-a-hook': {
    source: `beforeAll(async () => { throw new Error('hook'); }); it('never runs', () => {});`,
    ends: ['failed'],
  },
  'f-rejects-unheard': {
    source: `it('leaves a rejection', async () => { void Promise.reject(new Error('unheard')); await new Promise((go) => setTimeout(go, 20)); });`,
    ends: ['failed'],
  },
  'g-throws-at-its-end': {
    source: `afterAll(() => { throw new Error('end'); }); it('passes, and the file fails', () => {});`,
    ends: ['passed'],
  },
  'h-does-not-load': { source: `${from('missing', 'nothing')} it('is not seen', () => nothing);`, ends: [] },
  'i-has-no-test': { source: `export {};`, ends: [] },
  'j-is-focused': {
    source: `it.only('runs', () => {}); it('is left out', () => {}); it.skip('is skipped', () => {});`,
    ends: ['passed', 'pending', 'pending'],
  },
};
const fails = [
  'b-keeps-nothing-of-it',
  'd-expects-what-is-not',
  'e-throws-in-a-hook',
  'f-rejects-unheard',
  'g-throws-at-its-end',
  'h-does-not-load',
  'i-has-no-test',
];

interface Result {
  readonly code: number;
  readonly files: Record<string, { status: string; ends: readonly string[]; message: string }>;
}

const directory = mkdtempSync(join(tmpdir(), 'laurel-runner-'));
let result: Result;

function run(): Promise<Result> {
  return new Promise((resolve) => {
    const parameters = [
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--config', join(directory, 'jest.config.mjs'), '--runInBand', '--json', '--silent'],
    ];
    // In no colours: what it says is read here.
    const env = { ...process.env, LAUREL_GIVEN: 'given', FORCE_COLOR: '0' };
    execFile(process.execPath, parameters, { cwd: directory, env }, (error, stdout) => {
      const { testResults } = JSON.parse(stdout) as {
        testResults: {
          name: string;
          status: string;
          message: string;
          assertionResults: { status: string }[];
        }[];
      };
      const files = testResults.map(({ name, status, message, assertionResults }) => [
        /([^/]+)\.spec\.ts$/.exec(name)![1]!,
        { status, message, ends: assertionResults.map((each) => each.status) },
      ]);
      resolve({ code: Number(error?.code ?? 0), files: Object.fromEntries(files) as Result['files'] });
    });
  });
}

beforeAll(async () => {
  const write = (file: string, text: string) => writeFileSync(join(directory, file), text);
  write(
    'jest.config.mjs',
    `import usual from '${join(root, 'jest.config.mjs')}';
    export default { ...usual, rootDir: '${directory}', testTimeout: 300, testSequencer: '${directory}/by-name.cjs' };`,
  );
  write(
    'by-name.cjs',
    `module.exports = class { sort(tests) { return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1)); } shard(tests) { return tests; } allFailedTests(tests) { return tests; } cacheResults() {} };`,
  );
  copyFileSync(join(root, '.swcrc'), join(directory, '.swcrc'));
  write('shared.ts', shared);
  write('fixture.ts', fixture);
  for (const [name, { source }] of Object.entries(examples))
    write(`${name}.spec.ts`, `${globals}\n${source}`);
  result = await run();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('The runner of the specs', () => {
  it.each(Object.entries(examples))('ends the tests of %s as they are', (name, { ends }) => {
    expect(result.files[name]).toMatchObject({
      ends,
      status: fails.includes(name) ? 'failed' : expect.stringMatching(/passed|focused/),
    });
  });
  it('says where, in the source as it was written', () => {
    expect(result.files['d-expects-what-is-not']?.message).toContain('d-expects-what-is-not.spec.ts:2:');
    expect(result.files['b-keeps-nothing-of-it']?.message).toContain('Exceeded timeout of 300 ms');
  });
  it('fails as a whole when one fails', () => expect(result.code).toBe(1));
});
