import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's Chromium: without windows if that is there, which takes a fifth less; or what CHROMIUM names. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executable = process.env['CHROMIUM'] ?? installed.find((path) => existsSync(path)) ?? installed[1]!;
const built = fileURLToPath(new URL('../../dashboard/dist/index.html', import.meta.url));

/** Why the browser tests cannot run here; undefined when they can. */
export function missing(): string | undefined {
  if (!existsSync(executable)) return `no browser at ${executable} (set CHROMIUM)`;
  if (!existsSync(built)) return 'the dashboard is not built (nx run @laurel/dashboard:build)';
  return undefined;
}

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];

/** A browser that speaks to nobody by itself. */
export async function openBrowser(): Promise<Browser> {
  // Without a locale of Unicode it names downloads by nothing but ASCII.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>;
  return await chromium.launch({
    executablePath: executable,
    env,
    args: ['--no-sandbox', '--disable-sync', ...quiet],
  });
}

export interface Screen {
  readonly language: 'zh' | 'en';
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
}

/**
 * A page of its own with what it must not do noted: requests that leave the origin, and scripts that fail.
 */
export class Watched {
  readonly complaints: string[] = [];
  page!: Page;

  private constructor(
    readonly url: string,
    readonly context: BrowserContext,
  ) {}

  static async open(
    browser: Browser,
    url: string,
    { language, width, scheme = 'light' }: Screen,
  ): Promise<Watched> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    await context.addInitScript(`window.localStorage.setItem('laurel.language', '${language}')`);
    const watched = new Watched(url, context);
    await watched.openTab();
    return watched;
  }

  /** Opens a tab of the same browser; the one before is closed. */
  async openTab(): Promise<void> {
    const before = this.page as Page | undefined;
    this.page = await this.context.newPage();
    await before?.close();
    this.page.on('request', (request) => {
      const asked = request.url();
      if (!asked.startsWith(`${this.url}/`) && !asked.startsWith('data:') && !asked.startsWith('blob:'))
        this.complaints.push(`left the origin: ${asked}`);
    });
    this.page.on('pageerror', (error) => this.complaints.push(`failed: ${error.message}`));
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
  }

  /** Opens a screen by its address behind the `#` and waits until its heading and nothing unread is there. */
  async visit(address: string, search = ''): Promise<void> {
    await this.page.goto(`${this.url}/${search}#${address}`);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    const reading = this.page.locator('main [role=status] .MuiCircularProgress-root').first();
    while ((await reading.count()) > 0) await reading.waitFor({ state: 'detached' });
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.page.goto(`${this.url}/`);
    await this.page.fill('#login', login);
    await this.page.fill('#password', password);
    await this.page.click('button[type=submit]');
    await this.page.locator('main#main h1').waitFor();
    await this.settled();
  }

  /**
   * What WCAG 2.2 AA, good practice and a narrow screen find wrong with what is shown; nothing, it is hoped.
   */
  async faults(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page as never })
      // Without a second page for each look: there are no frames to look into.
      .setLegacyMode(true)
      .options({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      })
      .analyze();
    const overflow = await this.page.evaluate<number>(
      'document.documentElement.scrollWidth - window.innerWidth',
    );
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      ),
      ...(overflow > 0 ? [`scrolls sideways by ${overflow} pixels`] : []),
      ...this.complaints,
    ];
  }

  async heading(): Promise<string> {
    return (await this.page.locator('main h1').first().textContent()) ?? '';
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
