// The pictures of the README: plays the sample city (or goes on with it, if data/picture is there), signs in as an operator with an account that
// the demo prints, and photographs the overview in both languages. Needs Chromium: /usr/bin/chromium, or the one that CHROMIUM names.
import { spawn } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pictures = join(root, 'docs/pictures');
const size = { width: 1280, height: 900 };
const bytesMost = 300_000;
const languages = { en: 'overview.png', zh: 'overview.zh-CN.png' };

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const demo = spawn(
  process.execPath,
  [join(root, 'infra/run.mjs'), 'demo', '--json', '--port', port, '--data', join(root, 'data/picture')],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const over = new Promise((resolve) => demo.once('exit', resolve));
try {
  const operator = (await summaryOf(demo)).accounts.find(({ role }) => role === 'operator');
  mkdirSync(pictures, { recursive: true });
  await photograph(operator);
} finally {
  demo.kill('SIGTERM');
  await over;
}

/** The summary that the demo prints once everything is played; it stays up behind it. */
async function summaryOf({ stdout }) {
  let text = '';
  for await (const part of stdout.iterator({ destroyOnReturn: false })) {
    text += part;
    if (text.includes('\n')) return JSON.parse(text);
  }
  throw new Error('The demo ended without a summary; see above.');
}

async function photograph({ login, password }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const [language, file] of Object.entries(languages)) {
      const context = await browser.newContext({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' });
      await context.addInitScript(`window.localStorage.setItem('laurel.language', '${language}')`);
      const page = await context.newPage();
      await page.goto(`${url}/`);
      await page.fill('#login', login);
      await page.fill('#password', password);
      await page.click('button[type=submit]');
      await page.locator('main#main h1').waitFor();
      // The live stream stays open, so the network is never idle: wait until nothing is being read any more.
      const reading = page.locator('main [role=status] .MuiCircularProgress-root').first();
      while ((await reading.count()) > 0) await reading.waitFor({ state: 'detached' });
      await page.evaluate('document.fonts.ready');
      const path = join(pictures, file);
      await page.screenshot({ path, animations: 'disabled' });
      const bytes = statSync(path).size;
      if (bytes > bytesMost) throw new Error(`${file} has ${bytes} bytes, at most ${bytesMost} are wanted in the repository.`);
      process.stderr.write(`${path}: ${bytes} bytes\n`);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: free } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(free);
}
