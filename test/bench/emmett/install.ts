import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where Emmett is installed: here, apart from everything else, because nothing but this comparison needs it.
 */
export const emmettFolder = fileURLToPath(new URL('.', import.meta.url));

/** What is there when a store can be measured. */
const needed = {
  sqlite: join(emmettFolder, 'node_modules/sqlite3/build/Release/node_sqlite3.node'),
  mongodb: join(emmettFolder, 'node_modules/@event-driven-io/emmett-mongodb/package.json'),
};

let installing: Promise<string | undefined> | undefined;

/** Installs Emmett if the store is not there. `undefined` when it can be measured, else why not. */
export async function withoutEmmett(
  store: keyof typeof needed,
  mayInstall: boolean,
): Promise<string | undefined> {
  if (existsSync(needed[store])) return undefined;
  if (!mayInstall) return 'not installed here; `npm run bench` without --quick installs it';
  const failed = await (installing ??= install());
  return existsSync(needed[store]) ? undefined : (failed ?? 'it is not there after npm ci');
}

/**
 * Its sqlite3 is a native module: a prebuilt one is fetched, or it is built from source, which takes a
 * compiler and some minutes.
 */
async function install(): Promise<string | undefined> {
  process.stderr.write(
    'Installing Emmett (only here, only for this comparison); if its sqlite3 must be built, this takes some minutes …\n',
  );
  // Its own peer range names an emmett that was never published to npm.
  const installed = await npm([
    'ci',
    '--legacy-peer-deps',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (installed !== undefined) return `npm ci failed: ${installed}`;
  const built = await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error']);
  return built && `its sqlite3 could not be built: ${built}`;
}

/** `undefined` when it went well, else the end of what npm said. */
function npm(parameters: readonly string[]): Promise<string | undefined> {
  // What npm told us about this repository is not meant for that folder.
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
  );
  const ownNode = dirname(dirname(process.execPath));
  const headers = existsSync(join(ownNode, 'include/node/node_api.h')) ? { npm_config_nodedir: ownNode } : {};
  return new Promise((resolve) => {
    const child = spawn('npm', parameters, {
      cwd: emmettFolder,
      env: { ...clean, ...headers },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (said += String(text)));
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) =>
      resolve(code === 0 ? undefined : (said.trim().split('\n').at(-1) ?? `npm ended with ${code}`)),
    );
  });
}
