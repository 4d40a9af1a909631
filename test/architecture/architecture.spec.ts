// The rules that keep the tree readable are executable, and each is shown to reject an example it must
// reject.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { isKindOfFile, isOfKind, kindsLeaving } from './kinds-of-file.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const boundaries = '@nx/enforce-module-boundaries';
const used = (code: string) => `${code}\nexport const used = thing;\n`;

const examples: readonly { path: string; code: string; rule: string }[] = [
  {
    path: 'services/application/src/example.ts',
    code: used("import { evaluationService as thing } from '@laurel/evaluation';"),
    rule: boundaries,
  },
  {
    path: 'services/application/src/example.ts',
    code: "export type { evaluationService } from '@laurel/evaluation';\n",
    rule: boundaries,
  },
  {
    path: 'services/application/src/example.ts',
    code: used("const thing = import('@laurel/evaluation');"),
    rule: boundaries,
  },
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
  {
    path: 'libs/contracts/src/example.ts',
    code: used("import { score as thing } from '@laurel/rules';"),
    rule: boundaries,
  },
  {
    path: 'libs/rules/src/example.ts',
    code: used("import { sha256 as thing } from '@laurel/platform';"),
    rule: boundaries,
  },
  {
    path: 'libs/engines/src/example.ts',
    code: used("import { acts as thing } from '@laurel/contracts';"),
    rule: boundaries,
  },
  {
    path: 'libs/platform/src/example.ts',
    code: used("import { identityService as thing } from '@laurel/identity';"),
    rule: boundaries,
  },
  {
    path: 'infra/engines/example.ts',
    code: used("import { openMemory as thing } from '@laurel/engines/memory';"),
    rule: boundaries,
  },
  {
    path: 'libs/sample-city/src/example.ts',
    code: used("import { Engine as thing } from '@laurel/engines';"),
    rule: boundaries,
  },
  {
    path: 'infra/documents/example.ts',
    code: used("import { auditService as thing } from '@laurel/audit';"),
    rule: boundaries,
  },
  {
    path: 'services/audit/src/commands/example.ts',
    code: used("import { readSqlite as thing } from '@laurel/engines/sqlite';"),
    rule: boundaries,
  },
  {
    path: 'dashboard/src/example.ts',
    code: used("import { sha256 as thing } from '@laurel/platform';"),
    rule: boundaries,
  },
  {
    path: 'services/application/src/domain/example.ts',
    code: used("import { createHash as thing } from 'node:crypto';"),
    rule: 'no-restricted-imports',
  },
  {
    path: 'services/application/src/domain/example.ts',
    code: used("import { z as thing } from 'zod';"),
    rule: 'no-restricted-imports',
  },
  {
    path: 'services/application/src/domain/example.ts',
    code: used("import { serve as thing } from '@laurel/platform';"),
    rule: 'no-restricted-imports',
  },
  {
    path: 'services/application/src/domain/example.ts',
    code: 'export const now = () => Date.now();\n',
    rule: 'no-restricted-globals',
  },
  {
    path: 'services/application/src/views/example.ts',
    code: 'export const random = () => Math.random();\n',
    rule: 'no-restricted-properties',
  },
  {
    path: 'services/application/src/reactions.ts',
    code: 'export const home = () => process.env.HOME;\n',
    rule: 'no-restricted-globals',
  },
  {
    path: 'services/application/src/domain/example.ts',
    code: "export const late = () => import('./campaign.ts');\n",
    rule: 'no-restricted-syntax',
  },
  ...[
    'group/group.decide.ts',
    'group/group.rules.ts',
    'group/group.ts',
    'group/groups.view.ts',
    'copies/campaigns.view.ts',
    'reactions.ts',
    'group/a-kind-of-tomorrow.ts',
  ].flatMap((place) => {
    const path = `services/assessment/src/${place}`;
    return [
      {
        path,
        code: used("import { createHash as thing } from 'node:crypto';"),
        rule: 'no-restricted-imports',
      },
      { path, code: used("import { z as thing } from 'zod';"), rule: 'no-restricted-imports' },
      {
        path,
        code: used("import { serve as thing } from '@laurel/platform';"),
        rule: 'no-restricted-imports',
      },
      { path, code: used("import { thing } from './group.facts.ts';"), rule: 'no-restricted-imports' },
      { path, code: used("import { thing } from '../main.ts';"), rule: 'no-restricted-imports' },
      { path, code: 'export const now = () => Date.now();\n', rule: 'no-restricted-globals' },
      { path, code: 'export const random = () => Math.random();\n', rule: 'no-restricted-properties' },
      { path, code: "export const late = () => import('./group.ts');\n", rule: 'no-restricted-syntax' },
    ];
  }),
  {
    path: 'libs/rules/src/example.ts',
    code: 'export const now = () => new Date();\n',
    rule: 'no-restricted-globals',
  },
];

const rightful = [
  {
    path: 'services/application/src/domain/example.ts',
    code: used("import { refuse as thing } from '@laurel/contracts';"),
  },
  {
    path: 'services/application/src/domain/example.ts',
    code: used("import { addWorkingDays as thing } from '@laurel/rules';"),
  },
  {
    path: 'services/assessment/src/group/group.decide.ts',
    code: used("import { thing } from './group.rules.ts';"),
  },
  ...[
    'group/group.handler.ts',
    'group/group.facts.ts',
    'group/group.controller.ts',
    'assessment.module.ts',
    'group/group.spec.ts',
  ].map((place) => ({
    path: `services/assessment/src/${place}`,
    code: used("import { serve as thing } from '@laurel/platform';"),
  })),
  {
    path: 'services/all/src/example.ts',
    code: used("import { evaluationService as thing } from '@laurel/evaluation';"),
  },
];

