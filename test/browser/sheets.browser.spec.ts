import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  acceptAll,
  assessAll,
  campaignId,
  convene,
  nominate,
  openCampaign,
  startScoring,
} from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { done } from '../http/client.ts';
import { type Account, password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: the inputs made by hand work by mouse and by keyboard, and say what is missing before anything is
// sent. How it works: one city that goes on from the lists to the scoring, Debian's Chromium, and axe.

const why = missing();
if (why !== undefined) process.stderr.write(`\n*** SKIPPED: no sheet is filled in, because ${why}. ***\n\n`);

const desk: Screen = { language: 'zh', width: 1280 };
const phone: Screen = { language: 'en', width: 390, scheme: 'dark' };
const list = `${campaignId}.b01`;
const ballot = `${campaignId}.onSite.b01.001.ex-two`;
const shots = process.env['LAUREL_SHOTS'];

(why === undefined ? describe : describe.skip)('A sheet made by hand', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (account: Account, screen: Screen, address: string) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    await watched.signIn(account, password);
    await watched.visit(address);
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

  describe('for the ranked list of a bureau', () => {
    it('takes branches, moves them by button and by number, asks for each reason, and drafts the list', async () => {
      const watched = await open('bo-b01-one', desk, `/act/DraftRecommendation/${list}`);
      const { page } = watched;
      const add = page.getByRole('button', { name: /加入名单$/ });
      for (let count = 0; count < 3; count++) await add.first().click();
      await page.getByRole('heading', { name: '推荐名单（3 / 5）' }).waitFor();
      const reasons = page.getByRole('textbox', { name: /的推荐理由/ });
      await reasons.nth(0).fill('理由一');
      await reasons.nth(1).fill('理由二');
      await page.getByRole('button', { name: '核对' }).click();
      await page.locator('[name="candidates.2.reason"][aria-invalid=true]').waitFor();
      await reasons.nth(2).fill('理由三');
      await page.getByRole('button', { name: /上移$/ }).nth(2).click();
      await page
        .getByRole('textbox', { name: /的名次/ })
        .nth(0)
        .fill('3');
      await page.keyboard.press('Enter');
      await shot(watched, 'ranked-list-zh-1280');
      expect(await watched.faults()).toEqual([]);
      await page.getByRole('button', { name: '核对' }).click();
      await page.getByRole('button', { name: '确认起草推荐名单' }).click();
      await page.getByRole('heading', { name: '凭据' }).waitFor();
      await city.settle();
      const row = done('list', await city.as['bo-b01-one'].get(`recommendations/${list}`)).body;
      expect(row.draft.map(({ rank, reason }: { rank: number; reason: string }) => [rank, reason])).toEqual([
        [1, '理由三'],
        [2, '理由二'],
        [3, '理由一'],
      ]);
    });

    it('is moved by keyboard alone, and whole and accessible on a phone', async () => {
      const watched = await open('bo-b01-one', phone, `/act/DraftRecommendation/${list}`);
      const { page } = watched;
      await page.getByRole('heading', { name: 'Recommended (3 / 5)' }).waitFor();
      await page
        .getByRole('button', { name: /^Move .* down$/ })
        .first()
        .focus();
      await page.keyboard.press('Enter');
      await page.locator('[name="candidates.1.reason"]', { hasText: '理由三' }).waitFor();
      await shot(watched, 'ranked-list-en-390');
      expect(await watched.faults()).toEqual([]);
    });
  });

  describe('for a rule pack', () => {
    it('begins with a shipped one, says what is wrong beside the field while one writes, and is drafted', async () => {
      const watched = await open('op-city', desk, '/act/DraftCampaign/r2026');
      const { page } = watched;
      await page.getByRole('button', { name: '2026 年活动方案' }).click();
      await page.getByText('规则检查：0 项须更正').waitFor();
      await page.locator('[name="rulePack.campaignName.zh"]').fill('最强支部·最美所队（2026）');
      await page.locator('[name="rulePack.criteria.0.weight"]').fill('25');
      await page.getByText('权重合计 105%，应为 100%').waitFor();
      await page.getByText('规则检查：1 项须更正').waitFor();
      expect(await page.locator('p.Mui-error').count()).toBeGreaterThan(0);
      await shot(watched, 'rule-pack-zh-1280');
      expect(await watched.faults()).toEqual([]);
      await page.locator('[name="rulePack.criteria.0.weight"]').fill('20');
      await page.getByText('规则检查：0 项须更正').waitFor();
      await page.getByRole('button', { name: '核对' }).click();
      await page.getByRole('button', { name: '确认起草活动' }).click();
      await page.getByRole('heading', { name: '凭据' }).waitFor();
      await city.settle();
      const row = done('campaign', await city.as['op-city'].get('campaigns/r2026')).body;
      expect(row).toMatchObject({ status: 'draft', campaignName: { zh: '最强支部·最美所队（2026）' } });
      expect(row.rulePack.applicationDeadline).toBe('2026-04-30');
    });

    it('that is revised shows what has changed, also on a phone', async () => {
      const watched = await open('op-city', phone, '/act/ReviseRulePack/r2026');
      const { page } = watched;
      await page.locator('[name="rulePack.places"]').fill('15');
      await page.getByRole('heading', { name: '1 change against the rules that stand' }).waitFor();
      await shot(watched, 'rule-pack-en-390');
      expect(await watched.faults()).toEqual([]);
    });
  });

  describe('for a ballot', () => {
    beforeAll(async () => {
      for (const step of [nominate, acceptAll, assessAll, convene, startScoring]) await step(city);
    });

    it('says how many scores are left, keeps to the scale, asks for a reason and shows the total', async () => {
      const watched = await open('ex-two', desk, `/act/SealBallot/${ballot}`);
      const { page } = watched;
      await page.getByText('还有 6 项未评分').waitFor();
      const scores = page.locator('input[name^="scores."]');
      for (let index = 0; index < 6; index++) await scores.nth(index).fill(index === 0 ? '96' : '90.5');
      await scores.nth(1).fill('90.3');
      await page.getByText('还有 1 项未评分').waitFor();
      await page.locator('main p', { hasText: '步长 0.5' }).waitFor();
      await scores.nth(1).press('ArrowUp');
      await page.getByText(/全部评分已填，加权得分 \d+\.\d\d/).waitFor();
      await page.getByRole('button', { name: '核对' }).click();
      await page.locator('main p', { hasText: '有过低或过高的评分，请说明理由' }).waitFor();
      await page.locator('[name=reason]').fill('事迹突出');
      await shot(watched, 'ballot-zh-1280');
      expect(await watched.faults()).toEqual([]);
      await page.getByRole('button', { name: '核对' }).click();
      await page.getByRole('button', { name: '确认封存评分表' }).click();
      await page.getByRole('heading', { name: '凭据' }).waitFor();
      await city.settle();
      const row = done('progress', await city.as['ex-two'].get(`ballot-progress/${ballot}`)).body;
      expect(row.status).toBe('sealed');
    });

    it('of somebody else is refused before anything is filled in', async () => {
      const stranger = `/act/SealBallot/${campaignId}.onSite.b01.001.as-two`;
      const { page } = await open('ex-two', desk, stranger);
      await page.getByRole('alert').waitFor();
      expect(await page.locator('input[name^="scores."]').count()).toBe(0);
    });

    it('says that it is sealed already, and is whole and accessible on a phone', async () => {
      const watched = await open('ex-two', phone, `/act/SealBallot/${ballot}`);
      await watched.page.getByText('Sealing again before the stage is shut').waitFor();
      await shot(watched, 'ballot-en-390');
      expect(await watched.faults()).toEqual([]);
    });
  });
});
