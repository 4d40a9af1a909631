// `npm run fuzz [-- role …]`: schemathesis, which knows nothing of Laurel but the document it serves, asks a
// rehearsal as each role, with data that the document allows and data that it does not. Needs Python 3.10 or
// newer and, the first time, PyPI. FUZZ_EXAMPLES and FUZZ_SEED ask for more or for others.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { roleNames } from '@laurel/contracts';
import { acceptAll, assessAll, beginScoring, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { actors } from './actors.ts';
import { configuration } from './schemathesis.config.ts';

const version = '4.32.5';
const windows = process.platform === 'win32';
const seed = process.env['FUZZ_SEED'] ?? '2023';
const examples = process.env['FUZZ_EXAMPLES'] ?? '4';
/** They end the session, move the clock for all, or never end; fuzz.spec.ts asks them. */
const apart = ['signOut', 'advanceRehearsal', 'stream'];

interface Report {
  readonly complete: boolean;
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  readonly errors: readonly unknown[];
}

/** Runs a program to its end; says its exit code and everything it wrote. */
async function run(
  program: string,
  parameters: readonly string[],
  cwd?: string,
): Promise<{ code: number; output: string }> {
  const child = spawn(program, parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const { promise, resolve } = Promise.withResolvers<{ code: number; output: string }>();
  child.on('error', (error) => resolve({ code: 127, output: error.message }));
  child.on('close', (code) => resolve({ code: code ?? 1, output }));
  return await promise;
}

function cache(): string {
  const usual = windows
    ? process.env['LOCALAPPDATA']
    : process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches')
      : undefined;
  return join(
    process.env['XDG_CACHE_HOME'] ?? usual ?? join(homedir(), '.cache'),
    'laurel',
    `schemathesis-${version}`,
  );
}

/** The program, installed into the user's cache if it is not there. */
async function installed(): Promise<string> {
  const place = cache();
  const bin = (name: string) => join(place, windows ? 'Scripts' : 'bin', windows ? `${name}.exe` : name);
  if (existsSync(bin('schemathesis'))) return bin('schemathesis');
  process.stdout.write(`安装 installing schemathesis ${version} → ${place}\n`);
  mkdirSync(place, { recursive: true });
  for (const [program, ...parameters] of [
    [windows ? 'python' : 'python3', '-m', 'venv', place],
    [bin('pip'), 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`],
  ] as const) {
    const { code, output } = await run(program!, parameters);
    if (code !== 0)
      throw new Error(
        `${program} ${parameters.join(' ')}\n${output}\n需要 Python 3.10 或更新版本 / Python 3.10 or newer is needed`,
      );
  }
  return bin('schemathesis');
}

async function ask(
  program: string,
  city: TestCity,
  role: keyof typeof actors,
  folder: string,
): Promise<{ report: Report; output: string }> {
  const [config, report] = [join(folder, `${role}.toml`), join(folder, `${role}.json`)];
  writeFileSync(config, configuration(role, city.as[actors[role]].token!));
  const { output } = await run(
    program,
    [
      ...['--config-file', config, '--no-color', 'run', `${city.url}/api/openapi.json`],
      // One worker: in two threads, Python 3.11 now and then fails at reading its own source.
      ...['--phases', 'coverage,fuzzing', '--max-examples', examples, '--seed', seed, '--workers', '1'],
      ...apart.flatMap((operation) => ['--exclude-operation-id', operation]),
      ...['--report', 'json', '--report-json-path', report],
    ],
    folder,
  );
  if (!existsSync(report)) throw new Error(output);
  return { report: JSON.parse(readFileSync(report, 'utf8')) as Report, output };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((role) => !(roleNames as readonly string[]).includes(role));
if (unknown.length > 0) throw new Error(`没有角色 no such role: ${unknown.join(', ')}`);
const program = await installed();
const folder = mkdtempSync(join(tmpdir(), 'laurel-fuzz-'));
const city = await TestCity.open();
let failures = 0;
try {
  for (const step of [openCampaign, nominate, acceptAll, assessAll, beginScoring]) await step(city);
  for (const role of roleNames.filter((name) => asked.length === 0 || asked.includes(name))) {
    const started = performance.now();
    const { report, output } = await ask(program, city, role, folder);
    const found = report.failures.length + report.errors.length + (report.complete ? 0 : 1);
    failures += found;
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(
      `${role.padEnd(24)} ${String(report.test_cases.generated).padStart(7)} 请求 requests ${String(seconds).padStart(5)} s   ${found}\n`,
    );
    if (found > 0) process.stdout.write(`${output}\n`);
  }
} finally {
  await city.close();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(failures === 0 ? '没有发现 nothing found\n' : `发现 found: ${failures}\n`);
process.exitCode = failures === 0 ? 0 : 1;