describe('The boundaries between the parts', () => {
  let rejected: string[][];
  beforeAll(() => {
    // Without a project graph the boundary rule passes everything silently, so the graph is built first.
    execFileSync(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects'], {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false' },
    });
    const input = JSON.stringify(
      [...examples, ...rightful].map(({ path, code }) => ({ path: join(root, path), code })),
    );
    rejected = JSON.parse(
      execFileSync(process.execPath, [join(root, 'test/architecture/lint-examples.mjs')], {
        cwd: root,
        input,
        encoding: 'utf8',
        env: { ...process.env, NX_DAEMON: 'false' },
      }),
    ) as string[][];
  }, 120_000);

  it.each(
    examples.map(
      (example, index) => [example.path, example.code.trim().split('\n')[0]!, example.rule, index] as const,
    ),
  )('in %s reject: %s', (_path, _code, rule, index) => {
    expect(rejected[index]).toContain(rule);
  });
  it('accept what is allowed', () => {
    expect(rejected.slice(examples.length)).toEqual(rightful.map(() => []));
  });
});

interface Guard {
  readonly says: string;
  /** The paths, from the root, that it looks at. */
  readonly over: readonly string[];
  readonly accepts: (path: string) => boolean;
  readonly rejected: readonly string[];
  readonly accepted: readonly string[];
}

const exclude = (path: unknown) => /(^|\/)(node_modules|dist|\.nx|data)$/.test(String(path));
const files = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude }).filter((path) => statSync(join(root, path)).isFile());

const guards: readonly Guard[] = [
  {
    says: 'has no source outside a project',
    over: files('*/**/*.ts'),
    accepts: (path) => /^(libs|services)\/[a-z-]+\/|^(dashboard|infra|test)\//.test(path),
    rejected: ['tools/clean.ts', 'services/clean.ts', 'libs/index.ts'],
    accepted: [
      'services/audit/src/index.ts',
      'libs/sample-city/src/index.ts',
      'test/process/process.spec.ts',
    ],
  },
  {
    says: 'has no file and no folder named for nothing',
    over: files('{libs,services}/*/src/**/*', '{dashboard/src,infra,test}/**/*'),
    accepts: (path) => !/\/(utils?|common|misc|helpers?|base|managers?)(\/|\.\w+$)/.test(path),
    rejected: [
      'services/audit/src/utils/days.ts',
      'libs/core/src/helper.ts',
      'dashboard/src/common/List.tsx',
      'infra/misc.mjs',
    ],
    accepted: ['libs/core/src/instant.ts', 'services/audit/src/history/history.view.ts'],
  },
  {
    says: 'keeps the kinds of file in a service',
    over: files('services/!(all)/**/*').filter((path) => path.split('/').length > 2),
    accepts: isKindOfFile,
    rejected: [
      'services/assessment/src/god.ts',
      'services/assessment/src/group/god.ts',
      'services/assessment/src/group/group.service.ts',
      'services/assessment/src/group/deep/deep.ts',
      'services/assessment/src/copies/campaigns.ts',
      'services/assessment/src/evaluation.module.ts',
      'services/assessment/src/reactions/reactions.view.js',
      'services/assessment/group.decide.ts',
      'services/assessment/jest.config.mjs',
    ],
    accepted: [
      'services/assessment/README.md',
      'services/assessment/package.json',
      'services/assessment/src/assessment.module.ts',
      'services/assessment/src/main.ts',
      'services/assessment/src/index.ts',
      'services/assessment/src/reactions.ts',
      'services/assessment/src/copies/campaigns.view.ts',
      ...[
        'ts',
        'decide.ts',
        'rules.ts',
        'facts.ts',
        'handler.ts',
        'controller.ts',
        'spec.ts',
        'fixture.ts',
      ].map((kind) => `services/assessment/src/group/group.${kind}`),
    ],
  },
  {
    says: 'tags each project, which would escape the boundaries otherwise',
    over: files('{libs,services}/*/package.json', '{dashboard,infra,test}/package.json'),
    accepts: (path) => isTagged(readFileSync(join(root, path), 'utf8')),
    rejected: ['package.json'],
    accepted: ['libs/core/package.json'],
  },
];

function isTagged(manifest: string): boolean {
  const { nx } = JSON.parse(manifest) as { nx?: { tags?: string[] } };
  return nx?.tags?.some((tag) => tag.startsWith('type:')) ?? false;
}

describe.each(guards)('The tree $says', ({ over, accepts, rejected: wrong, accepted }) => {
  it('today', () => {
    expect(over.length).toBeGreaterThan(0);
    expect(over.filter((path) => !accepts(path))).toEqual([]);
  });
  it.each(wrong)('and rejects %s', (path) => expect(accepts(path)).toBe(false));
  it.each(accepted)('and accepts %s', (path) => expect(accepts(path)).toBe(true));
});

describe('The table of kinds', () => {
  it('has no line for what is gone', () => {
    const all = files('services/!(all)/**/*').filter((path) => path.split('/').length > 2);
    expect(kindsLeaving.filter((pattern) => !all.some((path) => isOfKind(path, pattern)))).toEqual([]);
  });
});

describe('The tree', () => {
  it('says where to begin', () => {
    for (const file of ['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'docs/decisions'])
      expect({ file, there: existsSync(join(root, file)) }).toEqual({ file, there: true });
  });
});
