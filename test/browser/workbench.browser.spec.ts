import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { campaignId, nominate, openCampaign } from '../http/campaign.ts';
import { type Account, password } from '../http/people.ts';
import { TestCity } from '../http/city.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: everybody finds on the first page what is to be done, confirmed, was asked for and done, and goes on
// from there. How it works: a city whose forms have come in, Debian's Chromium, and axe.

const why = missing();
if (why !== undefined)
  process.stderr.write(`\n*** SKIPPED: nobody looks at the workbench, because ${why}. ***\n\n`);

const desk: Screen = { language: 'zh', width: 1280 };
const phone: Screen = { language: 'en', width: 390, scheme: 'dark' };

(why === undefined ? describe : describe.skip)('The workbench', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (account: Account, screen = desk) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    const first = city.launched.firstAccounts.find(({ accountId }) => accountId === account);
    await watched.signIn(first?.login ?? account, password);
    return watched;
  };
  const part = (watched: Watched, name: string) => watched.page.getByRole('region', { name, exact: true });

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    await openCampaign(city);
    await nominate(city);
    await city.settle();
  });
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });
  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  const accounts: readonly Account[] = [
    'op-city',
    'bo-b01-one',
    'bs-b01',
    'ex-one',
    'di-city',
    'system-administrator',
  ];
  it.each(accounts.flatMap((account) => [desk, phone].map((screen) => ({ account, ...screen }))))(
    'of $account is whole and accessible in $language at $width pixels',
    async ({ account, ...screen }) => {
      const watched = await open(account, screen);
      expect(await watched.heading()).toBe(screen.language === 'zh' ? '工作台' : 'Workbench');
      expect(await watched.faults()).toEqual([]);
    },
  );

  it('leads from a task to the act; done, it is a receipt and no task', async () => {
    const watched = await open('di-city');
    const { page } = watched;
    const task = part(watched, '待办').getByRole('link', { name: /^办理 出具廉政证明/ });
    const before = await task.count();
    expect(before).toBeGreaterThan(0);
    await task.first().click();
    await page.locator('[name=certificateNumber]').fill('廉2023-9');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('button', { name: '确认出具廉政证明' }).click();
    await page.getByRole('heading', { name: '凭据' }).waitFor();
    await city.settle();
    await page.getByRole('link', { name: '返回首页' }).click();
    await part(watched, '已办与凭据')
      .getByRole('link', { name: /已出具廉政证明/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 2, name: /已出具廉政证明/ }).waitFor();
    expect(await watched.faults()).toEqual([]);
    await watched.visit('/');
    expect(await task.count()).toBe(before - 1);
  });

  it('shows a proposal to who may confirm it, and to whoever made it what became of it', async () => {
    await city.act('co-one', `campaigns/${campaignId}/cancel-campaign`, { reason: '遇特殊情况' });
    await city.settle();
    const second = await open('co-two');
    await part(second, '待我确认')
      .getByRole('link', { name: /^查看并确认 取消活动/ })
      .click();
    await second.page.getByText('遇特殊情况').waitFor();
    await second.page.getByRole('textbox', { name: '不同意的理由' }).fill('不必取消');
    await second.page.getByRole('button', { name: '不同意' }).click();
    await second.page.getByRole('button', { name: '确认不同意' }).click();
    await second.page.getByRole('heading', { name: '凭据' }).waitFor();
    await city.settle();
    const first = await open('co-one');
    await part(first, '我发起的').getByText('不必取消').waitFor();
    await part(second, '待我确认').getByText('没有等您确认的事项。').waitFor({ state: 'detached' });
  });

  it('shows what was not read yet first, until it is read', async () => {
    const watched = await open('bs-b01');
    const unread = part(watched, '消息').getByRole('button', { name: /^标为已读/ });
    const before = await unread.count();
    expect(before).toBeGreaterThan(0);
    await unread.first().click();
    await unread.nth(before - 1).waitFor({ state: 'detached' });
  });
});
