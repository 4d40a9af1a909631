import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Account, password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';
import { Line } from './line.ts';

// Goal: the dashboard opens and works where there is no network, and a new version takes nobody by surprise.
// How it works: a city, Debian's Chromium, and a line between them that is cut and loses files.

const why = missing();
if (why !== undefined) process.stderr.write(`\n*** SKIPPED: nobody works offline, because ${why}. ***\n\n`);

const desk: Screen = { language: 'zh', width: 1280 };
const phone: Screen = { language: 'en', width: 390, scheme: 'dark' };

/** Waits until the device keeps the dashboard's files. */
const kept = async (page: Page) => {
  await page.evaluate(`new Promise((kept) => {
    const look = () => navigator.serviceWorker.controller && kept();
    navigator.serviceWorker.addEventListener('controllerchange', look);
    look();
  })`);
};

(why === undefined ? describe : describe.skip)('The dashboard on a device', () => {
  let city: TestCity;
  let browser: Browser;
  let line: Line;
  const opened: Watched[] = [];
  const open = async (account: Account, screen: Screen) => {
    const watched = await Watched.open(browser, line.url, screen);
    opened.push(watched);
    await watched.signIn(account, password);
    await kept(watched.page);
    return watched;
  };

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    line = await Line.to(city.url);
    await openCampaign(city);
  });
  afterEach(async () => {
    line.loses = undefined;
    for (const watched of opened.splice(0)) await watched.close();
  });
  afterAll(async () => {
    await browser?.close();
    await line?.close();
    await city?.close();
  });

  it('can be installed, and keeps nothing that the API answers', async () => {
    const { page } = await open('op-city', desk);
    const manifest = await page.evaluate<{ name: string; icons: { src: string }[] }>(
      `fetch(document.querySelector('link[rel=manifest]').href).then((answer) => answer.json())`,
    );
    expect(manifest.name).toBe('月桂 Laurel');
    const icons = manifest.icons.map(({ src }) => src);
    const found = `Promise.all(${JSON.stringify(icons)}.map(async (src) => (await fetch(src)).headers.get('content-type')))`;
    expect(new Set(await page.evaluate<string[]>(found))).toEqual(new Set(['image/png']));
    const paths = await page.evaluate<string[]>(`caches.keys().then(async (names) => {
      const found = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()));
      return found.flat().map(({ url }) => new URL(url).pathname);
    })`);
    expect(paths).toContain('/index.html');
    expect(paths.filter((path) => path.startsWith('/api'))).toEqual([]);
  });

  it('opens without network', async () => {
    const { context, page } = await open('op-city', desk);
    await context.setOffline(true);
    await page.reload();
    await page.locator('#login').waitFor();
  });

  it('offers a new version, and takes it when somebody presses for it', async () => {
    const watched = await open('op-city', desk);
    const { page } = watched;
    line.version += 1;
    await page.evaluate('navigator.serviceWorker.ready.then((registration) => registration.update())');
    await page.getByText('系统有新版本').waitFor();
    expect(await watched.faults()).toEqual([]);
    const opening = page.waitForEvent('load');
    await page.getByRole('button', { name: '立即更新' }).click();
    await opening;
    await watched.settled();
    expect(await page.getByText('系统有新版本').count()).toBe(0);
  });

  describe.each([
    ['in Chinese', desk, '页面没有取到'],
    ['in English on a phone', phone, 'The page could not be fetched'],
  ] as const)('whose part is lost, %s', (_name, screen, heading) => {
    it('opens anew once, then says so in its frame', async () => {
      const watched = await Watched.open(browser, line.url, screen);
      opened.push(watched);
      const { context, page } = watched;
      // As on a device that keeps nothing.
      await context.addInitScript('delete Navigator.prototype.serviceWorker');
      await watched.signIn('op-city', password);
      line.loses = /CandidateList/;
      let loads = 0;
      page.on('load', () => (loads += 1));
      await page.evaluate(`window.location.hash = '/candidates'`);
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(loads).toBe(1);
      await page.locator('header').waitFor();
      watched.complaints.splice(0);
      expect(await watched.faults()).toEqual([]);

      await page.evaluate(`window.location.hash = '/named'`);
      await page.getByRole('heading', { name: heading }).waitFor({ state: 'detached' });
      line.loses = undefined;
      await watched.visit('/candidates');
      await page.reload();
      await page.getByRole('heading', { name: heading }).waitFor({ state: 'detached' });
      await watched.settled();
    });
  });
});
