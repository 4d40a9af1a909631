import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { acceptAll, campaignId, nominate, openCampaign, pack } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { done, together } from '../http/client.ts';
import { password, personOf } from '../http/people.ts';
import { missing, openBrowser, Watched } from './browser.ts';
import { Line } from './line.ts';

// Goal: what an assessor writes where there is no network arrives once and in order, and nobody else reads it
// before. How it works: a city whose assessments are open, Debian's Chromium on a line that can be cut.

const why = missing();
if (why !== undefined)
  process.stderr.write(`\n*** SKIPPED: nothing waits to be sent, because ${why}. ***\n\n`);

const entryOf = (branchId: string) => `${campaignId}.${branchId}`;
const branches = ['b01.001', 'b02.001'] as const;
const shots = process.env['LAUREL_SHOTS'];
const photo = {
  name: '现场.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('ffd8ffe000104a464946', 'hex'),
};

/** Makes whatever the device keeps into a text, as whoever opens its storage reads it. */
const stored = `new Promise((resolve) => {
  const asked = indexedDB.open('laurel-device');
  asked.onsuccess = () => {
    const all = asked.result.transaction('sealed').objectStore('sealed').getAll();
    all.onsuccess = () => {
      asked.result.close();
      resolve(all.result.map(({ bytes }) => new TextDecoder('latin1').decode(bytes)).join());
    };
  };
})`;

(why === undefined ? describe : describe.skip)('The outbox of an assessor', () => {
  let city: TestCity;
  let browser: Browser;
  let line: Line;
  let watched: Watched;

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    line = await Line.to(city.url);
    for (const step of [openCampaign, nominate, acceptAll]) await step(city);
    const group = `assessment-groups/${campaignId}.g1`;
    await city.act('op-city', `${group}/form-group`, {
      name: '第一组',
      lead: 'as-one',
      departments: ['机关党委'],
      members: (['as-one', 'as-two', 'as-b01'] as const).map(personOf),
    });
    for (const branchId of branches) await city.act('op-city', `${group}/assign-candidate`, { branchId });
    await city.until('2023-06-06T01:00:00.000Z');
    for (const branchId of branches)
      await city.act('as-one', `${group}/plan-visit`, { branchId, plannedOn: '2023-06-06' });
    await city.settle();
  });
  afterEach(async () => await watched?.close());
  afterAll(async () => {
    await browser?.close();
    await line?.close();
    await city?.close();
  });

  const shot = async (name: string) => {
    if (shots !== undefined) await watched.page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };
  /** Fills in the record of a visit and leaves it to be sent. */
  const record = async (branchId: string, hasPhoto: boolean) => {
    const { page } = watched;
    await page.evaluate(`window.location.hash = '/act/RecordAssessment/${entryOf(branchId)}'`);
    const next = page.getByRole('button', { name: '下一步' });
    await page.locator('[id=visitedAt]').fill('2023-06-06T08:30');
    await page.locator('[id=site]').fill(`site-of-${branchId}`);
    for (const { id } of pack.criteria) {
      await next.click();
      await page.locator(`[id="scores.${id}"]`).fill('88.5');
    }
    await next.click();
    if (hasPhoto) {
      await page.locator('input[capture]').setInputFiles(photo);
      await page.getByText('现场.jpg').waitFor();
    } else {
      await page.getByRole('button', { name: '添加' }).last().click();
      await page.locator('[id="evidence.documents.0"]').fill('值班表');
    }
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('button', { name: '放入待发' }).click();
    await page.getByText(`${branchId}`).first().waitFor();
    await page.getByText('在本机').first().waitFor();
  };

  it('is filled without network, outlasts its tab, and is sent once and in order; a conflict loses nothing', async () => {
    watched = await Watched.open(browser, line.url, { language: 'zh', width: 390 });
    await watched.signIn('as-one', password);
    await watched.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await watched.visit('/desks/visits');
    await watched.page.getByRole('button', { name: '带走今天的对象（2 个）' }).click();
    await watched.page.getByText('带走 2 个对象').waitFor();
    await shot('take-along-zh-390');

    await watched.context.setOffline(true);
    await watched.page.getByText('没有网络').waitFor();
    await record('b01.001', true);
    await record('b02.001', false);
    await shot('outbox-zh-390');
    expect(await watched.faults()).toEqual([]);
    expect(await watched.page.evaluate<string>(stored)).not.toContain('site-of-b01.001');

    await watched.openTab();
    await watched.page.goto(`${line.url}/`);
    await watched.page.fill('#login', 'as-one');
    await watched.page.fill('#password', `not ${password}`);
    await watched.page.click('button[type=submit]');
    await watched.page.getByText('密码与带走内容时的不一致').waitFor();
    await watched.signIn('as-one', password);
    await watched.page.getByRole('link', { name: '待发 2 件' }).click();
    await watched.page.getByText('在本机').nth(1).waitFor();
    expect(line.commands.filter((command) => command.includes('record-assessment'))).toEqual([]);

    const closing = `assessments/${entryOf('b02.001')}/close-assessment-without-result`;
    await together(city.as['op-city'], city.as['di-city'], closing, { reason: '机构撤并' });
    await watched.context.setOffline(false);
    const { page } = watched;
    await page.getByText('已送达').waitFor();
    await page.getByText('有冲突').waitFor();
    await shot('outbox-conflict-zh-390');
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: '按最新情况再次发送' }).click();
    await page.getByText('被拒绝').waitFor();
    await page.getByText('查看内容').last().click();
    await page.getByText('site-of-b02.001').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出为文件' }).click();
    expect((await saving).suggestedFilename()).toBe('laurel-outbox.json');

    const sent = line.commands.filter((command) => command.includes('record-assessment'));
    expect(sent.map((command) => command.split('/')[1])).toEqual(
      ['b01.001', 'b02.001', 'b02.001'].map(entryOf),
    );
    const [, first, again] = sent.map((command) => command.split(' ')[1]);
    expect(first).toBe(again);
    await city.settle();
    const { waiting } = done('row', await city.as['as-two'].get(`assessments/${entryOf('b01.001')}`)).body;
    expect(waiting).toHaveLength(1);
    expect(waiting[0].content).toMatchObject({ site: 'site-of-b01.001' });
    const [hash] = waiting[0].content.evidence.attachments as string[];
    const files = done('files', await city.as['as-two'].get(`attachments/${entryOf('b01.001')}`)).body;
    expect(JSON.stringify(files)).toContain(hash);

    await page.getByRole('button', { name: '退出' }).click();
    await page.getByText('本机还有 1 件待发').waitFor();
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: '仍然退出' }).click();
    await page.locator('#login').waitFor();
    expect(await page.evaluate<string>(stored)).toBe('');
  });

  it('says in English on a phone that nothing waits', async () => {
    watched = await Watched.open(browser, line.url, { language: 'en', width: 390, scheme: 'dark' });
    await watched.signIn('as-two', password);
    await watched.visit('/outbox');
    await watched.page.getByText('Nothing waits.').waitFor();
    expect(await watched.faults()).toEqual([]);
  });
});
