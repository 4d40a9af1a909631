// The rules that keep the tree readable are executable, and each is shown to reject an example it must reject.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const boundaries = '@nx/enforce-module-boundaries';
const used = (code: string) => `${code}\nexport const used = thing;\n`;

const examples: readonly { path: string; code: string; rule: string }[] = [
  {
    path: 'services/application/src/example.ts',
    code: used("import { evaluationService as thing } from '@laurel/evaluation';"),
    rule: boundaries,
  },
  { path: 'services/application/src/example.ts', code: "export type { evaluationService } from '@laurel/evaluation';\n", rule: boundaries },
  { path: 'services/application/src/example.ts', code: used("const thing = import('@laurel/evaluation');"), rule: boundaries },
  {
    path: 'services/application/src/example.ts',
    code: used("import { evaluationService as thing } from '../../evaluation/src/index.ts';"),
    rule: boundaries,
  },
  {
    path: 'services/application/src/example.ts',
    code: used("import { openMemory as thing } from '@laurel/engines/memory';"),
    rule: boundaries,
  },
  { path: 'libs/core/src/example.ts', code: used("import { z as thing } from 'zod';"), rule: boundaries },
  { path: 'libs/contracts/src/example.ts', code: used("import { score as thing } from '@laurel/rules';"), rule: boundaries },
  { path: 'libs/rules/src/example.ts', code: used("import { sha256 as thing } from '@laurel/platform';"), rule: boundaries },
  { path: 'libs/engines/src/example.ts', code: used("import { acts as thing } from '@laurel/contracts';"), rule: boundaries },
  { path: 'libs/platform/src/example.ts', code: used("import { identityService as thing } from '@laurel/identity';"), rule: boundaries },
  { path: 'infra/engines/example.ts', code: used("import { openMemory as thing } from '@laurel/engines/memory';"), rule: boundaries },
  { path: 'libs/sample-city/src/example.ts', code: used("import { sha256 as thing } from '@laurel/platform';"), rule: boundaries },
  { path: 'infra/documents/example.ts', code: used("import { auditService as thing } from '@laurel/audit';"), rule: boundaries },
  {
    path: 'services/audit/src/commands/example.ts',
    code: used("import { readSqlite as thing } from '@laurel/engines/sqlite';"),
    rule: boundaries,
  },
  { path: 'dashboard/src/example.ts', code: used("import { sha256 as thing } from '@laurel/platform';"), rule: boundaries },
  {
    path: 'services/application/src/domain/example.ts',
    code: used("import { createHash as thing } from 'node:crypto';"),
    rule: 'no-restricted-imports',
  },
  { path: 'services/application/src/domain/example.ts', code: used("import { z as thing } from 'zod';"), rule: 'no-restricted-imports' },
  {
    path: 'services/application/src/domain/example.ts',
    code: used("import { serve as thing } from '@laurel/platform';"),
    rule: 'no-restricted-imports',
  },
  { path: 'services/application/src/domain/example.ts', code: 'export const now = () => Date.now();\n', rule: 'no-restricted-globals' },
  {
    path: 'services/application/src/views/example.ts',
    code: 'export const random = () => Math.random();\n',
    rule: 'no-restricted-properties',
  },
  { path: 'services/application/src/reactions.ts', code: 'export const home = () => process.env.HOME;\n', rule: 'no-restricted-globals' },
  {
    path: 'services/application/src/domain/example.ts',
    code: "export const late = () => import('./campaign.ts');\n",
    rule: 'no-restricted-syntax',
  },
  { path: 'libs/rules/src/example.ts', code: 'export const now = () => new Date();\n', rule: 'no-restricted-globals' },
];

const rightful = [
  { path: 'services/application/src/domain/example.ts', code: used("import { refuse as thing } from '@laurel/contracts';") },
  { path: 'services/application/src/domain/example.ts', code: used("import { addWorkingDays as thing } from '@laurel/rules';") },
  { path: 'services/application/src/example.ts', code: used("import { serve as thing } from '@laurel/platform';") },
  { path: 'services/all/src/example.ts', code: used("import { evaluationService as thing } from '@laurel/evaluation';") },
];

describe('The boundaries between the parts', () => {
  let rejected: string[][];
  beforeAll(() => {
    // Without a project graph the boundary rule passes everything silently, so the graph is built first.
    execFileSync(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects'], {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false' },
    });
    const input = JSON.stringify([...examples, ...rightful].map(({ path, code }) => ({ path: join(root, path), code })));
    rejected = JSON.parse(
      execFileSync(process.execPath, [join(root, 'test/architecture/lint-examples.mjs')], {
        cwd: root,
        input,
        encoding: 'utf8',
        env: { ...process.env, NX_DAEMON: 'false' },
      }),
    ) as string[][];
  }, 120_000);

  it.each(examples.map((example, index) => [example.path, example.code.trim().split('\n')[0]!, example.rule, index] as const))(
    'in %s reject: %s',
    (_path, _code, rule, index) => {
      expect(rejected[index]).toContain(rule);
    },
  );
  it('accept what is allowed', () => {
    expect(rejected.slice(examples.length)).toEqual(rightful.map(() => []));
  });
});

describe('The tree', () => {
  const projects = globSync(['libs/*/package.json', 'services/*/package.json', '{dashboard,infra,test}/package.json'], {
    cwd: root,
  });
  const sources = globSync(['libs/*/src/**/*.ts', 'services/*/src/**/*.ts', '{infra,test}/**/*.ts'], {
    cwd: root,
    exclude: (path) => String(path).includes('node_modules'),
  });

  it.each(projects)('%s has a tag, without which it would escape the boundaries', (project) => {
    const { nx } = JSON.parse(readFileSync(join(root, project), 'utf8')) as { nx?: { tags?: string[] } };
    expect(nx?.tags?.some((tag) => tag.startsWith('type:'))).toBe(true);
  });
  it('has no source outside a project', () => {
    const homeless = globSync('*/**/*.ts', { cwd: root, exclude: (path) => /node_modules|^dist|\.nx|^data/.test(String(path)) }).filter(
      (path) => !/^(libs|services)\/[a-z-]+\/|^(dashboard|infra|test)\//.test(path),
    );
    expect(homeless).toEqual([]);
  });
  it('has no folder named for nothing', () => {
    const nameless = sources.filter((path) => /\/(utils?|common|misc|helpers?|base|managers?)(\/|\.ts$)/.test(path));
    expect(nameless).toEqual([]);
  });
  it('keeps the six kinds of file in a service', () => {
    const unexpected = globSync('services/!(all)/src/*', { cwd: root }).filter(
      (path) =>
        !/\.(spec|fixture)\.ts$|\/(commands|domain|views|index\.ts|main\.ts|[a-z-]+(\.(definition|facts|reactions|controller|operations|files|rows|rules))*\.ts)$/.test(
          path,
        ),
    );
    expect(unexpected).toEqual([]);
  });
  it('says where to begin', () => {
    for (const file of ['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'docs/decisions'])
      expect({ file, there: existsSync(join(root, file)) }).toEqual({ file, there: true });
  });
});
