import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { shippedYear } from '@laurel/rules';
import type { Browser } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { nameAll, office, openAndRank, scoreAll } from '../http/award.ts';
import { campaignId, entries, untilScoring } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { together } from '../http/client.ts';
import { password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: anybody reads a notice, learns how to object and checks a certificate, without an account; and what
// the operator prints says what the record says and no more. How it works: one city, looked at when the list
// is approved, when the notice runs and when all are named; in both languages, on a desk and on a phone.

const why = missing();
const naming = `namings/${campaignId}`;
const notice = `/public/notices/${encodeURIComponent(`${campaignId}.winners-1`)}`;
const screens: readonly Screen[] = [
  { language: 'zh', width: 1280 },
  { language: 'zh', width: 390, scheme: 'dark' },
  { language: 'en', width: 1280, scheme: 'dark' },
  { language: 'en', width: 390 },
];
/** The first of the ranking does secret work: no public paper names it. */
const secret = 't01.001';
const told = entries.filter((branchId) => branchId !== secret);
const check = (number: string) => `/public/certificate?number=${encodeURIComponent(number)}`;

(why === undefined ? describe : describe.skip)('The public’s pages and the documents', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (screen: Screen = screens[0]!) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    return watched;
  };
  const asOperator = async (screen?: Screen) => {
    const watched = await open(screen);
    await watched.signIn('op-city', password);
    return watched;
  };
  /** These addresses are without a finding in both languages, on a desk and on a phone. */
  const expectWhole = async (addresses: readonly string[], enter: (screen: Screen) => Promise<Watched>) => {
    for (const screen of screens) {
      const watched = await enter(screen);
      for (const address of addresses) {
        await watched.visit(address);
        expect({ screen, address, faults: await watched.faults() }).toEqual({ screen, address, faults: [] });
      }
    }
  };
  const sheetOf = ({ page }: Watched) => page.locator('article').first();
  /** The branches on the sheet, from top to bottom. */
  const listedOn = async (watched: Watched) =>
    (await sheetOf(watched).locator('tbody tr td:last-child').allTextContents()).map((name) =>
      name.replace('党支部', ''),
    );

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    const { as } = city;
    await together(as['op-city'], as['di-city'], 'calendars/city/publish-calendar', {
      ...shippedYear(2023),
      source: '国办发明电〔2022〕16号',
    });
    await untilScoring(city);
    await scoreAll(city);
    await openAndRank(city);
    await city.act('op-city', `${naming}/request-naming`, { documentNumber: '澜公政102号' });
    const { winners } = (await as['op-city'].get(naming)).body as { winners: string[] };
    await together(as['co-one'], as['co-two'], `${naming}/approve-winners`, {
      minutesNumber: '澜公党纪31号',
      branchIds: winners,
    });
    await together(as['co-one'], as['co-two'], `${naming}/waive-notice`, {
      branchId: secret,
      ground: '保密法第二十二条',
    });
    await city.settle();
  });

  // A page left open would go on asking for news.
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });

  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  describe('once the list is approved', () => {
    it('are drafts for the operator, with blanks for what is not decided and no secret unit', async () => {
      const watched = await asOperator();
      await watched.visit('/');
      await watched.page.getByRole('link', { name: '公示草案' }).click();
      await sheetOf(watched).getByText('草案', { exact: true }).waitFor();
      expect(await listedOn(watched)).toEqual(told);
      expect(await sheetOf(watched).getByText('（待定）').count()).toBe(7);
      await watched.page.getByText('另有 1 个涉密单位不列入本文书').waitFor();

      await watched.visit('/named');
      await watched.page.getByRole('link', { name: '命名决定' }).click();
      await sheetOf(watched).getByText('草案', { exact: true }).waitFor();
      expect(await listedOn(watched)).toEqual([...told].reverse());
      expect(await sheetOf(watched).getByText('（待定）').count()).toBe(2);
    });

    it('are nothing yet for the public, and no document for who does not watch the campaign', async () => {
      const watched = await open();
      await watched.visit('/public');
      await watched.page.getByText('目前没有公示').waitFor();
      await watched.signIn('bs-b01', password);
      for (const address of ['notice', 'decision', 'certificates']) {
        await watched.visit(`/documents/${address}`);
        await watched.page.getByRole('heading', { name: '您的角色看不到此内容' }).waitFor();
      }
    });

    it('are whole and accessible as drafts', async () => {
      await expectWhole(['/documents/notice', '/documents/decision', '/documents/certificates'], asOperator);
    });
  });

  describe('once the notice runs', () => {
    beforeAll(async () => {
      // In the order of the ranking, which the public is not told.
      await city.act('op-city', `notices/${campaignId}.winners-1/post-notice`, {
        kind: 'winners',
        branchIds: [...told].reverse(),
        endsOn: '2023-11-28',
        objectionsTo: office,
      });
      await city.settle();
    });

    it('are reached from the sign-in page and read without signing in', async () => {
      const watched = await open();
      const { page } = watched;
      await page.goto(`${city.url}/`);
      await page.getByRole('link', { name: '公示公告' }).click();
      await page.getByText('公示中，还有 8 天').waitFor();
      await page.getByRole('link', { name: '关于拟命名“最强支部·最美警队”的公示' }).click();
      await sheetOf(watched).waitFor();
      expect(await listedOn(watched)).toEqual(told);
      const text = (await page.locator('main').textContent())!;
      for (const said of [
        '至 2023年11月28日 24时止，计 6 个工作日',
        '11月24日周五、11月27日周一',
        ...Object.values(office),
      ])
        expect(text).toContain(said);
      await page.getByText('不设网上提交').waitFor();
      expect(text).not.toContain(secret);
      await page.getByRole('link', { name: '工作人员登录' }).click();
      await page.locator('#login').waitFor();
    });

    it('print a notice as one sheet of paper, without the frame', async () => {
      const watched = await open();
      await watched.visit(notice);
      const pdf = await watched.page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
      await watched.page.emulateMedia({ media: 'print' });
      expect(await sheetOf(watched).isVisible()).toBe(true);
      for (const frame of [watched.page.getByRole('navigation'), watched.page.getByText('如何提出异议')])
        expect(await frame.first().isVisible()).toBe(false);
    });

    it('are whole and accessible', async () => {
      await expectWhole(['/public', notice], open);
    });
  });

  describe('once all are named', () => {
    beforeAll(async () => {
      const { as } = city;
      await nameAll(city);
      await city.act('op-city', `${naming}/replace-certificate`, {
        branchId: 'b01.001',
        certificateNumber: 'LC-2023-ZS-9',
        plaqueNumber: 'LC-2023-PB-0',
        reason: '遗失',
      });
      await together(as['di-city'], as['co-one'], `${naming}/revoke-naming`, {
        branchId: 'b02.001',
        ground: '隐瞒',
        documentNumber: '澜公党57号',
      });
      await city.settle();
    });

    it('check a number by keyboard: valid, replaced by which, revoked', async () => {
      const watched = await open();
      const { page } = watched;
      await watched.visit('/public/certificate');
      await page.getByLabel('证书编号或牌匾编号').focus();
      await page.keyboard.type('ＬＣ－2023－ＺＳ－0');
      await page.keyboard.press('Enter');
      await page.getByText('该编号的证书、牌匾已换发').waitFor();
      await page.getByRole('link', { name: 'LC-2023-ZS-9' }).click();
      await page.getByText('该编号的证书、牌匾有效').waitFor();
      await watched.visit(check('LC-2023-PB-0'));
      await page.getByText('该编号的证书、牌匾有效').waitFor();
      await watched.visit(check('LC-2023-ZS-1'));
      await page.getByText('命名已于 2023年11月30日 撤销').waitFor();
    });

    it('tell a secret number from one never given to nobody, an operator included', async () => {
      for (const watched of [await open(), await asOperator()]) {
        const said = async (number: string) => {
          await watched.visit(check(number));
          await watched.page.getByText('没有查到').waitFor();
          return (await watched.page.locator('main').textContent())!.replaceAll(number, 'N');
        };
        expect(await said('LC-2023-ZS-3')).toBe(await said('LC-2023-ZS-8'));
      }
    });

    it('say what came of the notice', async () => {
      const watched = await open();
      await watched.visit(notice);
      await watched.page.getByText('以 澜公党56号 作出命名决定，其中本公示单位 3 个').waitFor();
      await watched.page.getByText('b02.001党支部：已于 2023年11月30日 撤销').waitFor();
    });

    it('print the decision in the order of naming, and a certificate whose code leads to its check', async () => {
      const watched = await asOperator();
      const { page } = watched;
      await watched.visit('/documents/decision');
      await sheetOf(watched).getByText('文号：澜公党56号').waitFor();
      expect(await listedOn(watched)).toEqual([...told].reverse());
      await sheetOf(watched).getByText('b02.001党支部的命名已于 2023年11月30日 撤销').waitFor();
      expect(await page.getByText('草案', { exact: true }).count()).toBe(0);

      await watched.visit('/named');
      await page.getByRole('link', { name: 'LC-2023-ZS-9' }).click();
      await sheetOf(watched).getByText('证书编号：LC-2023-ZS-9').waitFor();
      const link = decodeQR(await pixelsOf(watched));
      expect(link).toBe(`${city.url}/#${check('LC-2023-ZS-9')}`);
      await page.goto(link);
      await page.getByText('该编号的证书、牌匾有效').waitFor();
      await page.getByRole('link', { name: '返回工作页面' }).click();
      await page.getByRole('heading', { name: '工作台' }).waitFor();
    });

    it('mark what is void, and give a secret certificate no code', async () => {
      const watched = await asOperator();
      await watched.visit(`/documents/certificates?id=${campaignId}.b02.001`);
      await sheetOf(watched).getByText('已作废').waitFor();
      await watched.visit(`/documents/certificates?id=${campaignId}.${secret}`);
      await sheetOf(watched).getByText('证书编号：LC-2023-ZS-3').waitFor();
      expect(await sheetOf(watched).getByRole('img').count()).toBe(0);
    });

    it('are whole and accessible', async () => {
      const numbers = ['LC-2023-ZS-9', 'LC-2023-ZS-0', 'LC-2023-ZS-1', 'X-1'];
      await expectWhole(['/public', notice, '/public/certificate', ...numbers.map(check)], open);
      await expectWhole(['/documents/decision', '/documents/certificates', '/documents/notice'], asOperator);
    });
  });
});

/** The QR code on the sheet as a scanner sees it. */
async function pixelsOf({ page }: Watched): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { size, data } = await page.evaluate<{ size: number; data: number[] }>(`(async () => {
    const size = 400;
    const svg = document.querySelector('article svg[role=img]').cloneNode(true);
    svg.setAttribute('width', size);
    svg.setAttribute('height', size);
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(new XMLSerializer().serializeToString(svg));
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, size, size);
    return { size, data: [...context.getImageData(0, 0, size, size).data] };
  })()`);
  return { width: size, height: size, data: Uint8Array.from(data) };
}
