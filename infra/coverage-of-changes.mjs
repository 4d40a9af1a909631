// Tells which lines of the production files changed since a base are covered by the unit tests of their
// projects. It tells, and fails nothing. The base is LAUREL_BASE, else where this branch left origin/main or
// main, else the commit before.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const limitMs = 300_000;

const say = (text) => process.stdout.write(`${text}\n`);
const git = (...parameters) => {
  try {
    return execFileSync('git', parameters, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
};

function baseCommit() {
  if (process.env.LAUREL_BASE) return git('merge-base', 'HEAD', process.env.LAUREL_BASE);
  const head = git('rev-parse', 'HEAD');
  const left = ['origin/main', 'main']
    .map((branch) => git('merge-base', 'HEAD', branch))
    .find((commit) => commit && commit !== head);
  return left ?? git('rev-parse', '--verify', 'HEAD~1');
}

const isProduction = (path) => /^(libs|services)\/[^/]+\/src\/.*\.ts$|^dashboard\/src\/.*\.tsx?$/.test(path);
const isTest = (path) => /\.(spec|fixture|child|contract)\.ts$/.test(path);

const base = baseCommit();
if (!base) {
  say('覆盖率：没有可比较的提交，请设置 LAUREL_BASE。Coverage: no commit to compare with; set LAUREL_BASE.');
  process.exit(0);
}
const changed = git('diff', '--name-only', '--diff-filter=d', base).split('\n');
const files = changed.filter((path) => isProduction(path) && !isTest(path) && existsSync(join(root, path)));
if (files.length === 0) {
  say(
    `覆盖率：自 ${base.slice(0, 8)} 以来没有改动代码。Coverage: no production file changed since ${base.slice(0, 8)}.`,
  );
  process.exit(0);
}
const projects = [...new Set(files.map((path) => /^(dashboard|[^/]+\/[^/]+)/.exec(path)[0]))];
say(
  `覆盖率：自 ${base.slice(0, 8)} 以来改动的 ${files.length} 个文件。Coverage of the ${files.length} files changed since ${base.slice(0, 8)}:`,
);
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    '--config',
    join(root, 'jest.coverage.config.mjs'),
    ...projects.flatMap((project) => ['--roots', join(root, project)]),
    ...['--silent', '--passWithNoTests', '--coverage', '--coverageReporters', 'text'],
    ...files.flatMap((path) => ['--collectCoverageFrom', path]),
    '--findRelatedTests',
    ...files.map((path) => join(root, path)),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'ignore'] },
);
const timer = setTimeout(() => {
  say('覆盖率：超时，结果不全。Coverage: it took too long, the result is not whole.');
  jest.kill('SIGKILL');
}, limitMs);
jest.on('exit', () => clearTimeout(timer));
