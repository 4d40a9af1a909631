import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { campaignId, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { type Account, password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: whoever may do something finds it by its words and comes to its form without knowing an address. How
// it works: a city with an open campaign, Debian's Chromium, and axe.

const why = missing();
if (why !== undefined) process.stderr.write(`\n*** SKIPPED: nothing is found, because ${why}. ***\n\n`);

const desk: Screen = { language: 'zh', width: 1280 };
const shots = process.env['LAUREL_SHOTS'];

(why === undefined ? describe : describe.skip)('All that one may do', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (account: Account, screen = desk) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    await watched.signIn(account, password);
    return watched;
  };
  const shot = async ({ page }: Watched, name: string) => {
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
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
      const watched = await open('bs-b01', screen);
      await watched.visit('/act');
      expect(await watched.faults()).toEqual([]);
      await shot(watched, `acts-${screen.language}`);
      await watched.visit('/act/HoldMembersMeeting');
      await watched.page.locator('[id=unit]').waitFor();
      expect(await watched.faults()).toEqual([]);
      await shot(watched, `target-${screen.language}`);
    },
  );

  it('is reached by Ctrl+K, found by its words, and leads to the form where there is one target', async () => {
    const watched = await open('op-city');
    const { page } = watched;
    await page.keyboard.press('Control+k');
    await page.getByRole('heading', { name: '办理事项' }).waitFor();
    await page.keyboard.insertText('变更支部名称');
    await page.getByRole('link', { name: '起草推荐名单' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '变更支部名称' }).click();
    await page.locator('[id=reason]').waitFor();
    expect(page.url()).toContain('/act/RenameBranch/city');
  });

  it('has for each role what it may give, and for nobody else', async () => {
    const watched = await open('bs-b01');
    await watched.visit('/act');
    const offered = await watched.page.locator('main').innerText();
    expect(offered).toContain('登记党员大会');
    expect(offered).not.toContain('变更支部名称');
  });

  it('is done to a target that is chosen by name, among one’s own', async () => {
    const watched = await open('bs-b01');
    const { page } = watched;
    await watched.visit('/act/HoldMembersMeeting');
    await page.locator('[id=unit]').click();
    expect(await page.getByRole('option').allTextContents()).toEqual([expect.stringContaining('b01.001')]);
    await page.getByRole('option').click();
    await page.getByRole('button', { name: '继续' }).click();
    await page.locator('[id=heldOn]').waitFor();
    expect(page.url()).toContain(`/act/HoldMembersMeeting/${campaignId}.b01.001`);
  });

  it('tells a secret once, on the receipt', async () => {
    const { login } = city.launched.firstAccounts.find(
      ({ accountId }) => accountId === 'security-administrator',
    )!;
    const watched = await open(login as Account);
    const { page } = watched;
    await watched.visit('/act/MakeSealedCode');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByText('只显示这一次').waitFor();
    expect(await page.locator('main code').textContent()).toMatch(/\S{8}/);
    expect(await watched.faults()).toEqual([]);
  });

  it('is begun anew under a name that is given', async () => {
    const watched = await open('op-city');
    const { page } = watched;
    await watched.visit('/act/FormGroup');
    await page.locator('[id=name]').fill('g7');
    await page.getByRole('option', { name: 'g7' }).click();
    await page.getByRole('button', { name: '继续' }).click();
    await page.locator('[id=lead]').waitFor();
    expect(page.url()).toContain(`/act/FormGroup/${campaignId}.g7`);
  });
});
