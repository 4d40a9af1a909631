// `npm run tidy` rejects what it must, on a small tree of its own, and its record of exceptions may only
// shrink.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const tree = mkdtempSync(join(tmpdir(), 'laurel-tidy-'));
const record = join(tree, 'infra/tidy/ratchet.json');

const files = {
  'package.json': JSON.stringify({ name: 'tree', type: 'module', workspaces: ['libs/*'] }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'nodenext', allowImportingTsExtensions: true, noEmit: true },
  }),
  'libs/platform/package.json': JSON.stringify({
    name: '@laurel/platform',
    type: 'module',
    exports: './src/index.ts',
    dependencies: { 'left-behind': '1.0.0' },
  }),
  'libs/platform/src/index.ts': "export { one } from './one.ts';\n",
  'libs/platform/src/one.ts':
    "import type { Two } from './two.ts';\nimport { z } from 'zod';\n/** What one is. */\nexport const one: Two = z;\nexport type One = typeof one;\n",
  'libs/platform/src/two.ts':
    "import type { One } from './one.ts';\n/** The two. */\nexport type Two = One;\nexport const parked = 2;\n",
  'libs/platform/src/left.ts': '/** Whether it is left. Who knows. */\nexport const left = true;\n',
  'libs/platform/src/one.spec.ts': "/** What a test is. */\nimport './one.ts';\n",
};

/** Runs the checks on the tree; the output is one line per finding. */
function tidy(...parameters: string[]): Promise<{ code: number; lines: string[] }> {
  const line = [
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, 'infra/tidy/main.ts'),
    '--root',
    tree,
    ...parameters,
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, line, (error, stdout, stderr) => {
      if (stderr) return reject(new Error(stderr));
      resolve({ code: error === null ? 0 : 1, lines: stdout.split('\n').filter(Boolean) });
    });
  });
}
const change = (edit: (recorded: Record<string, Record<string, number>>) => void) => {
  const recorded = JSON.parse(readFileSync(record, 'utf8')) as Record<string, Record<string, number>>;
  edit(recorded);
  writeFileSync(record, JSON.stringify(recorded));
};

describe('A tree that is not tidy', () => {
  beforeAll(() => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    for (const file of ['.dependency-cruiser.mjs', 'knip.json']) cpSync(join(root, file), join(tree, file));
    mkdirSync(dirname(record), { recursive: true });
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('is rejected for cycles of types, unused code, undeclared packages, fragments and dead words', async () => {
    const { code, lines } = await tidy();
    const found = lines.map((line) => line.replace(/: 发现 found (\d+).*$/, ' × $1'));
    expect(found.sort()).toEqual([
      'cycles: libs/platform/src/one.ts × 1',
      'cycles: libs/platform/src/two.ts × 1',
      'deadWords: libs/platform: parked → dead letter × 1',
      'docstrings: libs/platform × 2',
      'unused: libs/platform/package.json (dependencies): left-behind × 1',
      'unused: libs/platform/src/left.ts (file) × 1',
      'unused: libs/platform/src/one.ts (unlisted): zod × 1',
      'unused: libs/platform/src/two.ts (exports): parked × 1',
    ]);
    expect(code).toBe(1);
  }, 60_000);

  it('passes with what is recorded, and fails with one more and with one fewer', async () => {
    expect(await tidy('--record')).toEqual({ code: 0, lines: [] });
    change((recorded) => {
      recorded['docstrings']!['libs/platform'] = 1;
      recorded['cycles']!['libs/platform/src/gone.ts'] = 1;
    });
    const { code, lines } = await tidy();
    expect(lines.join('\n')).toMatch(
      /^cycles: libs\/platform\/src\/gone.ts: .* --record\ndocstrings: libs\/platform: .*allowed 1$/,
    );
    expect(code).toBe(1);
  }, 60_000);

  it('lowers the record when asked, and never raises it', async () => {
    const { lines } = await tidy('--record');
    expect(lines).toEqual(['docstrings: libs/platform: 发现 found 2, 允许 allowed 1']);
    expect(readFileSync(record, 'utf8')).not.toContain('gone.ts');
  }, 60_000);
});
