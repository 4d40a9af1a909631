import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { acceptAll, campaignId, nominate, openCampaign, pack } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { done } from '../http/client.ts';
import { type Account, password, personOf } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: an assessor records a visit where it is, on a phone, one criterion after the other, and nothing that
// lacks is passed over. How it works: a city whose assessments are open, Debian's Chromium, and axe.

const why = missing();
if (why !== undefined) process.stderr.write(`\n*** SKIPPED: no visit is recorded, because ${why}. ***\n\n`);

const entry = `${campaignId}.b01.001`;
const desk: Screen = { language: 'zh', width: 1280 };
const phone: Screen = { language: 'en', width: 390, scheme: 'dark' };
const shots = process.env['LAUREL_SHOTS'];
const photo = {
  name: '现场.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('ffd8ffe000104a464946', 'hex'),
};

(why === undefined ? describe : describe.skip)('The record of a visit', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (account: Account, screen: Screen) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    await watched.signIn(account, password);
    await watched.visit(`/act/RecordAssessment/${entry}`);
    return watched;
  };
  const shot = async ({ page }: Watched, name: string) => {
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    for (const step of [openCampaign, nominate, acceptAll]) await step(city);
    const group = `assessment-groups/${campaignId}.g1`;
    const members = (['as-one', 'as-two', 'as-b01'] as const).map(personOf);
    await city.act('op-city', `${group}/form-group`, {
      name: '第一组',
      lead: 'as-one',
      departments: ['机关党委'],
      members,
    });
    await city.act('op-city', `${group}/assign-candidate`, { branchId: 'b01.001' });
    await city.until('2023-06-06T09:00:00.000Z');
  });
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });
  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  it('is turned over leaf by leaf, leads to what lacks, and says what is sent', async () => {
    const watched = await open('as-one', desk);
    const { page } = watched;
    const next = page.getByRole('button', { name: '下一步' });
    const check = page.getByRole('button', { name: '核对' });
    await page.locator('[id=visitedAt]').fill('2023-06-06T10:00');
    for (const { id } of pack.criteria) {
      await next.click();
      if (id !== pack.criteria[2]!.id) await page.locator(`[id="scores.${id}"]`).fill('８８.5');
    }
    const [first] = pack.criteria;
    await page.getByRole('button', { name: '上一步' }).click();
    await check.click();
    // The first of what lacks is shown, and has the focus.
    await page.locator('[id=site]:focus').waitFor();
    await page.locator('[id=site]').fill('东城派出所');
    await page.getByRole('alert').getByRole('button').last().click();
    await page.locator(`[id="scores.${pack.criteria[2]!.id}"]:focus`).fill('90');

    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('heading', { name: first!.name.zh }).waitFor();
    await page.getByRole('button', { name: '添加加分' }).click();
    await page.locator('[id="adjustments.0.clause"]').click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: '加分分值：加' }).click();
    await page.locator('[id="adjustments.0.reason"]').fill('受到省厅通报表扬');
    await shot(watched, 'visit-criterion-zh-1280');
    expect(await watched.faults()).toEqual([]);

    for (let leaf = 0; leaf < pack.criteria.length; leaf++) await next.click();
    await page.getByRole('heading', { name: '佐证材料' }).waitFor();
    await page.locator('input[capture]').setInputFiles(photo);
    await page.getByText('现场.jpg').waitFor();
    await next.click();
    await page.getByText('均已填写，可以核对。').waitFor();
    await shot(watched, 'visit-overview-zh-1280');
    expect(await watched.faults()).toEqual([]);
    await check.click();
    await page.getByRole('heading', { name: '请核对' }).waitFor();
    await shot(watched, 'visit-read-back-zh-1280');
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: '确认录入动态考核' }).click();
    await page.getByText('须另一人在').waitFor();
    await city.settle();
    const { waiting } = done('assessment', await city.as['as-two'].get(`assessments/${entry}`)).body;
    expect(waiting[0].content).toMatchObject({
      visitedAt: '2023-06-06T02:00:00.000Z',
      site: '东城派出所',
      scores: pack.criteria.map(({ id }, index) => ({ criterionId: id, score: index === 2 ? '90' : '88.5' })),
      adjustments: [{ criterionId: first!.id, kind: 'bonus', points: '1', reason: '受到省厅通报表扬' }],
      evidence: { documents: [], attachments: [expect.stringMatching(/^[0-9a-f]{64}$/)] },
    });
  });

  it('is whole and accessible on a phone, leaf by leaf', async () => {
    const watched = await open('as-two', phone);
    const { page } = watched;
    const next = page.getByRole('button', { name: 'Next' });
    for (let leaf = 1; ; leaf++) {
      if (leaf < 4) await shot(watched, `visit-${leaf}-en-390`);
      if (leaf === 2) await page.getByRole('button', { name: 'Add a deduction' }).click();
      expect(await watched.faults()).toEqual([]);
      const buttons = page.locator('main button:visible');
      for (const button of await buttons.all())
        expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      if ((await next.count()) === 0) break;
      await next.click();
    }
    await page.getByText('8 parts lack').waitFor();
    await shot(watched, 'visit-overview-en-390');
  });
});
