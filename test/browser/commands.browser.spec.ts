import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { campaignId, openCampaign } from '../http/campaign.ts';
import { type Account, password } from '../http/people.ts';
import { TestCity } from '../http/city.ts';
import { done } from '../http/client.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: a command is given on a screen, from its form to its receipt, and the second of two persons answers a
// proposal without typing it again. How it works: a city with an open campaign, Debian's Chromium, and axe.

const why = missing();
if (why !== undefined)
  process.stderr.write(`\n*** SKIPPED: no command is given on a screen, because ${why}. ***\n\n`);

const desk: Screen = { language: 'zh', width: 1280 };

(why === undefined ? describe : describe.skip)('A command on a screen', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (account: Account, screen = desk) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    await watched.signIn(account, password);
    return watched;
  };
  const waiting = async () => {
    await city.settle();
    const row = done('campaign', await city.as['co-two'].get(`campaigns/${campaignId}`)).body;
    return row.waiting as { proposalId: string }[];
  };

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    await openCampaign(city);
  });
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });
  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  it.each<Screen>([desk, { language: 'en', width: 390, scheme: 'dark' }])(
    'is whole and accessible in $language at $width pixels',
    async (screen) => {
      const watched = await open('op-city', screen);
      await watched.visit('/act/RenameBranch/city');
      await watched.page.locator('[name=reason]').waitFor();
      expect(await watched.faults()).toEqual([]);
    },
  );

  it('is filled in, refused at the input, read back, sent and receipted', async () => {
    const watched = await open('op-city');
    const { page } = watched;
    await watched.visit('/act/RenameBranch/city');
    await page.getByRole('combobox', { name: '党支部' }).fill('b01.001');
    await page.locator('li[role=option]').first().click();
    await page.locator('[name=name]').fill('新名党支部');
    await page.locator('[name=unitName]').fill('新名派出所');
    await page.getByRole('button', { name: '核对' }).click();
    await page.locator('[name=reason][aria-invalid=true]').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('reason');
    expect(await watched.faults()).toEqual([]);
    await page.locator('[name=name]').focus();
    await page.getByRole('alert').getByRole('button', { name: '理由' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('reason');
    await page.locator('[name=reason]').fill('机构更名');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('heading', { name: '请核对' }).waitFor();
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: '确认变更支部名称' }).click();
    await page.getByRole('heading', { name: '凭据' }).waitFor();
    expect(await watched.faults()).toEqual([]);
    await city.settle();
    const unit = done('unit', await city.as['op-city'].get('units/b01.001')).body;
    expect(unit).toMatchObject({ name: '新名党支部', unitName: '新名派出所' });
  });

  it('of which no answer came is sent again, and is done once', async () => {
    const watched = await open('op-city');
    const { page } = watched;
    const keys: (string | undefined)[] = [];
    // The server does it, and its first answer gets lost on the way.
    await page.route('**/rename-branch', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return await route.continue();
      await route.fetch();
      await route.abort();
    });
    await watched.visit('/act/RenameBranch/city');
    await page.getByRole('combobox', { name: '党支部' }).fill('b01.002');
    await page.locator('li[role=option]').first().click();
    await page.locator('[name=name]').fill('河东党支部');
    await page.locator('[name=unitName]').fill('河东派出所');
    await page.locator('[name=reason]').fill('机构更名');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('button', { name: '确认变更支部名称' }).click();
    await page.getByText('没有收到结果').waitFor();
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: '再次提交' }).click();
    await page.getByRole('heading', { name: '凭据' }).waitFor();
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it('of two persons is proposed by one, and confirmed or declined by the other as it stands', async () => {
    const first = await open('co-one');
    await first.visit(`/act/CancelCampaign/${campaignId}`);
    await first.page.locator('[name=reason]').fill('遇特殊情况');
    await first.page.getByRole('button', { name: '核对' }).click();
    await first.page.getByRole('button', { name: '确认取消活动' }).click();
    await first.page.getByText('须另一人在').waitFor();
    const [proposal] = await waiting();

    const second = await open('co-two');
    await second.visit(`/act/CancelCampaign/${campaignId}?proposal=${proposal!.proposalId}`);
    await second.page.getByText('遇特殊情况').waitFor();
    expect(await second.faults()).toEqual([]);
    await second.page.getByRole('textbox', { name: '不同意的理由' }).fill('不必取消');
    await second.page.getByRole('button', { name: '不同意' }).click();
    await second.page.getByRole('button', { name: '确认不同意' }).click();
    await second.page.getByRole('heading', { name: '凭据' }).waitFor();
    expect(await waiting()).toEqual([]);
  });
});
