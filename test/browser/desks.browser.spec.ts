import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { campaignId, entries, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { done } from '../http/client.ts';
import { password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: many rows are dealt with at once on a desk, each with an outcome of its own; a desk offers what the
// role may do and the row's state lets be done. How it works: a city in which forms wait, and Chromium.

const why = missing();
if (why !== undefined) process.stderr.write(`\n*** SKIPPED: no desk is tried, because ${why}. ***\n\n`);

const desk: Screen = { language: 'zh', width: 1280 };
const shots = process.env['LAUREL_SHOTS'];

(why === undefined ? describe : describe.skip)('A desk', () => {
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

  it('certifies chosen entries with numbers of a series', async () => {
    const watched = await open('di-city', desk, '/desks/integrity');
    const { page } = watched;
    // One entry is left out, so that its form cannot be accepted.
    await page.getByRole('checkbox', { name: '全选本页' }).check();
    await page.getByRole('checkbox', { name: /^选择t01\.001/ }).uncheck();
    await page.getByRole('button', { name: /^批量出具廉政证明/ }).click();
    await page.locator('[name=certificateNumber]').fill('澜廉〔2023〕009号');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByText('可办理 4 项，不能办理 0 项。').waitFor();
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: '确认出具廉政证明（4 项）' }).click();
    await page.getByText('已办理 4 项，未办理 0 项。').waitFor();
    await shot(watched, 'batch-certified-zh-1280');
    await city.settle();
    const certified = await Promise.all(
      entries.map(async (branchId) => {
        const row = done(
          'standing',
          await city.as['di-city'].get(`standings/${campaignId}.${branchId}`),
        ).body;
        return row.certificateNumber as string | undefined;
      }),
    );
    // The second number is that of b01.002, which is listed and has no form.
    expect(certified).toEqual(['澜廉〔2023〕009号', '澜廉〔2023〕011号', '澜廉〔2023〕012号', undefined]);
  });

  it('accepts the forms that can be accepted, and says of each other one why not', async () => {
    const watched = await open('op-city', desk, '/desks/forms');
    const { page } = watched;
    await page.getByRole('checkbox', { name: '全选本页' }).check();
    await shot(watched, 'forms-desk-zh-1280');
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: '批量受理申报表（4）' }).click();
    await page.getByText('可办理 3 项，不能办理 1 项。').waitFor();
    await page.getByRole('button', { name: '确认受理申报表（3 项）' }).click();
    await page.getByText('已办理 3 项，未办理 1 项。').waitFor();
    const refused = page.getByRole('row', { name: /t01\.001/ });
    expect(await refused.textContent()).toContain('廉政证明');
    await shot(watched, 'batch-accepted-zh-1280');
    await city.settle();
    await page.getByRole('button', { name: '完成' }).click();
    const acceptable = page.getByRole('link', { name: '受理申报表' });
    await acceptable.nth(1).waitFor({ state: 'detached' });
    expect(await acceptable.count()).toBe(1);
    await page.getByRole('combobox', { name: '申报状态' }).selectOption('accepted');
    await page.getByText('共 3 条').waitFor();
  });
});
