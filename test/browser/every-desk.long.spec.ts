import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: every desk is whole and accessible for whoever has it in the menu, on a desk and on a phone, in both
// languages. How it works: a city in which forms wait, Chromium, and axe.

const why = missing();
if (why !== undefined) process.stderr.write(`\n*** SKIPPED: no desk is looked at, because ${why}. ***\n\n`);

const desk: Screen = { language: 'zh', width: 1280 };
const phone: Screen = { language: 'en', width: 390, scheme: 'dark' };
const shots = process.env['LAUREL_SHOTS'];

(why === undefined ? describe : describe.skip)('Every desk', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (login: string, screen: Screen, address: string) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    await watched.signIn(login, password);
    await watched.visit(address);
    return watched;
  };
  const shot = async ({ page }: Watched, name: string) => {
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    await openCampaign(city);
    await nominate(city);
    await city.until('2023-05-04T02:00:00.000Z');
    await city.settle();
  });
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });
  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  it.each<[string, string]>([
    ['op-city', '/desks/lists'],
    ['op-city', '/desks/assessments'],
    ['op-city', '/desks/campaigns'],
    ['bo-b01-one', '/desks/branches'],
    ['as-one', '/desks/visits'],
    ['bs-b01', '/desks/answers'],
    ['ex-one', '/desks/ballots'],
    ['op-city', '/desks/panel'],
    ['op-city', '/desks/session'],
    ['op-city', '/desks/ranking'],
    ['di-city', '/desks/notices'],
    ['co-one', '/desks/naming'],
    ['co-one', '/desks/places'],
    ['co-one', '/desks/objections'],
    ['co-one', '/desks/titles'],
    ['sysadmin', '/desks/accounts'],
    ['secadmin', '/desks/role-requests'],
  ])('is whole and accessible for %s at %s', async (login, address) => {
    for (const screen of [desk, phone]) {
      const watched = await open(login, screen, address);
      await shot(watched, `${address.slice(7)}-${screen.language}-${screen.width}`);
      expect(await watched.faults()).toEqual([]);
    }
  });
});
