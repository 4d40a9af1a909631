// Each project says in its package.json what it uses: Nx orders tasks by it, and images install by it.
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const within = (folder: string, pattern: string) =>
  globSync(pattern, {
    cwd: join(root, folder),
    exclude: (path) => /(^|\/)(node_modules|dist)$/.test(String(path)),
  });

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
const manifests = globSync(['{libs,services}/*/package.json', '{dashboard,infra,test}/package.json'], {
  cwd: root,
})
  .map((path) => dirname(path))
  .map((folder) => ({ folder, manifest: manifestOf(folder) }));

const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/**
 * The packages that a source imports in any way, and those of them that are still imported once the types are
 * gone.
 */
function importsOf(source: string): { all: string[]; atRunTime: string[] } {
  const all = new Set<string>();
  const atRunTime = new Set<string>();
  const add = (specifier: ts.Node | undefined, type: boolean) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier) || /^(\.|node:)/.test(specifier.text))
      return;
    all.add(packageOf(specifier.text));
    if (!type) atRunTime.add(packageOf(specifier.text));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('example.ts', source, ts.ScriptTarget.Latest));
  return { all: [...all], atRunTime: [...atRunTime] };
}
const sourcesOf = (folder: string) =>
  within(folder, '**/*.{ts,tsx,mjs}').map((path) => readFileSync(join(root, folder, path), 'utf8'));
const isOurs = (name: string) => name.startsWith('@laurel/');
const testing = ['@jest/globals', '@nestjs/testing', 'fast-check'];

describe('What a project declares', () => {
  it.each(manifests)('in $folder is every project that it imports, and no other', ({ folder, manifest }) => {
    const imported = sourcesOf(folder).flatMap((source) => importsOf(source).all);
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(declared.filter(isOurs).sort()).toEqual([...new Set(imported.filter(isOurs))].sort());
  });
  it.each(manifests.filter(({ folder }) => /^(libs|services)\//.test(folder)))(
    'in $folder is there at run time, where the packages of development are missing',
    ({ folder, manifest }) => {
      const files = within(folder, 'src/**/*.ts').filter((path) => !/\.(spec|fixture)\.ts$/.test(path));
      const used = files.flatMap(
        (path) => importsOf(readFileSync(join(root, folder, path), 'utf8')).atRunTime,
      );
      const late = [...new Set(used)].filter(
        (name) => !testing.includes(name) && !(name in (manifest.dependencies ?? {})),
      );
      expect(late).toEqual([]);
    },
  );
  it('names one version of each package', () => {
    const versions = new Map<string, Set<string>>();
    for (const { dependencies, devDependencies } of [
      manifestOf('.'),
      ...manifests.map(({ manifest }) => manifest),
    ])
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
        versions.set(name, (versions.get(name) ?? new Set()).add(version));
    expect(
      [...versions].filter(
        ([name, each]) => each.size > 1 || !(isOurs(name) ? /^\*$/ : /^\d/).test([...each][0]!),
      ),
    ).toEqual([]);
  });
  it('is what Nx believes', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'laurel-graph-')), 'graph.json');
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/nx/dist/bin/nx.js'), 'graph', `--file=${file}`],
      {
        cwd: root,
        env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
      },
    );
    type Graph = { graph: { dependencies: Record<string, { target: string }[]> } };
    const { dependencies } = (JSON.parse(readFileSync(file, 'utf8')) as Graph).graph;
    for (const { manifest } of manifests) {
      const edges = new Set(dependencies[manifest.name]!.map(({ target }) => target).filter(isOurs));
      const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(isOurs);
      expect({ project: manifest.name, edges: [...edges].sort() }).toEqual({
        project: manifest.name,
        edges: declared.sort(),
      });
    }
  }, 60_000);
  it('tells types from what is loaded', () => {
    const source = `import type { A } from 'a';\nimport { type B } from '@b/b/deep';\nexport type { C } from 'c';\nexport * from 'd';
import { e } from './e.ts';\nimport 'node:fs';\nconst f = await import('f');\nlet g: import('g').G;`;
    expect(importsOf(source)).toEqual({
      all: ['a', '@b/b', 'c', 'd', 'f', 'g'],
      atRunTime: ['@b/b', 'd', 'f'],
    });
  });
});
