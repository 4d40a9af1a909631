// The pictures of the README: plays the sample city (or goes on with it, if data/picture is there), signs in
// as an operator with an account that the demo prints, and photographs the overview in both languages. `npm
// run picture`.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@laurel/infra/engines';
import { missing, openBrowser, Watched } from './browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pictures = join(root, 'docs/pictures');
const bytesMost = 300_000;
const files = { en: 'overview.png', zh: 'overview.zh-CN.png' } as const;

interface Account {
  readonly login: string;
  readonly password: string;
  readonly role: string;
}

const why = missing();
if (why !== undefined) throw new Error(`No picture can be taken, because there is ${why}.`);
const port = await freePort();
const demo = spawn(
  process.execPath,
  ['infra/run.mjs', 'demo', '--json', '--port', `${port}`, '--data', join(root, 'data/picture')],
  {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
try {
  const operator = (await accountsOf(demo)).find(({ role }) => role === 'operator')!;
  mkdirSync(pictures, { recursive: true });
  await photograph(`http://127.0.0.1:${port}`, operator);
} finally {
  if (demo.exitCode === null) {
    demo.kill('SIGTERM');
    await once(demo, 'exit');
  }
}

/** The accounts in the summary that the demo prints once everything is played; it stays up behind it. */
async function accountsOf({ stdout }: ChildProcess): Promise<readonly Account[]> {
  let text = '';
  for await (const part of stdout!.iterator({ destroyOnReturn: false })) {
    text += String(part);
    if (text.includes('\n')) return (JSON.parse(text) as { accounts: readonly Account[] }).accounts;
  }
  throw new Error('The demo ended without a summary; see above.');
}

async function photograph(url: string, { login, password }: Account): Promise<void> {
  const browser = await openBrowser();
  try {
    for (const language of ['en', 'zh'] as const) {
      const watched = await Watched.open(browser, url, { language, width: 1280 });
      await watched.signIn(login, password);
      await watched.visit('/progress');
      const path = join(pictures, files[language]);
      await watched.page.screenshot({ path, animations: 'disabled' });
      const bytes = statSync(path).size;
      if (bytes > bytesMost)
        throw new Error(`${path} has ${bytes} bytes, at most ${bytesMost} are wanted in the repository.`);
      process.stderr.write(`${path}: ${bytes} bytes\n`);
      await watched.close();
    }
  } finally {
    await browser.close();
  }
}
