// A library that breaks must turn the tests of its dependents red, never leave them green from Nx's cache.
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const copy = mkdtempSync(join(tmpdir(), 'laurel-dependents-'));

/** Copies the sources and links the packages, so that the copy's own projects stand in its node_modules. */
function copyTree(): void {
  const ours = (path: string) =>
    !/(^|\/)(node_modules|\.nx|\.git|dist|data|coverage|tmp)(\/|$)/.test(relative(root, path));
  cpSync(root, copy, { recursive: true, filter: ours });
  mkdirSync(join(copy, 'node_modules'));
  const installed = readdirSync(join(root, 'node_modules')).filter(
    (name) => name !== '@laurel' && name !== '.cache',
  );
  for (const name of installed)
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  cpSync(join(root, 'node_modules/@laurel'), join(copy, 'node_modules/@laurel'), {
    recursive: true,
    verbatimSymlinks: true,
  });
}

/** Runs one spec of libs/rules, which counts days with libs/core, through Nx. */
function testRules(): Promise<{ code: number; output: string }> {
  const nx = [
    join(copy, 'node_modules/nx/dist/bin/nx.js'),
    'run',
    '@laurel/rules:test',
    '--output-style=static',
    '--',
    'calendar',
  ];
  const env = {
    ...process.env,
    NX_DAEMON: 'false',
    // `.ci/run` skips the cache; here the cache itself is tried, and the copy has one of its own.
    NX_SKIP_NX_CACHE: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    NX_WORKSPACE_ROOT_PATH: copy,
    FORCE_COLOR: '0',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, nx, { cwd: copy, env, timeout: 90_000 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : 1, output: stdout + stderr }),
    );
  });
}

describe('The tests of a project that uses another', () => {
  beforeAll(copyTree);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('come from the cache when nothing changed, and run again and fail when the other breaks', async () => {
    const first = await testRules();
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('Tests:') });
    const second = await testRules();
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('from the cache') });

    const file = join(copy, 'libs/core/src/instant.ts');
    const source = readFileSync(file, 'utf8');
    const broken = source.replace('days * 24', 'days * 25');
    expect(broken).not.toBe(source);
    writeFileSync(file, broken);

    const third = await testRules();
    expect(third.output).toMatch(/[1-9]\d* failed/);
    expect(third.output).not.toContain('from the cache');
    expect(third.code).toBe(1);
  }, 300_000);
});
